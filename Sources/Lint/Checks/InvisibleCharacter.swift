import FrontdeskCore

/// The source holds an invisible character, or one that changes the direction of the text around it.
struct InvisibleCharacter: Check {
    static let description = CheckDescription(
        id: "FD008",
        name: "invisible-character",
        severity: .warning,
        summary: """
            The source holds an invisible character, or one that changes the direction of the text around it.
            """,
        rationale: """
            Such characters make a line look different from what it says; that has been used to hide code. \
            Delete it, or write it as \\u{…} in a quoted text.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when re↓\u{200B}fund
              example refund
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund
              example refund
              say "Which order is it?"
            """
        ),
        stage: .reading
    )
}
