/// What became of rules that were saved: they run.
public struct SavedRules: Hashable, Sendable {
    /// The version that was made.
    public let version: RuleVersion
    /// What runs now, and what was found that is no error.
    public let status: RuleDeskStatus

    /// Makes an answer.
    public init(version: RuleVersion, status: RuleDeskStatus) {
        self.version = version
        self.status = status
    }
}
