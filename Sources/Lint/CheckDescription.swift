public import FrontdeskCore

/// What a check finds, why that matters, and an example of each kind: its manual page and its tests in one.
public struct CheckDescription: Sendable {
    /// When a check is made.
    public enum Stage: Sendable {
        /// While rule files and locale files are read and compiled.
        case reading
        /// By looking at rules and texts together.
        case project
        /// By trying examples and dialogues.
        case trials
        /// While findings are reported.
        case reporting
    }

    /// Whether `--fix` can repair what is found.
    public enum Repair: Sendable {
        case none
        /// The meaning stays the same.
        case safe
        /// The meaning may change, so it has to be asked for with `--unsafe`.
        case unsafe
    }

    /// The number, such as `FD102`; never reused.
    public let id: String
    /// The name after the bad pattern, such as `shadowed-rule`.
    public let name: String
    /// How bad it usually is; a check may be milder or stricter about some cases, and its rationale says when.
    public let severity: Finding.Severity
    /// What is found, in one sentence.
    public let summary: String
    /// Why it matters.
    public let rationale: String
    /// Rules or texts that it objects to, at each `↓`.
    public let bad: CheckExample
    /// The same without the fault.
    public let good: CheckExample
    /// When it is made.
    public let stage: Stage
    /// Whether `--fix` repairs it.
    public let repair: Repair
    /// Whether some of what it finds is an error although it usually is not.
    let isSometimesError: Bool

    init(
        id: String,
        name: String,
        severity: Finding.Severity,
        summary: String,
        rationale: String,
        bad: CheckExample,
        good: CheckExample,
        stage: Stage = .project,
        repair: Repair = .none,
        isSometimesError: Bool = false
    ) {
        self.id = id
        self.name = name
        self.severity = severity
        self.summary = summary
        self.rationale = rationale
        self.bad = bad
        self.good = good
        self.stage = stage
        self.repair = repair
        self.isSometimesError = isSometimesError
    }

    /// A finding of this check at a place.
    func finding(
        at location: FileLocation,
        to endColumn: Int? = nil,
        _ message: String,
        severity: Finding.Severity? = nil,
        remedy: String? = nil,
        notes: [Finding.Note] = []
    ) -> Finding {
        Finding(
            id: id,
            name: name,
            severity: severity ?? self.severity,
            location: location,
            endColumn: endColumn,
            message: message,
            remedy: remedy,
            notes: notes
        )
    }
}
