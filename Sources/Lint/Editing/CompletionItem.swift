public import FrontdeskRules

/// Something that could stand at a place.
public struct CompletionItem: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Hashable, Sendable {
        case keyword, rule, concept, variable, intent, schedule, webhook, topic, text, value
    }

    /// What it is.
    public let kind: Kind
    /// What is written.
    public let label: String
    /// A few words beside it.
    public let detail: String
    /// What was begun already, and is replaced by the label.
    public let replaced: SourceSpan

    init(_ kind: Kind, _ label: String, _ detail: String, _ replaced: SourceSpan) {
        self.kind = kind
        self.label = label
        self.detail = detail
        self.replaced = replaced
    }
}
