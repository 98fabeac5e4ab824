import FrontdeskCore

/// A line is indented where nothing can be indented, or indented with a tab.
struct WrongIndentation: Check {
    static let description = CheckDescription(
        id: "FD004",
        name: "wrong-indentation",
        severity: .error,
        summary: "A line is indented where nothing can be indented, or indented with a tab.",
        rationale: """
            Blocks begin at the first column and what belongs to them is indented by blanks. A tab has no fixed \
            width, so two editors show two different files.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
            ↓\twhen hello
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
