import FrontdeskCore
import FrontdeskRules

/// Finds rules that follow one to which a visitor can't reply.
struct PointlessFollowUp: Check {
    static let description = CheckDescription(
        id: "FD604",
        name: "pointless-follow-up",
        severity: .warning,
        summary: """
            A rule comes `after` a rule that says nothing, that always ends the bot's part, or that no conversation comes \
            to.
            """,
        rationale: """
            A follow-up reads the visitor's reply to what was said. To silence there is no reply, and behind \
            `escalate` or `close` the bot does not read on. And rules that only follow each other, or themselves, wait \
            for a beginning that never comes.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.human
              when refund
              example a refund
              say "A colleague will help you."
              escalate

            rule refund.number
              after ↓refund.human
              when order number
              example my order number
              say "Thank you."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund
              example a refund
              say "Which order is it?"

            rule refund.number
              after refund.ask
              when order number
              example my order number
              say "Thank you."
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let graph = survey.graph
        return survey.statements.rules.flatMap { rule -> [Finding] in
            (rule.node.afterLine?.rules ?? []).compactMap { earlier in
                guard survey.definitions.rule(named: earlier.value) != nil else { return nil }
                let all = graph.reachable(from: [earlier.value], throughChips: false)
                if all.isDisjoint(with: graph.speaking) {
                    return description.finding(
                        at: earlier.span,
                        "`\(earlier.value)` says nothing that a visitor could reply to",
                        remedy: "let it say something, or follow another rule"
                    )
                }
                if !survey.started.contains(earlier.value) {
                    return description.finding(
                        at: earlier.span,
                        earlier.value == rule.node.name.value
                            ? "`\(earlier.value)` follows only itself, so it never begins"
                            : "no conversation comes to `\(earlier.value)`: it only follows rules that follow each other",
                        remedy: "follow a rule that answers by itself, or let another rule go to `\(earlier.value)`"
                    )
                }
                guard graph.alwaysEnding.contains(earlier.value) else { return nil }
                return description.finding(
                    at: earlier.span,
                    "`\(earlier.value)` always ends the bot's part, so nothing follows it",
                    remedy: "follow another rule, or delete this one"
                )
            }
        }
    }
}
