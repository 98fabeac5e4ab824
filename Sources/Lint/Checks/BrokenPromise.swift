import FrontdeskCore

/// Finds examples, counters and dialogues that do not come out as written.
struct BrokenPromise: Check {
    static let description = CheckDescription(
        id: "FD801",
        name: "broken-promise",
        severity: .error,
        summary: "An example is not won by its rule, a counter is, or a dialogue does not come out as written.",
        rationale: """
            Examples, counters and dialogues are what the rules promise. The report shows what came instead, which \
            column of the ranking decided, and what the expected rule lacked.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund
              example ↓I want my money back
              counter ↓what is your refund policy
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when (refund | money back) & !policy
              example I want my money back
              counter what is your refund policy
              say "Which order is it?"
            """
        ),
        stage: .trials
    )
}
