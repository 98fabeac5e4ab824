public import FrontdeskCore

/// What came of all trials.
public struct TrialReport: Sendable {
    /// The trials, in the order they were made.
    public private(set) var trials: [Trial] = []
    /// The `when` lines that won some trial, and the actions that were done in one.
    public private(set) var exercised: Set<FileLocation> = []
    /// What is wrong with the rules themselves: they can't go live, however well the trials come out.
    public private(set) var errors: [Finding] = []

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
        errors += other.errors
    }

    /// Adds what keeps rules from going live.
    ///
    /// - Parameter findings: What checks found; only errors are taken.
    public mutating func add(errorsAmong findings: [Finding]) {
        errors += findings.filter { $0.severity == .error }
    }

    /// The trials that failed.
    public var failed: [Trial] { trials.filter { !$0.passed } }

    /// Whether every trial came out, and nothing keeps the rules from going live.
    public var isClean: Bool { errors.isEmpty && failed.isEmpty }

    /// How many trials of a kind were made.
    public func count(of kind: Trial.Kind) -> Int { trials.count { $0.kind == kind } }

    /// The failures as findings.
    public var findings: [Finding] {
        failed.flatMap { trial in
            trial.failures.map { failure in
                BrokenPromise.description.finding(
                    at: failure.location,
                    "expected \(failure.expected), found \(failure.found)",
                    remedy: failure.why
                )
            }
        }
    }
}
