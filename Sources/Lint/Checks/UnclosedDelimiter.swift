import FrontdeskCore

/// A bracket, quote or regex is not closed on its line.
struct UnclosedDelimiter: Check {
    static let description = CheckDescription(
        id: "FD005",
        name: "unclosed-delimiter",
        severity: .error,
        summary: "A bracket, quote or regex is not closed on its line.",
        rationale: """
            Everything behind the opener would be read as part of it. The place is that of the opener.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when ↓(hello | good morning
              example hello
              say "Hello!"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when (hello | good morning)
              example hello
              say "Hello!"
            """
        ),
        stage: .reading
    )
}
