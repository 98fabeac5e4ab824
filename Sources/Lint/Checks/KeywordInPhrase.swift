import FrontdeskCore

/// A pattern begins with `exactly`, `starts`, `ends`, `intent` or `event`, and what follows reads like an ordinary phrase.
struct KeywordInPhrase: Check {
    static let description = CheckDescription(
        id: "FD011",
        name: "keyword-in-phrase",
        severity: .warning,
        summary: """
            A pattern begins with `exactly`, `starts`, `ends`, `intent` or `event`, and what follows reads like \
            an ordinary phrase.
            """,
        rationale: """
            The first bare word behind `when` is taken as a keyword. Put it in quotes when the visitor shall say \
            it.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule event.tickets
              when ↓event tickets for tonight
              example event tickets for tonight
              say "Tickets are sold at the door."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule event.tickets
              when "event" tickets for tonight
              example event tickets for tonight
              say "Tickets are sold at the door."
            """
        ),
        stage: .reading
    )
}
