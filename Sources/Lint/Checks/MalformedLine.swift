import FrontdeskCore

/// A line can not be understood for a reason that no other check names.
struct MalformedLine: Check {
    static let description = CheckDescription(
        id: "FD013",
        name: "malformed-line",
        severity: .error,
        summary: "A line can not be understood for a reason that no other check names.",
        rationale: """
            What could not be read is left out of the set, so the set is not used. The message says what was \
            expected.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              priority ↓high
              example↓: hello
              say "Hello!"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              priority 10
              example hello
              say "Hello!"
            """
        ),
        stage: .reading
    )
}
