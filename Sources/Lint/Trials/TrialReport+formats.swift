import FrontdeskCore

extension TrialReport {
    /// The forms a report of trials is written in.
    public enum Format: String, Sendable, CaseIterable {
        /// For people: a diff for each promise that was not kept, and the counts.
        case text
        /// An object with the counts and every trial.
        case json
        /// JUnit's XML.
        case junit
        /// Annotations of GitHub's actions, and the counts.
        case github
    }

    /// The report, with a line end behind its last line.
    public func written(as format: Format) -> String {
        switch format {
        case .text: text
        case .json: json
        case .junit: junit
        case .github: github
        }
    }

    /// How many trials of each kind were made, how many failed, and whether the rules have errors.
    public var summary: String {
        guard !errors.isEmpty else { return trialSummary }
        let errors = "the rules have \(errors.count) error\(errors.count == 1 ? "" : "s")"
        return trials.isEmpty ? "\(errors), so nothing was tried" : "\(trialSummary); \(errors)"
    }

    private var trialSummary: String {
        let counts = Trial.Kind.allCases.map { kind in
            let count = count(of: kind)
            return "\(count) \(kind.rawValue)\(count == 1 ? "" : "s")"
        }
        return "\(counts.joined(separator: ", ")): \(failed.isEmpty ? "all passed" : "\(failed.count) failed")"
    }

    private var text: String {
        let faults = errors.map { "\($0.location): error[\($0.id)]: \($0.advice)\n" }.joined()
        return faults + (faults.isEmpty ? "" : "\n") + failures + summary + "\n"
    }

    private var failures: String {
        failed.map { trial in
            var lines = ["\(trial.location): \(trial.title) failed"]
            for failure in trial.failures { lines += failure.diff(besides: trial) }
            return lines.joined(separator: "\n") + "\n\n"
        }.joined()
    }

    private var github: String { FindingReport(errors + findings, lines: SourceLines([:])).github + summary + "\n" }

    private var json: String {
        JSONText.members(
            ("passed", .integer(trials.count - failed.count)),
            ("failed", .integer(failed.count)),
            ("errors", .array(errors.map(\.json))),
            ("trials", .array(trials.map(\.json)))
        ).pretty
    }

    private var junit: String {
        let cases = trials.map { trial in
            let lines = trial.failures.flatMap { $0.diff(besides: trial) }
            let failure = XMLText(
                "failure",
                [
                    (
                        "message",
                        trial.failures.map { "expected \($0.expected), found \($0.found)" }.joined(separator: "; ")
                    ),
                    ("type", trial.kind.rawValue),
                ],
                text: (["\(trial.location)"] + lines).joined(separator: "\n")
            )
            return JUnitDocument.Case(
                name: "\(trial.title) at \(trial.location)",
                group: trial.location.path,
                failure: trial.passed ? nil : failure
            )
        }
        let faults = FindingReport(errors, lines: SourceLines([:])).junitCases
        return JUnitDocument(suite: "frontdesk test", cases: faults + cases, output: []).text
    }
}

extension Trial {
    /// What was tried, in a few words.
    fileprivate var title: String {
        switch kind {
        case .example: "example of rule \(name)"
        case .counter: "counter of rule \(name)"
        case .dialogue: "test \"\(name)\""
        }
    }

    fileprivate var json: JSONText {
        JSONText.members(
            ("kind", .string(kind.rawValue)),
            ("name", .string(name)),
            ("path", .string(location.path)),
            ("line", .integer(location.line)),
            ("column", .integer(location.column)),
            ("passed", .boolean(passed)),
            ("failures", passed ? nil : .array(failures.map(\.json)))
        )
    }
}

extension Trial.Failure {
    /// What was promised and what came, as lines of a diff.
    fileprivate func diff(besides trial: Trial) -> [String] {
        var lines: [String] = []
        if location != trial.location { lines.append("  \(location):") }
        if let said { lines.append("  > \(said)") }
        lines.append("  - \(expected)")
        lines.append("  + \(found)")
        return lines + reasons.map { "    \($0)" } + ranks.map { "    \($0)" }
    }

    fileprivate var json: JSONText {
        JSONText.members(
            ("path", .string(location.path)),
            ("line", .integer(location.line)),
            ("column", .integer(location.column)),
            ("said", said.map { .string($0) }),
            ("expected", .string(expected)),
            ("found", .string(found)),
            ("why", why.map { .string($0) })
        )
    }
}
