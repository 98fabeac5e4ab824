import FrontdeskCore

/// A rule file is not clean UTF-8: stray bytes, a byte order mark, a NUL character, or mixed line ends.
struct BrokenEncoding: Check {
    static let description = CheckDescription(
        id: "FD001",
        name: "broken-encoding",
        severity: .error,
        summary: """
            A rule file is not clean UTF-8: stray bytes, a byte order mark, a NUL character, or mixed line ends.
            """,
        rationale: """
            Editors show such bytes differently or not at all, so two people see two different rules. Save the \
            file as UTF-8 without a mark, with one kind of line end.
            """,
        bad: CheckExample(
            """
            ↓\u{FEFF}frontdesk 1
            language en

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
