import FrontdeskCore
import FrontdeskTestSupport
import OrderStatusPlugin
import Testing

struct OrderStatusPluginTests {
    private let plugin = OrderStatusPlugin(states: ["AB12345678": "on its way"])

    @Test func `keeps the contract of plugins`() async throws {
        try await PluginContract(plugin).verify()
    }

    @Test(arguments: [("ab12345678", "That order is on its way."), ("CD00000000", nil), ("hello", nil)])
    func `answers the orders it knows and leaves the rest to others`(text: String, reply: String?) {
        let turn = Turn(input: .text(text), conversation: ConversationState(id: "c"), at: Instant(milliseconds: 0))
        #expect(plugin.consider(turn).decision?.replies.first?.text == reply)
    }
}
