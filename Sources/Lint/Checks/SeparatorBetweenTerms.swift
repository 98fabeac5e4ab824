import FrontdeskCore

/// A comma, semicolon or ideographic comma stands between terms, where it separates nothing.
struct SeparatorBetweenTerms: Check {
    static let description = CheckDescription(
        id: "FD012",
        name: "separator-between-terms",
        severity: .warning,
        summary: """
            A semicolon, a full-width comma or an ideographic comma stands between terms, where it separates nothing.
            """,
        rationale: """
            Punctuation is dropped, so `退款、退钱` is the phrase "退款退钱". Alternatives are separated \
            by `|`.
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
            """
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
            """
        ),
        stage: .reading,
        repair: .unsafe
    )
}
