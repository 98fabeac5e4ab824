public import FrontdeskCore

/// What became of the sources of a rule set.
public struct RuleCompilation: Sendable {
    /// The set; nil when a finding is an error.
    public let ruleSet: RuleSet?
    /// Everything parser and compiler object to, in the order of path, line and column.
    public let findings: [Finding]
    /// The parsed files, in the order of their paths, whatever is wrong with them.
    public let files: [RuleFile]
    /// What the files define, whatever is wrong with them.
    public let definitions: RuleDefinitions
}
