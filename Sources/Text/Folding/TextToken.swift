/// A word, a character of a script without spaces, or an emoji.
public struct TextToken: Sendable, Equatable {
    /// What a token is.
    public enum Kind: UInt8, Sendable {
        /// A run of letters, marks and digits of scripts that put spaces between words.
        case word
        /// One grapheme cluster of a script without spaces: Han, Kana, Thai, Lao, Khmer, Myanmar and their like.
        case grapheme
        /// One emoji, however many code points it's made of.
        case emoji
    }

    /// Where the token begins, in UTF-8 bytes of the folded text.
    public let start: Int32
    /// Where it ends.
    public let end: Int32
    /// What it is.
    public let kind: Kind
    /// The number of folded code points, by which coverage is measured.
    public let codePoints: Int32

    /// Makes a token.
    public init(start: Int32, end: Int32, kind: Kind, codePoints: Int32) {
        self.start = start
        self.end = end
        self.kind = kind
        self.codePoints = codePoints
    }

    /// The token's bytes in the folded text.
    public var range: Range<Int> { Int(start)..<Int(end) }
}
