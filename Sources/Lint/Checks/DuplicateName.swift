import FrontdeskCore

/// Two rules, intents, entities, schedules, webhooks, tests or concepts of one language have the same name.
struct DuplicateName: Check {
    static let description = CheckDescription(
        id: "FD101",
        name: "duplicate-name",
        severity: .error,
        summary: """
            Two rules, intents, entities, schedules, webhooks, tests or concepts of one language have the same \
            name.
            """,
        rationale: """
            Conversations, tests and other rules refer to names. Of two things with one name nobody can tell \
            which is meant.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              example hello
              say "Hello!"

            rule ↓hello
              when good morning
              example good morning
              say "Good morning!"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              example hello
              say "Hello!"

            rule hello.morning
              when good morning
              example good morning
              say "Good morning!"
            """
        ),
        stage: .reading
    )
}
