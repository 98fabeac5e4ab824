public import FrontdeskCore

/// Holds a project against every check.
public struct Linter: Sendable {
    private let checks: [any Check.Type]

    /// Makes a linter with all checks.
    public init() { checks = allChecks }

    /// Makes a linter that objects only to what keeps rules from running at all.
    public static var forTrying: Linter { Linter(checks: []) }

    init(checks: [any Check.Type]) { self.checks = checks }

    /// Everything there is to object to, in the order of path, line, column and number.
    ///
    /// The same project gives the same findings, in the same order, on every run.
    public func findings(in project: RuleProject) -> [Finding] {
        let survey = ProjectSurvey(project)
        return (project.readingFindings + checks.flatMap { $0.findings(in: survey) }).sorted()
    }
}
