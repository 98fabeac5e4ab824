public import FrontdeskCore

/// The words of a text, folded: two texts with the same ones say the same, whatever their case and punctuation.
public struct FoldedWords: Hashable, Sendable {
    /// The words, a blank between them.
    public let bytes: [UInt8]

    /// The words of a text.
    public init(_ text: String, in language: LanguageTag) {
        let folded = TextFolder(profile: FoldingProfile(language: LanguageTag(language.language))).fold(text)
        bytes = Array(folded.tokens.map { folded.folded[$0.range] }.joined(separator: [0x20]))
    }

    /// Whether there is no word at all.
    public var isEmpty: Bool { bytes.isEmpty }
}
