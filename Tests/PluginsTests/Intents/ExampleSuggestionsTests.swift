import FrontdeskCore
import FrontdeskPlugins
import Testing

struct ExampleSuggestionsTests {
    private func unclear(
        _ text: String,
        _ language: LanguageTag = "en",
        _ cause: UnclearMessage.Cause = .rejected,
        meant: IntentName? = nil
    ) -> UnclearMessage {
        UnclearMessage(text: text, language: language, cause: cause, meant: meant)
    }

    @Test func `groups alike messages of each language and takes what most people meant`() throws {
        let messages = [
            unclear("do you sell gift vouchers", "en", .clarified, meant: "vouchers"),
            unclear("verkaufen Sie Gutscheine", "de", .rejected),
            unclear("do you sell gift voucher", "en", .corrected, meant: "vouchers"),
            unclear("do you have gift vouchers", "en", .clarified, meant: "discount"),
        ]
        let found = ExampleSuggestions(messages, examples: [], model: nil).suggestions
        #expect(found.map(\.language) == ["en", "de"])
        let first = try #require(found.first)
        #expect(first.members.sorted() == [0, 2, 3])
        #expect(first.intent == "vouchers")
        #expect(first.source == .people)
        #expect(abs(first.agreement - 2.0 / 3) < 1e-9)
        #expect(first.counts == ExampleSuggestion.Counts(clarified: 2, corrected: 1))
        #expect(found[1].intent == nil)
        #expect(found[1].texts == [ExampleSuggestion.Text(text: "verkaufen Sie Gutscheine", message: 1)])
    }

    @Test func `asks the classifier where nobody said what was meant`() throws {
        let model = try IntentTrainer.train(IntentSamples.all, options: IntentTrainingOptions(effort: .quick))
        let known = try #require(IntentSamples.all.first { $0.language == "en" })
        let suggestion = try #require(
            ExampleSuggestions([unclear("\(known.text) please")], examples: [], model: model).suggestions.first
        )
        #expect(suggestion.intent == known.intent)
        #expect(suggestion.source == .classifier)
    }

    @Test func `offers no text twice, none that is an example, and none with a visitor's own details`() throws {
        let messages = [
            unclear("is there gift wrapping"), unclear("Is there gift wrapping?"), unclear("is there gift wrap"),
            unclear("is there gift wrapping for AB12345678"),
            unclear("is there gift wrapping, write to kim@example.com"),
        ]
        let examples = [IntentExample(intent: "wrapping", text: "is there gift wrap", language: "en")]
        let found = ExampleSuggestions(messages, examples: examples, model: nil).suggestions
        let offered = found.flatMap { $0.examples(of: "wrapping") }
        #expect(offered.count == 1)
        #expect(offered.allSatisfy { ["is there gift wrapping", "Is there gift wrapping?"].contains($0.text) })
        #expect(offered.allSatisfy { $0.intent == "wrapping" && $0.language == "en" })
        #expect(found.map(\.withheld).reduce(0, +) == 2)
        #expect(found.map(\.counts.total).reduce(0, +) == 5)
    }

    @Test(arguments: [
        "write to kim@example.com", "kim＠example.com please", "see https://shop.example/x", "www.shop.example is down",
        "shop.com does not load", "look at shop.example/orders/7", "my number is 030 123 45 67", "call (030) 12-34",
        "order AB12345678", "الطلب ٤٥٦٧", "订单１２３４５", "IBAN DE12 34", "born 24.12.80",
    ])
    func `offers no text with an address, a link or a long number`(text: String) {
        let found = ExampleSuggestions([unclear(text)], examples: [], model: nil).suggestions
        #expect(found.map(\.texts) == [[]])
        #expect(found.map(\.withheld) == [1])
    }

    @Test(arguments: [
        "hello.where is my parcel", "size 42 or 43?", "it costs 199 € ...", "3 pairs, 2 are broken",
        "Guten Tag. Wo ist es", "e.g. vouchers", "24/7",
    ])
    func `offers texts that only look a little like that`(text: String) {
        let found = ExampleSuggestions([unclear(text)], examples: [], model: nil).suggestions
        #expect(found.flatMap(\.texts).map(\.text) == [text])
    }

    @Test func `offers of texts that say nearly the same the most typical one`() throws {
        let messages = [
            unclear("do you sell gift vouchers please"), unclear("please do you sell gift vouchers"),
            unclear("are gift vouchers something you sell in the shop"),
        ]
        let found = ExampleSuggestions(messages, examples: IntentSamples.all, model: nil).suggestions
        let texts = found.flatMap(\.texts).map(\.text)
        #expect(texts.count(where: { $0.hasPrefix("do you") || $0.hasPrefix("please") }) == 1)
        #expect(texts.contains("are gift vouchers something you sell in the shop"))
    }

    @Test func `has nothing to say about no messages`() {
        #expect(ExampleSuggestions([], examples: IntentSamples.all, model: nil).suggestions.isEmpty)
    }
}
