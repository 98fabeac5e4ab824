import FrontdeskCore
import FrontdeskRules

/// Finds languages in which visitors can't ask for a person.
struct NoWayToPerson: Check {
    static let description = CheckDescription(
        id: "FD607",
        name: "no-way-to-person",
        severity: .warning,
        summary: "In a language that rules are written for, no rule and no quick reply leads to a person.",
        rationale: """
            Whoever asks for a person gets one at once, in every language. Add a rule for the usual words with \
            `priority 100` that escalates, or goes to one that does.
            """,
        bad: CheckExample(
            """
            ↓frontdesk 1
            language en

            rule hello
              when hello
              example hello
              say "Hello!"

            fallback
              escalate
            """,
            isWholeSet: true
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              example hello
              say "Hello!"

            rule human
              when (talk | speak) ..3 (human | person | agent)
              priority 100
              example I want to talk to a person
              escalate

            fallback
              escalate
            """,
            isWholeSet: true
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let rules = survey.statements.rules
        guard let first = rules.first else { return [] }
        let leading = rules.filter { rule in
            let start = [rule.node.name.value]
            guard survey.graph.leadsToPerson(start, throughChips: true) else { return false }
            return !rule.node.triggers.isEmpty
        }
        if leading.contains(where: { $0.languages.isEmpty }) { return [] }
        let open = survey.languages.filter { language in
            !leading.contains { $0.languages.contains { $0.covers(language) || language.covers($0) } }
        }
        if open.isEmpty, !leading.isEmpty || !survey.languages.isEmpty { return [] }
        let place = open.isEmpty ? "" : " in \(open.listed)"
        return [
            description.finding(
                at: FileLocation(path: survey.file(first).path, line: 1, column: 1),
                "no rule and no quick reply leads to a person\(place)",
                remedy: "add a rule with `priority 100` that escalates"
            )
        ]
    }
}
