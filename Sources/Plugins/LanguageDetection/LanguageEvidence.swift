public import FrontdeskCore

/// What a text says about its language, and how much of it there is.
public struct LanguageEvidence: Hashable, Sendable {
    /// The languages it may be in, the likeliest first; `und` alone when nothing can be told.
    public let languages: [LanguageProbability]
    /// How many letters decided; a Han character, kana or Hangul counts two and a half.
    public let letters: Int
    /// How many words they make; a run of Han characters or kana is one.
    public let words: Int

    /// Nothing to go on.
    static let none = LanguageEvidence(
        languages: [LanguageProbability(language: .undetermined, probability: 1)],
        letters: 0,
        words: 0
    )

    /// Whether nothing could be told.
    public var isUndetermined: Bool { languages.first?.language == .undetermined }

    /// Whether it is more than a short word, so that a conversation may change its language for it.
    var isClear: Bool {
        guard let best = languages.first, !isUndetermined else { return false }
        return best.probability >= 0.75 && (letters >= 12 || words >= 3 && letters >= 8)
    }
}
