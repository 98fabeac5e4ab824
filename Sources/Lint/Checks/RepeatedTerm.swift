import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds terms that stand twice in one list.
struct RepeatedTerm: Check {
    static let description = CheckDescription(
        id: "FD105",
        name: "repeated-term",
        severity: .warning,
        summary: "The same term stands twice in a concept, or twice among the alternatives of a pattern.",
        rationale: "The second one changes nothing, and makes a reader look for a difference.",
        bad: CheckExample(
            """
            frontdesk 1
            language en

            concept refund = refund | money back | ↓refund

            rule refund.ask
              when @refund
              example a refund
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            concept refund = refund | money back

            rule refund.ask
              when @refund
              example a refund
              say "Which order is it?"
            """
        ),
        repair: .safe
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        survey.twins.filter(\.isSameText).map { twin in
            description.finding(
                at: twin.span,
                "`\(twin.text)` stands twice in this list",
                remedy: "delete one of them",
                notes: [twin.first.note("it stands here first")]
            )
        }
    }
}
