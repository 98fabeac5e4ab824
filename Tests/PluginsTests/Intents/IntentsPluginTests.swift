import FrontdeskCore
import FrontdeskPlugins
import Testing

struct IntentsPluginTests {
    private func plugin(_ fixed: IntentsPlugin.FixedThresholds = .init()) throws -> IntentsPlugin {
        let options = IntentTrainingOptions(effort: .quick)
        return IntentsPlugin(model: try IntentTrainer.train(IntentSamples.all, options: options), fixed: fixed)
    }

    private func turn(_ input: Turn.Input, languages: [LanguageTag] = [], reply: LanguageTag? = nil) -> Turn {
        var facts = Facts()
        facts.languages = languages.map { LanguageProbability(language: $0, probability: 1) }
        facts.replyLanguage = reply
        let conversation = ConversationState(id: "c1")
        return Turn(input: input, conversation: conversation, at: Instant(milliseconds: 0), facts: facts)
    }

    @Test func `adds facts and never decides`() throws {
        let plugin = try plugin()
        #expect(plugin.role == .informs)
        let verdict = plugin.consider(turn(.text("where is my parcel"), languages: ["en"]))
        #expect(verdict.facts.intents?.ranking.first?.intent == "order-status")
        #expect(verdict.decision == nil)
        #expect(verdict.reasons.count == 1)
    }

    @Test func `passes what is no text`() throws {
        let verdict = try plugin().consider(turn(.event("page.opened")))
        #expect(verdict.facts.intents == nil)
        #expect(verdict.reasons.isEmpty)
    }

    @Test func `asks the conversation's language when the message says too little`() throws {
        let verdict = try plugin().consider(turn(.text("退款"), languages: ["und"], reply: "zh"))
        #expect(verdict.facts.intents?.ranking.first?.intent == "refund")
    }

    @Test(arguments: [(0.0, IntentFacts.Advice.accept), (1.0, .clarify)])
    func `obeys thresholds of the configuration`(accept: Double, advice: IntentFacts.Advice) throws {
        let plugin = try plugin(.init(accept: accept, clarify: 0))
        let facts = plugin.consider(turn(.text("where is my parcel"), languages: ["en"])).facts.intents
        #expect(facts?.advice == advice)
        #expect(facts?.acceptThreshold == accept)
    }
}
