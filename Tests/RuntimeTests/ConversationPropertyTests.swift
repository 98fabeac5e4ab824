import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Testing

/// Whatever visitors and agents do at the same time, the log stays a log.
@Suite(.timeLimit(.minutes(10)))
struct ConversationPropertyTests {
    @Test(arguments: 0..<30)
    func `any mixture of commands leaves a sound log`(seed: UInt64) async throws {
        try await DeskStage.perform { stage in
            stage.bot.follows { turn in
                // A decision takes its time, so that others get in between.
                for _ in 0..<(turn.text?.utf8.count ?? 0) % 7 { await Task.yield() }
                return ScriptedBot.echo(turn)
            }
            let visitor = try await stage.visitor()
            let agents = try await [stage.agent("mei"), stage.agent("bob"), stage.agent("boss", role: .admin)]
            for agent in agents { try await agent.watches(visitor.conversation) }
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await Self.talk(visitor, at: stage.desk, seed) }
                for (index, agent) in agents.enumerated() {
                    group.addTask { await Self.work(agent, visitor.conversation, seed &* 31 &+ UInt64(index)) }
                }
                try await group.waitForAll()
            }
            let log = try await stage.log(visitor.conversation)
            try Self.check(log, ConversationState(id: visitor.conversation))
            for agent in agents {
                await agent.watcher.nextRecord { $0.pos == log.last?.pos }
                #expect(agent.watcher.records == log)
            }
            #expect(visitor.records.map(\.pos) == log.filter { $0.event.isVisible }.map(\.pos))
        }
    }

    private static func talk(_ visitor: ScriptedVisitor, at desk: Desk, _ seed: UInt64) async throws {
        var chance = SplitMix(state: seed)
        for number in 0..<40 {
            switch chance.next() % 8 {
            case 0: try await visitor.asksForPerson()
            case 1: _ = try await desk.close(visitor.conversation, visitor: visitor.id, clientMessageID: nil)
            case 2: try await visitor.says("human", as: ClientMessageID("m\(number)"))
            case 3:
                let page = PageView(url: "https://shop.example/\(number)", title: "")
                try await desk.view(page, in: visitor.conversation, visitor: visitor.id)
            default:
                let text = String(repeating: "x", count: Int(chance.next() % 9) + 1)
                try await visitor.says(text, as: ClientMessageID("m\(number)"))
            }
        }
    }

    private static func work(_ agent: ScriptedAgent, _ conversation: ConversationID, _ seed: UInt64) async {
        var chance = SplitMix(state: seed)
        for number in 0..<40 {
            // Most of this is refused, since another one has the conversation or nobody has.
            switch chance.next() % 7 {
            case 0, 1: _ = try? await agent.takes(conversation)
            case 2: _ = try? await agent.says("\(number)", in: conversation)
            case 3: _ = try? await agent.releases(conversation)
            case 4: _ = try? await agent.transfers(conversation, to: .bot, note: "n")
            case 5: _ = try? await agent.resolves(conversation)
            default: _ = try? await agent.notes("\(number)", in: conversation)
            }
            for _ in 0..<chance.next() % 5 { await Task.yield() }
        }
    }

    /// What holds of every log.
    private static func check(_ log: [Record], _ empty: ConversationState) throws {
        var state = empty
        for record in log {
            #expect(record.pos == state.pos + 1)
            #expect(record.seq == (record.event.isVisible ? state.seq + 1 : nil))
            #expect(record.epoch == state.epoch + (record.event.changesOwner ? 1 : 0))
            if record.author == .bot, record.event.kind == .message {
                let isBot = if case .bot = state.owner { true } else { false }
                #expect(isBot, "the bot speaks only while it has the conversation")
            }
            if case .agent(let agent) = record.author, record.event.kind == .message {
                #expect(state.owner == .agent(agent), "an agent speaks only while they have the conversation")
            }
            if case .turn(let turn) = record.event, turn.outcome != .suppressed {
                #expect(turn.turn == state.turn + 1)
            }
            state.apply(record)
        }
        let ids = log.filter { $0.author == .visitor }.compactMap(\.clientMessageID)
        #expect(Set(ids).count == ids.count)
    }
}
