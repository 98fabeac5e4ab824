import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Testing

/// Waiting for a person.
@Suite(.timeLimit(.minutes(10)))
struct QueueTests {
    @Test func `visitors are told their place, and told again when it changes`() async throws {
        try await DeskStage.perform { play in
            let first = try await play.visitor()
            let second = try await play.visitor()
            let mei = try await play.agent("mei")
            try await first.says("human")
            try await second.says("human")
            #expect(await first.seesState(.queued)?.position == 1)
            #expect(await second.seesState(.queued)?.position == 2)
            try await mei.takes(first.conversation)
            #expect(await first.seesState(.active)?.agentName == "mei")
            play.clock.advance(by: .seconds(1))
            #expect(await second.seesState(.queued)?.position == 1)
            #expect(play.desk.queueLength == 1)
        }
    }

    @Test func `a place is pushed at most once a second`() async throws {
        try await DeskStage.perform { play in
            let mei = try await play.agent("mei")
            var waiting: [ScriptedVisitor] = []
            for _ in 1...10 {
                let visitor = try await play.visitor()
                try await visitor.says("human")
                waiting.append(visitor)
            }
            for visitor in waiting.prefix(9) { try await mei.takes(visitor.conversation) }
            let last = waiting[9]
            #expect(await last.seesState(.queued)?.position == 10)
            play.clock.advance(by: .seconds(1))
            #expect(await last.seesState(.queued)?.position == 1)
            #expect(last.watcher.deliveries.count { if case .state = $0 { true } else { false } } == 2)
        }
    }

    @Test func `an urgent one goes before those who came earlier`() async throws {
        try await DeskStage.perform { play in
            play.bot.follows { turn in
                .call(priority: turn.text == "fire" ? .urgent : .normal, cause: .rule, reason: "because")
            }
            let calm = try await play.visitor()
            let urgent = try await play.visitor()
            try await calm.says("hello")
            try await urgent.says("fire")
            #expect(await urgent.seesState(.queued)?.position == 1)
            play.clock.advance(by: .seconds(1))
            _ = await calm.seesState(.queued)
            #expect(await calm.seesState(.queued)?.position == 2)
            let list = try await play.desk.conversations(ConversationListQuery(.queue(teams: [])))
            #expect(list.conversations.map(\.conversation) == [urgent.conversation, calm.conversation])
            #expect(list.conversations.map(\.position) == [1, 2])
        }
    }

    @Test func `a released conversation goes back to the head and keeps its wait`() async throws {
        try await DeskStage.perform { play in
            let visitors = try await [play.visitor(), play.visitor(), play.visitor()]
            let mei = try await play.agent("mei")
            for visitor in visitors {
                try await visitor.says("human")
                play.clock.advance(by: .seconds(10))
            }
            let queuedAt = try await play.store.summary(of: visitors[1].conversation)?.queuedAt
            try await mei.takes(visitors[1].conversation)
            try await mei.releases(visitors[1].conversation)
            let list = try await play.desk.conversations(ConversationListQuery(.all))
            let released = list.conversations.first { $0.conversation == visitors[1].conversation }
            #expect(released?.position == 1)
            #expect(released?.queuedAt == queuedAt)
            #expect(released?.cause == .released)
        }
    }

    @Test func `a team that nobody knows is the standard team`() async throws {
        try await DeskStage.perform { play in
            play.bot.follows { _ in .call(team: "nowhere", cause: .rule) }
            let visitor = try await play.visitor()
            try await visitor.says("hello")
            let summary = try await play.store.summary(of: visitor.conversation)
            #expect(summary?.owner == .queue(team: "support", priority: .normal))
        }
    }

    @Test func `the wait is told from the fifth accepted conversation on`() async throws {
        try await DeskStage.perform { play in
            let mei = try await play.agent("mei")
            for seconds in [10, 20, 30, 40, 50] {
                let visitor = try await play.visitor()
                try await visitor.says("human")
                #expect(await visitor.seesState(.queued)?.wait == nil)
                play.clock.advance(by: .seconds(seconds))
                try await mei.takes(visitor.conversation)
                try await mei.says("hello", in: visitor.conversation)
            }
            let next = try await play.visitor()
            try await next.says("human")
            #expect(await next.seesState(.queued)?.wait == .seconds(30))
        }
    }

    @Test func `the button calls a person whatever the bot thinks`() async throws {
        try await DeskStage.perform { play in
            play.bot.follows { _ in nil }
            let visitor = try await play.visitor()
            let receipt = try await visitor.asksForPerson(as: "p1")
            #expect(try await visitor.asksForPerson(as: "p1") == receipt)
            _ = try await visitor.asksForPerson(as: "p2")
            let changes = try await play.log(visitor.conversation).filter { $0.event.kind == .owner }
            #expect(changes.count == 1)
            #expect(changes.first?.event.change?.cause == .button)
            #expect(changes.first?.author == .visitor)
            #expect(changes.first?.seq == receipt.seq)
        }
    }

    @Test func `the queue is there again after a restart`() async throws {
        let store = InMemoryConversationStore()
        let clock = ManualClock()
        var props = DeskStage.Props()
        props.store = store
        props.clock = clock
        let conversations = try await DeskStage.perform(props) { play in
            var waiting: [ConversationID] = []
            for _ in 1...3 {
                let visitor = try await play.visitor()
                try await visitor.says("human")
                clock.advance(by: .seconds(1))
                waiting.append(visitor.conversation)
            }
            return waiting
        }
        try await DeskStage.perform(props) { play in
            #expect(play.desk.queueLength == 3)
            let mei = try await play.agent("mei")
            guard case .agentWelcome(let welcome) = mei.watcher.deliveries.first else {
                Issue.record("the first delivery is a welcome")
                return
            }
            #expect(welcome.conversations.map(\.conversation) == conversations)
            #expect(welcome.conversations.map(\.position) == [1, 2, 3])
        }
    }

    @Test func `agents see at once who waits, and soon what is said`() async throws {
        try await DeskStage.perform { play in
            let mei = try await play.agent("mei")
            let visitor = try await play.visitor()
            try await visitor.says("human")
            let summary = await mei.sees(visitor.conversation, .queued)
            #expect(summary?.position == 1)
            #expect(summary?.last?.text == "system.handover")
            try await visitor.says("hello?")
            play.clock.advance(by: .seconds(1))
            let later = await mei.sees(visitor.conversation, .queued)
            #expect(later?.last?.text == "hello?")
            _ = try await play.desk.close(visitor.conversation, visitor: visitor.id, clientMessageID: nil)
            await mei.sees(visitor.conversation, .closed)
        }
    }
}
