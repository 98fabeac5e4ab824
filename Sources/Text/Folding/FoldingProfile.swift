public import FrontdeskCore

/// Which folding a language needs.
///
/// A message is folded once for each profile in use, and every rule is matched in the profile of its language.
public enum FoldingProfile: UInt8, CaseIterable, Sendable {
    /// Every language that needs nothing of its own.
    case root
    /// Turkish and Azerbaijani: `I` is the capital of `ı`, `İ` that of `i`.
    case turkic
    /// Chinese: traditional characters are read as simplified ones.
    case chinese

    /// The profile of a language.
    public init(language: LanguageTag) {
        switch language.language {
        case "tr", "az": self = .turkic
        case "zh", "yue", "lzh": self = .chinese
        default: self = .root
        }
    }
}
