/// A text as it was written, as it's compared, and the way back from the one to the other.
public struct FoldedText: Sendable {
    /// The text as it was written.
    public let original: String
    /// The profile it was folded for.
    public let profile: FoldingProfile
    /// UTF-8 of the folded text with its punctuation and blanks, which is what regular expressions read.
    public let folded: [UInt8]
    /// The tokens, from first to last; none overlaps another.
    public let tokens: [TextToken]
    private let offsets: OffsetMap

    init(original: String, profile: FoldingProfile, folded: [UInt8], tokens: [TextToken], offsets: OffsetMap) {
        self.original = original
        self.profile = profile
        self.folded = folded
        self.tokens = tokens
        self.offsets = offsets
    }

    /// The folded text.
    public var text: String { String(decoding: folded, as: UTF8.self) }

    /// The folded spelling of a token of this text.
    public func text(of token: TextToken) -> String { text(in: token.range) }

    /// The folded text within a range of UTF-8 offsets; what lies outside of the text is left out.
    public func text(in range: Range<Int>) -> String {
        String(decoding: folded[range.clamped(to: folded.indices)], as: UTF8.self)
    }

    /// The part of ``original`` that a range of ``folded`` comes from, in UTF-8 offsets.
    ///
    /// The range covers whole characters, so it's never shorter than what was asked for and never cuts one in two.
    /// An empty range stays empty. What lies outside of the text is left out.
    public func originalRange(ofFolded range: Range<Int>) -> Range<Int> {
        let rough = offsets.originalRange(of: range.clamped(to: 0..<folded.count))
        let lower = CharacterBoundary.before(rough.lowerBound, in: original)
        if rough.isEmpty { return lower..<lower }
        return lower..<CharacterBoundary.after(rough.upperBound, in: original)
    }

    /// What the visitor wrote in a range of ``folded``, the way a capture keeps it.
    ///
    /// That's the original after NFKC, with ASCII digits and without invisible characters: case and accents stay,
    /// full width goes.
    public func spelling(ofFolded range: Range<Int>) -> String {
        let range = originalRange(ofFolded: range)
        let utf8 = original.utf8
        let start = utf8.index(utf8.startIndex, offsetBy: range.lowerBound)
        let end = utf8.index(utf8.startIndex, offsetBy: range.upperBound)
        return SpellingFolder.spelling(of: original[start..<end])
    }
}
