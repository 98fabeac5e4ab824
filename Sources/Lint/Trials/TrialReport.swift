public import FrontdeskCore

/// What came of all trials.
public struct TrialReport: Sendable {
    /// The trials, in the order they were made.
    public private(set) var trials: [Trial] = []
    /// The `when` lines that won some trial, and the actions that were done in one.
    public private(set) var exercised: Set<FileLocation> = []

    /// No trials.
    public init() {}

    mutating func add(_ result: (trial: Trial, used: Set<FileLocation>)) {
        trials.append(result.trial)
        exercised.formUnion(result.used)
    }

    /// Adds the trials of another rule set.
    public mutating func add(_ other: TrialReport) {
        trials += other.trials
        exercised.formUnion(other.exercised)
    }

    /// The trials that failed.
    public var failed: [Trial] { trials.filter { !$0.passed } }

    /// How many trials of a kind were made.
    public func count(of kind: Trial.Kind) -> Int { trials.count { $0.kind == kind } }

    /// The failures as findings.
    public var findings: [Finding] {
        failed.flatMap { trial in
            trial.failures.map { failure in
                Finding(
                    id: "FD801",
                    name: "broken-promise",
                    severity: .error,
                    location: failure.location,
                    message: "expected \(failure.expected), found \(failure.found)",
                    remedy: failure.why
                )
            }
        }
    }
}
