import FrontdeskCore
import FrontdeskRules

/// Finds rules that do nothing, and actions that are never come to.
struct UnreachableAction: Check {
    static let description = CheckDescription(
        id: "FD605",
        name: "unreachable-action",
        severity: .warning,
        summary: """
            A rule has no action, or examples and no `when` line, or an action stands behind `close` or `escalate`, \
            which end the turn.
            """,
        rationale: """
            A rule without actions wins, and the visitor reads nothing. One without `when` is only led to by other \
            rules, so no message is its example. What stands behind the end of the turn is \
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

            rule ↓refund.question
              example how long does a refund take
              say "Three days."
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

            rule refund.question
              when how long & refund
              example how long does a refund take
              say "Three days."
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        survey.statements.rules.flatMap { rule -> [Finding] in
            if rule.node.hasExample, rule.node.triggers.isEmpty, rule.node.afterLine == nil {
                return [
                    description.finding(
                        at: rule.node.name.span,
                        "`\(rule.node.name.value)` has examples, but no `when` line",
                        remedy: "write a `when` line that they match, or delete the examples"
                    )
                ]
            }
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

extension RuleStatement {
    fileprivate var hasExample: Bool {
        lines.contains { if case .example = $0.kind { true } else { false } }
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
