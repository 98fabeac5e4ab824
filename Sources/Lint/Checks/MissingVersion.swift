import FrontdeskCore

/// A rule file does not begin with `frontdesk 1`, or names a version that does not exist.
struct MissingVersion: Check {
    static let description = CheckDescription(
        id: "FD002",
        name: "missing-version",
        severity: .error,
        summary: """
            A rule file does not begin with `frontdesk 1`, or names a version that does not exist.
            """,
        rationale: """
            The first line says which rules of the language the file was written for, so that a later Frontdesk \
            still reads it right.
            """,
        bad: CheckExample(
            """
            ↓language en

            rule hello
              when hello
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
        stage: .reading,
        repair: .safe
    )
}
