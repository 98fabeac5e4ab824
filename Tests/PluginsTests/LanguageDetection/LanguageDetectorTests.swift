import FrontdeskCore
import FrontdeskPlugins
import Testing

struct LanguageDetectorTests {
    @Test(arguments: [
        ("where is my parcel", "en"), ("¿Cuándo llega mi pedido?", "es"), ("où est mon colis", "fr"),
        ("wo bleibt meine Bestellung", "de"), ("dov'è il mio pacco", "it"), ("quero devolver o produto", "pt"),
        ("waar blijft mijn bestelling", "nl"), ("gdzie jest moja paczka", "pl"), ("siparişim nerede", "tr"),
        ("đơn hàng của tôi ở đâu", "vi"), ("kapan pesanan saya sampai", "id"), ("var är mitt paket", "sv"),
        ("kde je moje zásilka", "cs"), ("где мой заказ", "ru"), ("де моє замовлення", "uk"), ("أين الطلب؟", "ar"),
        ("سفارش من کجاست", "fa"), ("איפה ההזמנה שלי", "he"), ("मेरा ऑर्डर कहाँ है", "hi"), ("อยากคืนเงินค่ะ", "th"),
        ("我想退款，怎么办？", "zh"), ("返品したいです", "ja"), ("환불하고 싶어요", "ko"), ("πού είναι η παραγγελία μου", "el"),
        ("hol van a csomagom", "hu"), ("unde este coletul meu", "ro"), ("missä pakettini on", "fi"),
        ("къде е поръчката ми", "bg"), ("где је моја поруџбина", "sr"), ("میرا آرڈر کہاں ہے", "ur"),
        ("სად არის ჩემი შეკვეთა", "ka"),
    ])
    func `tells the language of a short message`(text: String, language: String) throws {
        let found = try detector().detect(text)
        #expect(found.first?.language == LanguageTag(language))
        #expect(found.reduce(0) { $0 + $1.probability } <= 1.000_1)
    }

    @Test(arguments: [
        "", "   ", "12:30", "ok", "OK", "😀👍", "AB12345678", "RMA-2024-11", "iPhone 15 Pro",
        "https://shop.example/où-est",
        "name@example.com", "@support", "#1234", "www.example.com", "XL", "?!…", "hotel",
    ])
    func `says und where there is nothing to go on`(text: String) throws {
        #expect(try detector().detect(text) == [LanguageProbability(language: .undetermined, probability: 1)])
    }

    @Test(arguments: [["en", "de"], ["en", "de", "fr", "zh", "ru"]])
    func `says und about ok however few languages there are`(languages: [LanguageTag]) throws {
        let detector = LanguageDetector(model: try ShippedLanguageModel.model, languages: languages)
        #expect(detector.detect("ok").first?.language == .undetermined)
    }

    @Test(
        arguments: [
            ("перенести", ["ru", "uk"]), ("дорога", ["ru", "uk"]), ("جلسات", ["ar", "fa"]),
        ] as [(String, [LanguageTag])]
    )
    func `a word of a script that two cousins share is guessed at`(word: String, languages: [LanguageTag]) throws {
        let detector = LanguageDetector(model: try ShippedLanguageModel.model, languages: languages)
        let found = try #require(detector.detect(word).first?.language)
        #expect(languages.contains(found))
    }

    @Test(arguments: [
        ("我想退款，怎么办？", "zh-Hans"), ("我想退款，怎麼辦？", "zh-Hant"), ("Gde je moja pošiljka, nisam je dobio", "sr-Latn"),
        ("Где је моја пошиљка", "sr-Cyrl"), ("where is it", "en"),
    ])
    func `tells scripts when asked`(text: String, tag: String) throws {
        let detector = try detector("en", "zh", "sr", "ja", "de")
        #expect(detector.detect(text, detail: .scripts).first?.language == LanguageTag(tag))
    }

    @Test(arguments: [
        ("privet, gde moy zakaz", "ru"), ("konnichiwa, arigatou", "ja"), ("pou einai i paraggelia mou", "el"),
    ])
    func `knows languages that are typed in Latin letters`(text: String, language: String) throws {
        #expect(try detector().detect(text).first?.language == LanguageTag(language))
        #expect(try detector().detect(text, detail: .scripts).first?.language == LanguageTag("\(language)-Latn"))
    }

    @Test(arguments: ["hello, do you speak English?", "wo ist meine Bestellung", "thank you"])
    func `a language that a site of other scripts doesn't speak is none of its languages`(text: String) throws {
        let detector = LanguageDetector(model: try ShippedLanguageModel.model, languages: ["zh", "ja", "th"])
        #expect(detector.detect(text).first?.language == .undetermined)
        #expect(detector.detect("arigatou gozaimasu").first?.language == "ja")
    }

    @Test(arguments: ["en", "ja", "ru", "el", "hi", "zh", "ko"])
    func `one language in Latin letters is found beside one that is only typed in them`(other: LanguageTag) throws {
        let detector = LanguageDetector(model: try ShippedLanguageModel.model, languages: ["de", other])
        #expect(detector.detect("Können Sie das bitte als Geschenk verpacken?").first?.language == "de")
        #expect(detector.detect("ok").first?.language == .undetermined)
    }

    @Test(arguments: [
        ("ja", "Können Sie das bitte verpacken?", "de"), ("ja", "wo ist mein paket", "de"), ("ja", "lieferung", "de"),
        ("ja", "konnichiwa, arigatou gozaimasu", "ja"), ("ru", "wann kommt mein paket", "de"),
        ("ru", "privet, gde moy zakaz", "ru"), ("el", "pou einai i paraggelia mou", "el"), ("hi", "rechnung", "de"),
    ])
    func `one language in Latin letters is told from one that is typed in them`(
        other: LanguageTag,
        text: String,
        language: LanguageTag
    ) throws {
        let detector = LanguageDetector(model: try ShippedLanguageModel.model, languages: ["de", other])
        #expect(detector.detect(text).first?.language == language)
    }

    @Test func `answers only the languages it may`() throws {
        let detector = try detector("en", "de")
        #expect(detector.languages == ["de", "en"])
        #expect(detector.detect("где мой заказ").first?.language == .undetermined)
        for guess in detector.detect("dov'è il mio pacco") {
            #expect(["en", "de", "und"].contains(guess.language.rawValue))
        }
    }

    @Test func `reads regions and old names of languages`() throws {
        #expect(try detector("pt-BR", "iw", "no").languages == ["he", "nb", "pt"])
    }

    @Test func `keeps both languages of a mixed message`() throws {
        let text = "Hello, I want to return my order please. Ich möchte mein Paket heute zurückgeben."
        let found = try detector().detect(text)
        #expect(Set(found.prefix(2).map(\.language)) == ["en", "de"])
        #expect(found.prefix(2).allSatisfy { $0.probability > 0.2 })
    }

    @Test func `keeps both scripts of a mixed message`() throws {
        let found = try detector().detect("I want to return this item please 我想退款怎么办")
        #expect(Set(found.prefix(2).map(\.language)) == ["en", "zh"])
    }

    @Test(arguments: [("iPhone 电池怎么换", "zh"), ("Nintendo Switch を返品したい", "ja"), ("где мой iPhone Pro Max", "ru")])
    func `is not misled by product names`(text: String, language: String) throws {
        #expect(try detector().detect(text).first?.language == LanguageTag(language))
    }

    @Test func `lets a prior sway a doubtful word, but not a sentence`() throws {
        let detector = try detector("es", "pt")
        let plain = detector.detect("problema")
        let swayed = detector.detect("problema", prior: ["pt": 10])
        let probability = { (found: [LanguageProbability]) in found.first { $0.language == "pt" }?.probability ?? 0 }
        #expect(probability(swayed) > probability(plain))
        #expect(swayed.first?.language == "pt")
        #expect(
            detector.detect("quiero devolver el producto que compré ayer", prior: ["pt": 10]).first?.language == "es"
        )
    }

    @Test func `finds no evidence in a prior`() throws {
        #expect(try detector().detect("12:30", prior: ["de": 100]).first?.language == .undetermined)
    }

    @Test(arguments: [("café", "cafe\u{301}"), ("ありがとう", "ありか\u{3099}とう"), ("WO IST MEIN PAKET", "wo ist mein paket")])
    func `reads composed and decomposed letters and both cases alike`(first: String, second: String) throws {
        let detector = try detector()
        #expect(detector.detect(first) == detector.detect(second))
    }

    @Test func `copes with endless and hostile text`() throws {
        let detector = try detector()
        let texts = [
            String(repeating: "a", count: 100_000), String(repeating: "where is my parcel ", count: 5_000),
            String(repeating: "e\u{301}", count: 5_000), "\u{0}\u{FFFD}\u{202E}\u{E0001}",
            String(repeating: "'", count: 999),
            "l'", "'''a'''b", String(repeating: "http://", count: 999), "\u{10FFFF}\u{1F468}\u{200D}\u{1F469}",
        ]
        for text in texts {
            let found = detector.detect(text, detail: .scripts)
            #expect(!found.isEmpty)
            #expect(found == detector.detect(text, detail: .scripts))
        }
        #expect(detector.detect(texts[1]).first?.language == "en")
    }

    private func detector(_ languages: LanguageTag...) throws -> LanguageDetector {
        LanguageDetector(model: try ShippedLanguageModel.model, languages: languages)
    }
}
