import FrontdeskCore
import FrontdeskRules

/// Finds rules that follow one to which a visitor can't reply.
struct PointlessFollowUp: Check {
    static let description = CheckDescription(
        id: "FD604",
        name: "pointless-follow-up",
        severity: .warning,
        summary: "A rule comes `after` a rule that says nothing, or that always ends the bot's part.",
        rationale: """
            A follow-up reads the visitor's reply to what was said. To silence there is no reply, and behind \
            `escalate` or `close` the bot does not read on.
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
