import FrontdeskCore

/// An operator is written with its full-width twin, as Chinese and Japanese keyboards type it.
struct FullWidthOperator: Check {
    static let description = CheckDescription(
        id: "FD007",
        name: "full-width-operator",
        severity: .info,
        summary: """
            An operator is written with its full-width twin, as Chinese and Japanese keyboards type it.
            """,
        rationale: "It is read all the same; the plain sign keeps files alike and easy to search.",
        bad: CheckExample(
            """
            frontdesk 1
            language zh

            rule 退款.申请
              when 退款 ↓＆ !政策
              example 我想退款
              counter 退款政策是什么
              say "请问订单号是多少？"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language zh

            rule 退款.申请
              when 退款 & !政策
              example 我想退款
              counter 退款政策是什么
              say "请问订单号是多少？"
            """
        ),
        stage: .reading,
        repair: .safe
    )
}
