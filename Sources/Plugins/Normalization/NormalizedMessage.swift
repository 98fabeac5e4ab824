public import FrontdeskText

/// The message of a turn, folded once for each profile in use; a fact for the plugins behind.
public struct NormalizedMessage: Sendable {
    private let root: FoldedText
    private let others: [FoldedText]

    /// Folds a text for the root profile and for `profiles`.
    public init(_ text: String, profiles: [FoldingProfile]) {
        root = TextFolder(profile: .root).fold(text)
        others = profiles.filter { $0 != .root }.map { TextFolder(profile: $0).fold(text) }
    }

    /// All folded forms.
    public var all: [FoldedText] { [root] + others }

    /// The message in a profile; in one that is not in use, the root's.
    public subscript(_ profile: FoldingProfile) -> FoldedText {
        others.first { $0.profile == profile } ?? root
    }
}
