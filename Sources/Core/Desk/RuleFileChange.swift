/// What somebody wants to do with one file of rules or texts: write it, or take it away.
public struct RuleFileChange: Hashable, Sendable {
    /// The path as ``RuleSourceSummary/path`` spells it, such as `rules/en/orders.rules` or `locales/en.json`.
    public let path: String
    /// What the file shall hold; nil to take it away.
    public let text: String?
    /// The revision of the file that the change was made from; nil for a file that was not there.
    public let base: String?

    /// Makes a change.
    public init(path: String, text: String?, base: String? = nil) {
        self.path = path
        self.text = text
        self.base = base
    }
}
