import FrontdeskCore
import FrontdeskPlugins
import FrontdeskText
import Testing

struct NormalizationPluginTests {
    private let plugin = NormalizationPlugin(profiles: [.root, .chinese])

    @Test(arguments: [(FoldingProfile.root, "我要退款嗎"), (.chinese, "我要退款吗"), (.turkic, "我要退款嗎")])
    func `folds once for each profile in use, and like root for others`(profile: FoldingProfile, folded: String) throws
    {
        let message = try #require(plugin.consider(turn(.text("我要退款嗎"))).facts[NormalizedMessage.self])
        #expect(message[profile].text == folded)
    }

    @Test func `folds the label of a pressed quick reply`() throws {
        let choice = Choice(id: "1", label: "ＲＥＦＵＮＤ", target: nil)
        let message = try #require(plugin.consider(turn(.choice(choice, seq: 1))).facts[NormalizedMessage.self])
        #expect(message[.root].text == "refund")
    }

    @Test func `has nothing to say about an event`() {
        #expect(plugin.consider(turn(.event("page.opened"))).facts[NormalizedMessage.self] == nil)
    }

    private func turn(_ input: Turn.Input) -> Turn {
        Turn(input: input, conversation: ConversationState(id: "c"), at: Instant(milliseconds: 0))
    }
}
