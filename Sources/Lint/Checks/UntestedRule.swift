import FrontdeskCore
import FrontdeskRules

/// Finds rules without any example.
struct UntestedRule: Check {
    static let description = CheckDescription(
        id: "FD803",
        name: "untested-rule",
        severity: .warning,
        summary: "A rule that looks for words or an intent has no example, and no dialogue expects it.",
        rationale: """
            An example is the shortest test there is, and tells a reader what the rule is for. `frontdesk test` makes \
            sure that it is won by its rule. Rules for events, and rules that are only reached by `goto` or quick \
            replies, need none.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule ↓refund.ask
              when refund
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund
              example a refund please
              say "Which order is it?"
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let expected = namesInDialogues(survey.statements)
        return survey.statements.rules.compactMap { rule in
            guard rule.node.examples.isEmpty, !expected.contains(rule.node.name.value),
                rule.node.triggers.contains(where: { $0.trigger.kind.isOfMessages })
            else {
                return nil
            }
            return description.finding(
                at: rule.node.name.span,
                "the rule has no example",
                remedy: "write what a visitor would say: `example …`"
            )
        }
    }
}

extension UntestedRule {
    /// The rules that a dialogue expects.
    private static func namesInDialogues(_ statements: RuleSetDraft) -> Set<String> {
        var names: Set<String> = []
        for test in statements.tests {
            for line in test.node.lines {
                if case .expect(let expectation) = line.kind, case .rule(let name) = expectation.kind {
                    names.insert(name.value)
                }
            }
        }
        return names
    }
}

extension Trigger.Kind {
    /// Whether it looks at what visitors write.
    fileprivate var isOfMessages: Bool { if case .event = self { false } else { true } }
}
