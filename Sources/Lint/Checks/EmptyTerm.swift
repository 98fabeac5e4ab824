import FrontdeskCore

/// Nothing is left of a term once punctuation and invisible characters are dropped.
struct EmptyTerm: Check {
    static let description = CheckDescription(
        id: "FD106",
        name: "empty-term",
        severity: .error,
        summary: "Nothing is left of a term once punctuation and invisible characters are dropped.",
        rationale: "Messages are matched without punctuation, so the term can never be found.",
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule hurry
              when hurry up | ↓"!!!"
              example hurry up
              say "We are on it."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule hurry
              when hurry up | urgent
              example hurry up
              say "We are on it."
            """
        ),
        stage: .reading
    )
}
