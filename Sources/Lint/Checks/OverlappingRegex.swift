import FrontdeskCore
import FrontdeskRules

/// Finds regexes that match the examples of rules that look for words.
struct OverlappingRegex: Check {
    static let description = CheckDescription(
        id: "FD205",
        name: "overlapping-regex",
        severity: .warning,
        summary: "A regex of one rule matches an example of another rule that looks for words.",
        rationale: """
            Words rank above a regex, so the other rule still answers; but a small edit of its words would hand its \
            visitors to the regex without a sign. Make the regex narrower, or exclude it by a condition.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when money back
              example my money back please
              say "Which order is it?"

            rule money
              when ↓/mone(y|tary)/
              example a monetary matter
              say "That is about money."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when money back
              example my money back please
              say "Which order is it?"

            rule money
              when /moneta?ry/
              example a monetary matter
              say "That is about money."
            """
        )
    )

    static let sharedWork: SharedWork? = .lines

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        guard let lines = survey.lines, let examples = survey.examplesMet else { return [] }
        var seen: Set<SourceSpan> = []
        var findings: [Finding] = []
        for encounter in examples.all {
            let owner = lines.rules.rules[encounter.rule]
            guard encounter.candidates.contains(where: { $0.rule.name == owner.name && $0.kind.isWords }) else {
                continue
            }
            for candidate in encounter.candidates where candidate.kind == .regex && candidate.rule.name != owner.name {
                let span = candidate.rule.triggers[candidate.trigger].trigger.span
                guard seen.insert(span).inserted else { continue }
                findings.append(
                    description.finding(
                        at: span,
                        "the regex matches \"\(encounter.text.value)\" too, an example of `\(owner.name)`",
                        remedy: "make it narrower",
                        notes: [encounter.text.span.note("the example stands here")]
                    )
                )
            }
        }
        return findings
    }
}

extension Candidate.Kind {
    fileprivate var isWords: Bool { self == .words || self == .exactly }
}
