import FrontdeskCore

/// `&` and `|` stand beside each other without brackets.
struct MixedOperators: Check {
    static let description = CheckDescription(
        id: "FD006",
        name: "mixed-operators",
        severity: .error,
        summary: "`&` and `|` stand beside each other without brackets.",
        rationale: "People disagree on which of them binds stronger. Brackets say it.",
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund | money back ↓& please
              example a refund please
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when (refund | money back) & please
              example a refund please
              say "Which order is it?"
            """
        ),
        stage: .reading
    )
}
