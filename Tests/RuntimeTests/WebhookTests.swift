import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct WebhookTests {
    /// A rule that asks an order system, and says what it answered.
    @Sendable private static func script(_ turn: Turn) -> Decision? {
        var decision = Decision(outcome: .answered, rules: ["order"])
        switch turn.input {
        case .text("order"):
            decision.replies = [Message(text: "one moment")]
            decision.calls = [
                WebhookCall(
                    webhook: "oms",
                    arguments: ["order": .string("AB1")],
                    into: "order",
                    rule: "order",
                    resumeAt: 1,
                    ruleSet: "rules-1"
                )
            ]
        case .webhookAnswered(let call, let values):
            guard call.call.rule == "order" else { return nil }
            let state = values?["order.state"].map { "\($0)" } ?? "unknown"
            decision.replies = [Message(text: "it is \(state), turn \(turn.number)")]
        default: return Decision.reply("re: \(turn.text ?? "")")
        }
        return decision
    }

    private func props(_ caller: any WebhookCaller) -> DeskStage.Props {
        var props = DeskStage.Props()
        props.bot = ScriptedBot("scripted-bot", Self.script)
        props.webhooks = ["oms": WebhookDefinition(name: "oms", method: .post, url: "https://oms.example")]
        props.webhookCaller = caller
        return props
    }

    @Test func `an answer starts a second turn of the same rule`() async throws {
        try await DeskStage.perform(props(ScriptedCaller { _ in ["order.state": .string("sent")] })) { play in
            let visitor = try await play.visitor()
            try await visitor.says("order")
            await visitor.hears("one moment", from: .bot)
            await visitor.hears("it is sent, turn 1", from: .bot)
            let log = try await play.log(visitor.conversation)
            #expect(log.map(\.event.kind) == [.opened, .message, .message, .turn, .webhook, .message, .turn])
            #expect(log.compactMap(\.event.turn).map(\.turn) == [1, 1])
            let view = try await play.desk.conversation(visitor.conversation)
            #expect(view.variables == ["order.state": .string("sent")])
        }
    }

    @Test func `a failed call goes on without an answer`() async throws {
        try await DeskStage.perform(props(ScriptedCaller { _ throws(WebhookFailure) in throw WebhookFailure("down") }))
        { play in
            let visitor = try await play.visitor()
            try await visitor.says("order")
            await visitor.hears("it is unknown, turn 1", from: .bot)
        }
    }

    @Test func `messages that come meanwhile do not wait`() async throws {
        let gate = Gate()
        let caller = ScriptedCaller { _ in
            await gate.pass()
            return ["order.state": .string("late")]
        }
        try await DeskStage.perform(props(caller)) { play in
            let visitor = try await play.visitor()
            try await visitor.says("order")
            await gate.arrival()
            try await visitor.says("hello")
            await visitor.hears("re: hello", from: .bot)
            gate.open()
            await visitor.hears("it is late, turn 1", from: .bot)
        }
    }

    @Test func `an answer after a handoff is kept but not spoken`() async throws {
        let gate = Gate()
        let caller = ScriptedCaller { _ in
            await gate.pass()
            return ["order.state": .string("late")]
        }
        try await DeskStage.perform(props(caller)) { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            try await mei.watches(visitor.conversation)
            try await visitor.says("order")
            await gate.arrival()
            try await mei.takes(visitor.conversation)
            gate.open()
            await mei.watcher.nextRecord { $0.event.kind == .webhook }
            let log = try await play.log(visitor.conversation)
            #expect(log.last?.event.kind == .webhook)
            #expect(try await play.desk.conversation(visitor.conversation).variables.count == 1)
        }
    }

    @Test func `a call that a restart interrupted counts as failed`() async throws {
        let store = InMemoryConversationStore()
        let gate = Gate()
        var first = props(
            ScriptedCaller { _ in
                await gate.pass()
                return [:]
            }
        )
        first.store = store
        let visitor = try await DeskStage.perform(first) { play in
            let visitor = try await play.visitor()
            try await visitor.says("order")
            await gate.arrival()
            // The process ends here: the answer of the first desk comes too late to be stored.
            try await store.crash(visitor.conversation)
            gate.open()
            return visitor
        }
        var second = props(ScriptedCaller { _ in [:] })
        second.store = store
        try await DeskStage.perform(second) { play in
            let watcher = ScriptedWatcher()
            try await play.desk.attach(watcher, to: visitor.conversation, of: visitor.id, after: 0)
            await watcher.nextRecord { $0.event.text == "it is unknown, turn 1" }
            #expect(try await store.conversationsWithOpenCalls(limit: 10).isEmpty)
        }
    }
}

/// Answers webhooks as a test tells it to.
private struct ScriptedCaller: WebhookCaller {
    let script: @Sendable ([String: Value]) async throws(WebhookFailure) -> [String: Value]

    init(_ script: @escaping @Sendable ([String: Value]) async throws(WebhookFailure) -> [String: Value]) {
        self.script = script
    }

    func call(
        _ webhook: WebhookDefinition,
        arguments: [String: Value],
        into variable: String?
    ) async throws(WebhookFailure) -> [String: Value] {
        try await script(arguments)
    }
}

extension InMemoryConversationStore {
    /// Leaves the log as it is, since nothing else is known of a crash.
    fileprivate func crash(_ conversation: ConversationID) async throws {
        #expect(try await conversationsWithOpenCalls(limit: 10) == [conversation])
    }
}
