import FrontdeskCore

/// A locale file is not a flat JSON object of keys and texts, has a key twice, or is not named after a language.
struct BrokenLocaleFile: Check {
    static let description = CheckDescription(
        id: "FD400",
        name: "broken-locale-file",
        severity: .error,
        summary: """
            A locale file is not a flat JSON object of keys and texts, has a key twice, or is not named after a language.
            """,
        rationale: "Texts behind the fault would be missing for every visitor of that language.",
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              example hello
              say t:hello
            """,
            locales: [
                (
                    "en",
                    """
                    {
                      "hello": "Hello!"
                      ↓"goodbye": "Goodbye!"
                    }
                    """
                )
            ]
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              example hello
              say t:hello
            """,
            locales: [
                (
                    "en",
                    """
                    {
                      "hello": "Hello!"
                    }
                    """
                )
            ]
        ),
        stage: .reading
    )
}
