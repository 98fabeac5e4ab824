import FrontdeskCore

/// A capture is used although some way to match the rule does not fill it, or one pattern captures a name twice.
struct UnboundCapture: Check {
    static let description = CheckDescription(
        id: "FD112",
        name: "unbound-capture",
        severity: .error,
        summary: """
            A capture is used although some way to match the rule does not fill it, or one pattern captures a \
            name twice.
            """,
        rationale: """
            The visitor would read a text with a hole in it. Say what happens when the value is not known.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            entity order_id = /[A-Z]{2}\\d{8}/

            rule order.status
              when where is {order_id}
              when order status
              example where is AB12345678
              example order status
              call oms(order=↓order_id)
              say "One moment."

            webhook oms = POST https://oms.example.com/orders
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            entity order_id = /[A-Z]{2}\\d{8}/

            rule order.status
              when where is {order_id}
              when order status
              example where is AB12345678
              example order status
              call oms(order=order_id) if order_id known
              say "One moment."

            webhook oms = POST https://oms.example.com/orders
            """
        ),
        stage: .reading
    )
}
