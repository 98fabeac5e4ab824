import FrontdeskCore

/// A regex is not well-formed, or uses what can not be matched in linear time.
struct UnsupportedRegex: Check {
    static let description = CheckDescription(
        id: "FD201",
        name: "unsupported-regex",
        severity: .error,
        summary: "A regex is not well-formed, or uses what can not be matched in linear time.",
        rationale: """
            Look-around, back-references and possessive repeats would let one message keep the server busy for \
            hours. Join patterns with `&` and `!` instead.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when /refund↓(?!ed)/
              example a refund
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund & !refunded
              example a refund
              say "Which order is it?"
            """
        ),
        stage: .reading
    )
}
