import FrontdeskCore

/// A line begins with a word that the language does not have.
struct UnknownKeyword: Check {
    static let description = CheckDescription(
        id: "FD003",
        name: "unknown-keyword",
        severity: .error,
        summary: "A line begins with a word that the language does not have.",
        rationale: """
            The line does nothing. The message names the word that was probably meant, in whatever script it was \
            written.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              ↓wenn hello
              example hello
              say "Hello!"
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
            """
        ),
        stage: .reading
    )
}
