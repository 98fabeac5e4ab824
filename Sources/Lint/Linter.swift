public import FrontdeskCore

/// Holds a project against every check.
public struct Linter: Sendable {
    /// Makes a linter.
    public init() {}

    /// Everything there is to object to, in the order of path, line, column and number.
    ///
    /// The same project gives the same findings, in the same order, on every run.
    public func findings(in project: RuleProject) -> [Finding] {
        project.readingFindings.sorted()
    }
}
