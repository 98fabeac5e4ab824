import FrontdeskCore

/// A comma, a semicolon or a word such as `or` stands between terms, where it separates nothing.
struct SeparatorBetweenTerms: Check {
    static let description = CheckDescription(
        id: "FD012",
        name: "separator-between-terms",
        severity: .warning,
        summary: """
            A comma, a semicolon, or `or`, `and` or `not` stands between terms, where it separates nothing.
            """,
        rationale: """
            Punctuation is dropped, so `退款、退钱` is the phrase "退款退钱", and `fix, mend` the phrase "fix mend". `or`, \
            `and` and `not` are words that the visitor has to say. Alternatives are separated by `|`, what must stand \
            together is joined by `&`, what must not stand there begins with `!`. Such a word is objected to in upper \
            case, beside a word with `*`, between two concepts, and between two words that no example of the rule joins \
            by it; in quotes it is a word.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language zh

            concept 退款 = 退款↓、退钱

            rule 退款.申请
              when @退款
              example 我想退款、退钱
              say "请问订单号是多少？"
            """,
            others: [
                (
                    "rules/repairs.rules",
                    """
                    frontdesk 1
                    language en

                    rule repairs
                      when repair* ↓or mend↓, fix
                      when lamp ↓and broken
                      example can you repair it or mend it
                      say "Bring it to the shop."
                    """
                )
            ]
        ),
        good: CheckExample(
            """
            frontdesk 1
            language zh

            concept 退款 = 退款 | 退钱

            rule 退款.申请
              when @退款
              example 我想退款
              say "请问订单号是多少？"
            """,
            others: [
                (
                    "rules/repairs.rules",
                    """
                    frontdesk 1
                    language en

                    rule repairs
                      when repair* | mend | fix
                      when lamp & broken
                      example can you repair it or mend it
                      say "Bring it to the shop."

                    rule prints
                      when black and white
                      example do you print in black and white
                      say "We do."
                    """
                )
            ]
        ),
        stage: .reading,
        repair: .unsafe
    )
}
