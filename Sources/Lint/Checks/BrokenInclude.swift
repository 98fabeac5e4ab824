import FrontdeskCore

/// An included file is missing, lies outside of the rules folder, or includes the file that includes it.
struct BrokenInclude: Check {
    static let description = CheckDescription(
        id: "FD009",
        name: "broken-include",
        severity: .error,
        summary: """
            An included file is missing, lies outside of the rules folder, or includes the file that includes \
            it.
            """,
        rationale: """
            The rules of that file would be missing from the set. Paths are relative to the file that names \
            them.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en
            include ↓../lists/bass.rules

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
            include prices.rules

            rule hello
              when hello
              example hello
              say "Hello!"
            """,
            others: [
                (
                    "rules/prices.rules",
                    """
                    frontdesk 1
                    language en

                    rule prices
                      when price list
                      example price list
                      say "It is on our page."
                    """
                )
            ]
        ),
        stage: .reading
    )
}
