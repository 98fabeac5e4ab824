import FrontdeskCore
import FrontdeskRules

/// Finds rules that do nothing, and actions that are never come to.
struct UnreachableAction: Check {
    static let description = CheckDescription(
        id: "FD605",
        name: "unreachable-action",
        severity: .warning,
        summary: "A rule has no action, or an action stands behind `close` or `escalate`, which end the turn.",
        rationale: """
            A rule without actions wins, and the visitor reads nothing. What stands behind the end of the turn is \
            never done: put it before.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.human
              when refund
              example a refund
              escalate
              ↓say "A colleague will help you."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.human
              when refund
              example a refund
              say "A colleague will help you."
              escalate
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        survey.statements.rules.flatMap { rule -> [Finding] in
            let actions = rule.node.actions
            guard !actions.isEmpty else {
                let remedy = "let it say something, or delete it"
                return [description.finding(at: rule.node.name.span, "the rule does nothing", remedy: remedy)]
            }
            guard let end = actions.firstIndex(where: \.endsTurn), end + 1 < actions.count else { return [] }
            return [
                description.finding(
                    at: actions[end + 1].span,
                    "this is never done: the line above ends the turn",
                    remedy: "put it before, or delete it",
                    notes: [actions[end].span.note("the turn ends here")]
                )
            ]
        }
    }
}

extension RuleAction {
    /// Whether nothing behind it is ever done.
    fileprivate var endsTurn: Bool {
        guard condition == nil else { return false }
        switch kind {
        case .escalate, .close: return true
        default: return false
        }
    }
}
