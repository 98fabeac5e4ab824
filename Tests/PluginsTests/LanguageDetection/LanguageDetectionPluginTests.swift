import FrontdeskCore
import FrontdeskPlugins
import FrontdeskTestSupport
import Testing

struct LanguageDetectionPluginTests {
    @Test func `keeps the plugin contract`() async throws {
        try await PluginContract(plugin(), turns: [turn("wo ist mein Paket"), turn("ok", in: "de")]).verify()
    }

    @Test(
        arguments: [
            // The first clear words decide.
            ("wo ist mein Paket", nil, nil, [], "de", "message"),
            ("wo ist mein Paket", nil, "en", ["fr"], "de", "message"),
            // A conversation stays in its language for a short word, and changes for more.
            ("danke", "en", nil, [], "en", "conversation"),
            ("gracias", "en", nil, [], "en", "conversation"),
            ("谢谢", "en", nil, [], "en", "conversation"),
            ("ich habe mein Paket noch nicht bekommen", "en", nil, [], "de", "message"),
            ("我还没有收到我的包裹", "en", nil, [], "zh-Hans", "message"),
            // A sentence in a script of its own is a change, however few letters it has.
            ("返品したいです", "zh-Hans", nil, [], "ja", "message"),
            ("อยากคืนเงินค่ะ", "ar", nil, [], "th", "message"),
            // Without evidence: the conversation's, the page's, the browser's, the site's.
            ("ok", "fr", "de", ["es"], "fr", "conversation"),
            ("12:30", nil, "de-AT", ["es"], "de", "page"),
            ("👍", nil, "sv", ["es-MX", "en"], "es", "browser"),
            ("AB12345678", nil, nil, ["sv"], "en", "site"),
        ] as [(String, LanguageTag?, LanguageTag?, [LanguageTag], LanguageTag, String)]
    )
    func `chooses the reply language`(
        text: String,
        conversation: LanguageTag?,
        page: LanguageTag?,
        browser: [LanguageTag],
        reply: LanguageTag,
        source: String
    ) throws {
        let verdict = try plugin().consider(turn(text, in: conversation, page: page, browser: browser))
        #expect(verdict.facts.replyLanguage == reply)
        #expect(verdict.reasons.contains(.replyLanguage(reply, from: source)))
    }

    @Test func `tells no language where there is none`() throws {
        #expect(try plugin().consider(turn("12:30")).facts.languages.isEmpty)
    }

    @Test func `answers Traditional Chinese in it where the site has it`() throws {
        let facts = try plugin().consider(turn("請問我的包裹什麼時候會到")).facts
        #expect(facts.replyLanguage == "zh-TW")
        #expect(facts.probability(of: "zh-Hant") > 0.8)
    }

    @Test func `stays with a person who mixes languages`() throws {
        let text = "Hello, I want to return my order please. Ich möchte mein Paket heute zurückgeben."
        let facts = try plugin().consider(turn(text, in: "en")).facts
        #expect(facts.replyLanguage == "en")
        #expect(facts.probability(of: "de") >= 0.1)
    }

    @Test func `does not read quick replies and events`() throws {
        let choice = Choice(id: "1", label: "Wo ist mein Paket?", target: nil)
        for input in [Turn.Input.choice(choice, seq: 1), .event("page.opened"), .askedForPerson] {
            let turn = Turn(input: input, conversation: conversation(in: "fr"), at: at, siteLanguages: site)
            let verdict = try plugin().consider(turn)
            #expect(verdict.facts.languages.isEmpty)
            #expect(verdict.facts.replyLanguage == "fr")
        }
    }

    private let at = Instant(milliseconds: 0)
    private let site: [LanguageTag] = ["en", "de", "fr", "es", "zh-Hans", "zh-TW", "ja", "ar", "th"]

    private func plugin() throws -> LanguageDetectionPlugin {
        LanguageDetectionPlugin(detector: LanguageDetector(model: try ShippedLanguageModel.model, languages: site))
    }

    private func turn(
        _ text: String,
        in language: LanguageTag? = nil,
        page: LanguageTag? = nil,
        browser: [LanguageTag] = []
    ) -> Turn {
        let state = conversation(in: language, page: page, browser: browser)
        return Turn(input: .text(text), conversation: state, at: at, siteLanguages: site)
    }

    private func conversation(
        in language: LanguageTag?,
        page: LanguageTag? = nil,
        browser: [LanguageTag] = []
    ) -> ConversationState {
        let opening = Opening(visitor: "v", channel: "web", seed: 1, browserLanguages: browser, pageLanguage: page)
        var records = [record(1, .opened(opening))]
        if let language {
            let turn = TurnRecord(
                turn: 1,
                outcome: .answered,
                rules: [],
                variants: [],
                effects: [.setLanguage(language)],
                calls: [],
                trace: Trace(ruleSet: "r", model: nil)
            )
            records.append(record(2, .turn(turn)))
        }
        return ConversationState(id: "c", records: records)
    }

    private func record(_ pos: Int, _ event: Event) -> Record {
        Record(conversation: "c", pos: pos, seq: nil, epoch: 0, at: at, author: .bot, event: event)
    }
}
