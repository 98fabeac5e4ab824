import FrontdeskCore

/// A regex can match the empty text.
struct EmptyRegexMatch: Check {
    static let description = CheckDescription(
        id: "FD202",
        name: "empty-regex-match",
        severity: .error,
        summary: "A regex can match the empty text.",
        rationale: "It would match every message there is.",
        bad: CheckExample(
            """
            frontdesk 1
            language en

            entity size = ↓/\\d*/

            rule size.ask
              when size {size}
              example size 42
              say "We have that."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            entity size = /\\d+/

            rule size.ask
              when size {size}
              example size 42
              say "We have that."
            """
        ),
        stage: .reading
    )
}
