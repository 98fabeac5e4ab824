import FrontdeskCore
import Testing

@testable import FrontdeskPlugins

struct TellingShareTests {
    private static let english: [(intent: IntentName, text: String)] = [
        ("refund", "I want my money back"), ("refund", "can I get a refund"), ("refund", "how do I return something"),
        ("refund", "please refund my order"), ("refund", "I would like to send it back"),
        ("refund", "refund for a broken item"), ("shipping", "where is my parcel"),
        ("shipping", "when will it arrive"), ("shipping", "track my order"),
        ("shipping", "has my package been sent"), ("shipping", "how long does delivery take"),
        ("shipping", "my delivery is late"),
    ]
    private static let chinese: [(intent: IntentName, text: String)] = [
        ("refund", "我要退款"), ("refund", "怎么申请退货"), ("refund", "钱什么时候退回来"), ("refund", "退款多久到账"),
        ("shipping", "我的包裹在哪里"), ("shipping", "快递什么时候到"), ("shipping", "订单发货了吗"), ("shipping", "物流信息"),
    ]

    private static func model(_ language: LanguageTag) throws -> IntentModel {
        let examples = (language == "zh" ? chinese : english).map {
            IntentExample(intent: $0.intent, text: $0.text, language: language)
        }
        return try IntentTrainer.train(examples, options: IntentTrainingOptions(effort: .quick))
    }

    @Test(arguments: [
        ("en", "what is the weather"), ("en", "I love you"), ("en", "my cat is sick"), ("en", "the moon is far"),
        ("en", "who are you"), ("en", "my girlfriend left me"), ("zh", "今天天气怎么样"), ("zh", "我的猫生病了"), ("zh", "放点音乐吧"),
    ])
    func `with a dozen examples, everyday talk is no intent`(_ message: (language: LanguageTag, text: String)) throws {
        let classification = try Self.model(message.language).classify(message.text, language: message.language)
        #expect(classification.advice == .reject)
    }

    @Test(arguments: [
        ("en", "can I have my money back please", "refund"), ("en", "where is the package", "shipping"),
        ("en", "when does my order arrive", "shipping"), ("zh", "退款什么时候到账", "refund"),
        ("zh", "我想退货", "refund"),
    ])
    func `what the examples are about is known from few of them`(
        _ message: (language: LanguageTag, text: String, intent: IntentName)
    ) throws {
        let classification = try Self.model(message.language).classify(message.text, language: message.language)
        #expect(classification.best?.intent == message.intent)
        #expect(classification.advice == .accept)
    }

    @Test func `an intent may be about everyday talk`() throws {
        let examples =
            Self.english + [
                ("weather", "what is the weather"), ("weather", "will there be good weather"),
                ("weather", "tell me the weather for tomorrow"), ("weather", "is the weather nice"),
            ]
        let model = try IntentTrainer.train(
            examples.map { IntentExample(intent: $0.intent, text: $0.text, language: "en") },
            options: IntentTrainingOptions(effort: .quick)
        )
        let classification = model.classify("how is the weather", language: "en")
        #expect(classification.best?.intent == "weather")
        #expect(classification.advice == .accept)
    }

    @Test func `a language whose everyday talk is not known is judged by its examples alone`() {
        #expect(TellingShare(language: "tlh", examples: 9, vocabulary: FeatureVocabulary([])) == nil)
    }

    @Test func `the same after a model was kept`() throws {
        let model = try Self.model("en")
        let kept = try IntentModel(fileBytes: model.fileBytes)
        let text = "what is the weather"
        #expect(kept.classify(text, language: "en") == model.classify(text, language: "en"))
    }
}
