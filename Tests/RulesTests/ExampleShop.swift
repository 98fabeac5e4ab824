import FrontdeskRules

/// The rule files of a small shop in three languages, which show most of the language.
enum ExampleShop {
    static let base = RuleSource(
        path: "rules/lists/base.rules",
        text: #"""
            frontdesk 1
            entity order_id = /[A-Za-z]{2}\d{8}/
            intent refund
              en: I want my money back
              zh: 我要退款
            schedule support Asia/Shanghai
              mon-fri 09:00-18:00
            webhook oms = POST https://oms.example/orders/${OMS_PATH} timeout 3s
            rule human.handover
              say t:handover
              escalate
            fallback
              say t:fallback
              after 2 misses: escalate
            """#
    )

    static let english = RuleSource(
        path: "rules/en/refunds.rules",
        text: #"""
            frontdesk 1                                    # rules/en/refunds.rules
            language en
            include ../lists/base.rules                      # entity order_id, intent refund, schedule support
            concept refund = refund | money back | reimburse* | chargeback
            concept policy = policy | policies | how long | how many days
            concept human  = human | agent | real person | operator
            rule hello
              when exactly [oh] (hi | hello | good morning) [there]
              example Good morning!
              counter hi, where is my parcel
              say t:hello if hours support open
              say t:hello.closed if hours support closed
            topic refund for 6 turns
            rule refund.ask
              when @refund & [{order_id}] & !@policy
              when intent refund
              limit 2 per conversation
              example Can you refund order AB12345678?
              counter what is your refund policy
              tag refund
              say t:refund.ask if order_id unknown
              say t:refund.found(order=order_id) if order_id known
              chips t:chip.damaged -> refund.damaged | t:chip.human -> human.handover
            rule refund.damaged
              after refund.ask within 3 turns
              when damaged | broken | cracked | arrived ..3 pieces
              set reason = "damaged"
              call oms(order=order_id) into order
              escalate to billing priority high because "damaged goods"
            topic none
            rule shipping.where
              when where ..2 (parcel | order | package) | track* ..3 {order_id}
              if page "/orders/*" or visitor.plan is "gold" or channel is web
              example Where is my parcel?
              say t:shipping.track
              or  t:shipping.track.short
            rule human.en
              when (speak | talk) ..3 @human
              when @human & please
              priority 100
              goto human.handover
            test "refund, then damaged goods, is escalated"
              with now "2026-03-02T10:00+08:00", page "/orders/77"
              > Can you refund order AB12345678?
              < rule refund.ask
              < set order_id = "AB12345678"
              > it arrived in many pieces
              < escalate billing
            """#
    )

    static let chinese = RuleSource(
        path: "rules/zh/service.rules",
        text: #"""
            frontdesk 1                                    # rules/zh/service.rules
            language zh
            concept 退款 = 退款 | 退钱 | 退货款 | 把钱退给我
            concept 政策 = 政策 | 规定 | 几天内
            rule 退款.申请
              when ＠退款 ＆ ［{order_id}］ ＆ ！＠政策        # full-width operators are accepted
              example 我想退款，怎么办？
              counter 退款政策是什么
              say t:refund.ask if order_id unknown
            rule 营业时间
              when 几点 .. (开门 | 上班 | 营业) | 营业时间
              example 你们几点开始营业
              say t:hours.open if hours support open
            test "全角字母也能识别"
              > 订单ＡＢ12345678，我要退钱！
              < set order_id = "AB12345678"
            """#
    )

    static let arabic = RuleSource(
        path: "rules/ar/service.rules",
        text: #"""
            frontdesk 1                                    # rules/ar/service.rules
            language ar
            concept refund
              استرداد
              استرجاع المبلغ
              *ترجيع*
            rule تحية
              when exactly مرحبا | السلام عليكم | اهلا
              example مَرْحَبًا
              say t:hello
            rule شحن
              when أين .. *طلب* | متى .. *شحن*
              example أين الطلب؟
              say t:shipping.track
            """#
    )

    static let sources = [base, english, chinese, arabic]
}
