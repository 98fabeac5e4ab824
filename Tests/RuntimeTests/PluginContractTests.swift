import FrontdeskCore
import FrontdeskTestSupport
import Synchronization
import Testing

struct PluginContractTests {
    private struct Scripted: Plugin {
        var name: PluginName = "order-status"
        var role = PluginRole.decides
        var verdict: @Sendable (Turn) -> Verdict = { _ in .pass }

        func consider(_ turn: Turn) -> Verdict { verdict(turn) }
    }

    @Test func `a plugin that keeps the contract passes`() async throws {
        try await PluginContract(Scripted()).verify()
        try await PluginContract(ScriptedBot()).verify()
    }

    @Test(arguments: ["", "Order", "order_status", "-order", "order--status", "order status"])
    func `a name that is not well-formed is told`(name: String) async {
        await #expect(throws: ContractViolation.self) {
            try await PluginContract(Scripted(name: PluginName(name))).verify()
        }
    }

    @Test func `a plugin that is not deterministic is told`() async {
        let count = Mutex(0)
        let plugin = ScriptedBot { _ in
            count.withLock { $0 += 1 }
            return .reply("\(count.withLock { $0 })")
        }
        await #expect(throws: ContractViolation.self) { try await PluginContract(plugin).verify() }
    }

    @Test func `a reason that quotes the visitor is told`() async {
        let plugin = Scripted { Verdict(reasons: [.other("saw \($0.text ?? "")")]) }
        await #expect(throws: ContractViolation.self) { try await PluginContract(plugin).verify() }
    }

    @Test func `an informer that decides is told`() async {
        let plugin = Scripted(role: .informs) { _ in Verdict(decision: .reply("ok")) }
        await #expect(throws: ContractViolation.self) { try await PluginContract(plugin).verify() }
    }

    @Test func `a plugin over its budget is told`() async {
        await #expect(throws: ContractViolation.self) {
            try await PluginContract(Scripted(), budget: .zero).verify()
        }
    }
}
