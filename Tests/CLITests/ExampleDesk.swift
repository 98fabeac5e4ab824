/// A small desk that the commands are tried on.
enum ExampleDesk {
    /// Rules and texts without a fault, which keep all their promises.
    static let files = [
        "rules/basics.rules": """
        frontdesk 1

        fallback
          say t:pardon
          after 2 misses: say t:person
          after 2 misses: escalate because "not understood twice"

        rule person
          priority 100
          say t:person
          escalate because "asked for a person"

        """,
        "rules/en.rules": """
        frontdesk 1
        language en

        rule person.en
          when (speak | talk) ..3 (human | person | someone)
          priority 100
          example Can I talk to a real person?
          goto person

        rule parcel.en
          when where ..2 (parcel | order)
          example Where is my parcel?
          counter the order of my words
          say t:parcel

        rule parcel.late.en
          when (parcel | order) & late
          if page "/orders/*"
          example my parcel is late
          say t:parcel.late

        test "two questions nobody prepared for end with a person"
          > blue birds sing
          < say pardon
          > the moon is far
          < escalate

        """,
        "rules/zh.rules": """
        frontdesk 1
        language zh

        rule person.zh
          when 人工 | 真人
          priority 100
          example 我要找真人
          goto person

        rule parcel.zh
          when 包裹 & (哪里 | 哪儿)
          example 我的包裹在哪里？
          counter 包裹坏了
          say t:parcel

        """,
        "locales/en.json": """
        {
          "pardon": "Could you say that in other words?",
          "person": "One moment, please.",
          "parcel": "On its way.",
          "parcel.late": "We are sorry. It is on its way."
        }

        """,
        "locales/zh.json": """
        {
          "pardon": "您可以换一种说法吗？",
          "person": "请稍等。",
          "parcel": "在路上。",
          "parcel.late": "很抱歉，在路上。"
        }

        """,
    ]

    /// The desk with one more file, which has a fault of each severity.
    static let faulty = files.merging(
        [
            "rules/bad.rules": """
            frontdesk 1
            language en
            rule refund
              wenn refund | money back
              example I want my money back
              say t:refnd
            rule 订单
              when order （late | 迟
              example late order
              say "Soon."

            """
        ]
    ) { _, new in new }

    /// The desk with one more file, whose rule breaks its promises.
    static let promising = files.merging(
        [
            "rules/promises.rules": """
            frontdesk 1
            language en
            rule order.any
              when order
              example where is my order
              counter an order
              say t:parcel
            test "a dialogue that comes out otherwise"
              > where is my parcel
              < rule order.any
              < set order_id = "AB12345678"

            """
        ]
    ) { _, new in new }

    /// A transcript of one conversation in which a visitor asked for a parcel, and a text of this key answered.
    static func transcript(key: String) -> String {
        """
        {"transcript":1,"conversation":"c1","records":[\
        {"pos":1,"at":1772445600000,"by":"visitor","opened":{"channel":"web","seed":"1","browser":["en"]}},\
        {"pos":2,"at":1772445600000,"by":"visitor","seq":1,"said":{"text":"where is my parcel"}},\
        {"pos":3,"at":1772445600000,"by":"bot","seq":2,"said":{"text":"In the post.","key":"\(key)"}},\
        {"pos":4,"at":1772445600000,"by":"bot","turn":{"turn":1,"outcome":"answered","rules":["parcel.en"]}}]}

        """
    }
}
