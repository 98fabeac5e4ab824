import FrontdeskCore

/// A part of a pattern can not change what it matches, or the pattern needs no word at all.
struct PointlessPatternPart: Check {
    static let description = CheckDescription(
        id: "FD010",
        name: "pointless-pattern-part",
        severity: .error,
        summary: """
            A part of a pattern can not change what it matches, or the pattern needs no word at all.
            """,
        rationale: """
            A gap at the edge, a `*` within quotes, an optional at the edge without a capture, or `!` alone says nothing; a pattern \
            that needs no word would answer every message.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund ↓[please]
              when ↓"reimburse*"
              example refund
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when exactly refund [please]
              when reimburse*
              example refund please
              say "Which order is it?"
            """
        ),
        stage: .reading
    )
}
