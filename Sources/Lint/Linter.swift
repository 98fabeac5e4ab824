public import FrontdeskCore
import FrontdeskRules

/// Holds a project against every check.
public struct Linter: Sendable {
    private let checks: [any Check.Type]
    private let settings: LintSettings
    /// So many checks are made at a time.
    private let jobs: Int

    /// Makes a linter with all checks.
    ///
    /// - Parameters:
    ///   - settings: What the checks are told.
    ///   - jobs: So many checks are made at a time; findings don't depend on it.
    public init(settings: LintSettings = LintSettings(), jobs: Int = 1) {
        self.init(checks: allChecks, settings: settings, jobs: jobs)
    }

    /// A linter that objects only to what keeps rules from running at all.
    public static var forTrying: Linter { Linter(checks: []) }

    init(checks: [any Check.Type], settings: LintSettings = LintSettings(), jobs: Int = 1) {
        self.checks = checks
        self.settings = settings
        self.jobs = jobs
    }

    /// Everything there is to object to, in the order of path, line, column and number.
    ///
    /// The same project gives the same findings, in the same order, on every run.
    public func findings(in project: RuleProject) -> [Finding] { findings(in: project, by: checks) }

    /// What decides whether a project may go live: the findings of every check that may object with an error.
    ///
    /// With an error here the project is broken, without one it is not; the checks that only give advice are not made.
    public func gate(_ project: RuleProject) -> [Finding] {
        // A suppression is only known to be stale when every check was made.
        if isGate(StaleSuppression.description) { return findings(in: project) }
        return findings(in: project, by: checks.filter { isGate($0.description) })
    }

    /// Whether a check may object with an error, as the settings are.
    private func isGate(_ check: CheckDescription) -> Bool {
        guard let severity = settings.severities[check.id] else {
            return check.severity == .error || check.isSometimesError
        }
        return severity == .error
    }

    private func findings(in project: RuleProject, by wanted: [any Check.Type]) -> [Finding] {
        let ids = Set(wanted.map { $0.description.id })
        let worth = made(project).filter { ids.contains($0.description.id) }
        let found = project.readingFindings + CheckRun(of: worth, in: project, settings).findings(jobs: jobs)
        // Where the rules have errors many checks are not made, so what they would find may still be suppressed.
        let isComplete = !checks.isEmpty && wanted.count == checks.count && project.rules != nil
        let suppressed = Suppressions(project.files).applied(
            to: found,
            stages: isComplete ? [.reading, .project, .reporting] : [.reading]
        )
        return suppressed.compactMap(weighed).sorted()
    }

    /// The checks that are worth making.
    ///
    /// A line that can't be read may hold the very thing that would be missed, so nothing is missed then.
    private func made(_ project: RuleProject) -> [any Check.Type] {
        // A name that leads nowhere cuts off whatever it should have led to.
        let isLegible =
            !project.files.contains { $0.findings.contains { $0.severity == .error } }
            && !project.readingFindings.contains { $0.id == UnknownName.description.id }
        return isLegible ? checks : checks.filter { !Self.missing.contains($0.description.id) }
    }

    /// The checks that object to something that is not there.
    private static let missing: Set<String> = Set(
        [
            UnsetVariable.description, UnusedDefinition.description, NeglectedText.description,
            ScarceExamples.description, MissingFallback.description, DeadTopic.description,
            PointlessFollowUp.description, UnreachableAction.description, NoWayToPerson.description,
            UntestedRule.description,
        ].map(\.id)
    )

    /// The finding with the severity that the settings give it; nil when they switch it off.
    private func weighed(_ finding: Finding) -> Finding? {
        guard let severity = settings.severities[finding.id] else { return finding }
        guard let severity else { return nil }
        return finding.with(severity: severity)
    }
}

extension Finding {
    /// The finding with another severity.
    fileprivate func with(severity: Severity) -> Finding {
        Finding(
            id: id,
            name: name,
            severity: severity,
            location: location,
            endColumn: endColumn,
            message: message,
            remedy: remedy,
            notes: notes
        )
    }
}
