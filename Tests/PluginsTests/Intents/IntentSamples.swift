import FrontdeskCore

@testable import FrontdeskPlugins

/// Examples of a small shop, made by combining phrases, so that there are enough to hold some out.
enum IntentSamples {
    private static let english: [(intent: IntentName, openings: [String], ends: [String])] = [
        (
            "order-status",
            ["where is", "when will I get", "can you track", "I am still waiting for", "what happened to"],
            ["my parcel", "my order", "the package", "the delivery I ordered", "my shipment", "order 4711"]
        ),
        (
            "refund",
            ["I want", "please give me", "how do I get", "when do I receive", "I am asking for"],
            ["my money back", "a refund", "a refund for the shoes", "the money for my return", "a full refund"]
        ),
        (
            "opening-hours",
            ["when do you", "what time do you", "do you", "until when do you", "at what hour do you"],
            ["open", "open on Sunday", "close", "close today", "open the store", "open tomorrow"]
        ),
        (
            "payment",
            ["can I pay with", "do you accept", "is it possible to pay by", "how do I pay with", "do you take"],
            ["credit card", "paypal", "invoice", "a gift card", "cash", "bank transfer"]
        ),
    ]
    private static let chinese: [(intent: IntentName, openings: [String], ends: [String])] = [
        ("order-status", ["我的", "请问我的", "帮我查一下"], ["包裹到哪里了", "订单发货了吗", "快递什么时候到", "物流信息"]),
        ("refund", ["我想", "怎么", "请问如何"], ["申请退款", "把钱退回来", "退货退款", "退钱"]),
    ]

    /// English and Chinese examples.
    static let all = examples(english, "en") + examples(chinese, "zh")
    /// The English ones.
    static let englishOnly = examples(english, "en")

    /// A dozen of two intents, for what trains at length.
    static let few = englishOnly.enumerated().filter { place, example in
        place % 5 == 0 && (example.intent == "order-status" || example.intent == "refund")
    }.map(\.element)
    /// A training short enough for a build that is not optimised.
    static let brief = TrainingSchedule(
        networks: 2,
        networksOfFew: 3,
        foldLimit: 2,
        whole: .init(passes: 4, marginPasses: 5, firstRate: 1, lastRate: 0.5),
        first: .init(passes: 1, marginPasses: 2, firstRate: 1, lastRate: 0.5),
        catchingUp: .init(passes: 1, marginPasses: 1, firstRate: 0.3, lastRate: 0.1)
    )

    private static func examples(
        _ phrases: [(intent: IntentName, openings: [String], ends: [String])],
        _ language: LanguageTag
    ) -> [IntentExample] {
        phrases.flatMap { intent, openings, ends in
            openings.flatMap { opening in
                ends.map { IntentExample(intent: intent, text: opening + separator(language) + $0, language: language) }
            }
        }
    }

    private static func separator(_ language: LanguageTag) -> String { language == "zh" ? "" : " " }
}
