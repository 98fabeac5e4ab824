import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Testing

/// What happens when time passes.
@Suite(.timeLimit(.minutes(10)))
struct TimerTests {
    /// A desk whose "support" team is there from hour to hour.
    private func props(open hours: [Range<Int>]) -> DeskStage.Props {
        var props = DeskStage.Props()
        props.configuration.teams = [.init(name: "support", schedule: "support"), .init(name: "night")]
        let start = props.clock.now
        props.schedules.set(
            "support",
            hours.map { start + .seconds($0.lowerBound * 3_600)..<start + .seconds($0.upperBound * 3_600) }
        )
        return props
    }

    @Test func `a conversation without a first reply goes back to the head of the queue`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            try await visitor.says("human")
            try await mei.takes(visitor.conversation)
            play.clock.advance(by: .milliseconds(59_999))
            try await visitor.says("hello?")
            #expect(try await play.store.summary(of: visitor.conversation)?.owner == .agent(mei.id))
            play.clock.advance(by: .milliseconds(1))
            await visitor.watcher.nextRecord { $0.epoch == 3 }
            let summary = try await play.store.summary(of: visitor.conversation)
            #expect(summary?.owner == .queue(team: "support", priority: .normal))
            #expect(summary?.cause == .unanswered)
        }
    }

    @Test func `an agent who answered in time keeps the conversation`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let other = try await play.visitor()
            let mei = try await play.agent("mei")
            try await mei.takes(visitor.conversation)
            try await mei.says("hello", in: visitor.conversation)
            play.clock.advance(by: .seconds(1))
            try await mei.takes(other.conversation)
            play.clock.advance(by: .seconds(60))
            await other.watcher.nextRecord { $0.epoch == 2 }
            #expect(try await play.store.summary(of: visitor.conversation)?.owner == .agent(mei.id))
        }
    }

    @Test func `an agent who leaves two in a row unanswered is away`() async throws {
        try await DeskStage.perform { play in
            let mei = try await play.agent("mei")
            for round in 1...2 {
                let visitor = try await play.visitor()
                try await mei.takes(visitor.conversation)
                #expect(try await play.desk.agents().first?.state == .online)
                play.clock.advance(by: .seconds(60))
                await visitor.watcher.nextRecord { $0.epoch == 2 }
                #expect(round <= 2)
            }
            await mei.watcher.next { delivery in
                guard case .agents(let agents) = delivery else { return false }
                return agents.first?.state == .away
            }
            let visitor = try await play.visitor()
            await #expect(throws: DeskError.agentUnavailable(mei.id)) {
                let bob = try await play.agent("bob")
                try await bob.takes(visitor.conversation)
                try await bob.transfers(visitor.conversation, to: .agent(mei.id))
            }
        }
    }

    @Test func `a lost connection that comes back in time keeps the conversations`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let other = try await play.visitor()
            let mei = try await play.agent("mei")
            let bob = try await play.agent("bob")
            for (agent, visitor) in [(mei, visitor), (bob, other)] {
                try await agent.takes(visitor.conversation)
                try await agent.says("hello", in: visitor.conversation)
                agent.disconnects()
            }
            play.clock.advance(by: .seconds(29))
            try await mei.connects()
            play.clock.advance(by: .seconds(1))
            await other.hears("system.agent_left(name=bob)", from: .system)
            let summary = try await play.store.summary(of: other.conversation)
            #expect(summary?.owner == .queue(team: "support", priority: .normal))
            #expect(try await play.store.summary(of: visitor.conversation)?.owner == .agent(mei.id))
        }
    }

    @Test func `timers are running again after a restart`() async throws {
        let store = InMemoryConversationStore()
        let clock = ManualClock()
        var props = DeskStage.Props()
        props.store = store
        props.clock = clock
        let (unanswered, answered) = try await DeskStage.perform(props) { play in
            let mei = try await play.agent("mei")
            let unanswered = try await play.visitor()
            try await mei.takes(unanswered.conversation)
            let answered = try await play.visitor()
            try await mei.takes(answered.conversation)
            try await mei.says("hello", in: answered.conversation)
            return (unanswered, answered)
        }
        clock.advance(by: .seconds(20))
        try await DeskStage.perform(props) { play in
            let watcher = ScriptedWatcher()
            try await play.desk.attach(watcher, to: answered.conversation, of: answered.id, after: 0)
            let other = ScriptedWatcher()
            try await play.desk.attach(other, to: unanswered.conversation, of: unanswered.id, after: 0)
            // The agent does not come back within the grace period.
            clock.advance(by: .seconds(30))
            await watcher.nextRecord { $0.epoch == 2 }
            await other.nextRecord { $0.epoch == 2 }
            #expect(play.desk.queueLength == 2)
        }
    }

    @Test func `a conversation whose visitor is silent is closed`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let empty = try await play.visitor()
            let owed = try await play.visitor()
            let mei = try await play.agent("mei")
            try await visitor.says("hello")
            try await mei.takes(owed.conversation)
            try await mei.says("hello", in: owed.conversation)
            try await owed.says("are you there?")
            play.clock.advance(by: .seconds(29 * 60))
            play.clock.advance(by: .seconds(61))
            await visitor.watcher.nextRecord { $0.event == .closed(.visitorIdle) }
            #expect(visitor.records.contains { $0.event.text == "system.closed.idle" })
            #expect(try await play.store.summary(of: empty.conversation)?.owner == .bot)
            #expect(try await play.store.summary(of: owed.conversation)?.owner == .agent(mei.id))
        }
    }

    @Test func `a closed desk says so once, and queues at opening in the order of asking`() async throws {
        try await DeskStage.perform(props(open: [2..<10])) { play in
            let first = try await play.visitor()
            let second = try await play.visitor()
            let opening = play.clock.now + .seconds(7_200)
            try await first.says("human")
            play.clock.advance(by: .seconds(1))
            try await second.says("human")
            let told = await first.seesState(.offline)
            #expect(told?.opensAt == opening)
            try await first.says("human")
            try await first.says("still a question")
            await first.hears("re: still a question", from: .bot)
            let notices = try await play.log(first.conversation).filter { $0.event.kind == .offline }
            #expect(notices.count == 1)
            let lines = first.records.filter { $0.author == .system }.compactMap(\.event.text)
            #expect(lines == ["system.offline(opens=\(opening) UTC)"])
            play.clock.advance(by: .seconds(7_199))
            #expect(await first.seesState(.queued)?.position == 1)
            _ = await second.seesState(.queued)
            let list = try await play.desk.conversations(ConversationListQuery(.queue(teams: [])))
            #expect(list.conversations.map(\.conversation) == [first.conversation, second.conversation])
            #expect(list.conversations.map(\.cause) == [.opened, .opened])
        }
    }

    @Test func `the notice is given again once the desk has been open in between`() async throws {
        try await DeskStage.perform(props(open: [1..<2, 3..<4])) { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            try await visitor.says("human")
            try await mei.takes(visitor.conversation)
            try await mei.releases(visitor.conversation)
            #expect(try await play.log(visitor.conversation).count { $0.event.kind == .offline } == 1)
            #expect(try await play.store.summary(of: visitor.conversation)?.state == .offline)
            play.clock.advance(by: .seconds(3_600))
            _ = await visitor.seesState(.queued)
            try await mei.takes(visitor.conversation)
            try await mei.says("hello", in: visitor.conversation)
            play.clock.advance(by: .seconds(3_600))
            try await mei.releases(visitor.conversation)
            #expect(try await play.log(visitor.conversation).count { $0.event.kind == .offline } == 2)
        }
    }

    @Test func `a team that never opens says so without a time`() async throws {
        try await DeskStage.perform(props(open: [])) { play in
            let visitor = try await play.visitor()
            try await visitor.says("human")
            await visitor.hears("system.offline.unknown", from: .system)
            #expect(await visitor.seesState(.offline)?.opensAt == nil)
        }
    }

    @Test func `conversations left while closed are queued after a restart`() async throws {
        var props = props(open: [2..<10])
        props.store = InMemoryConversationStore()
        let scene = props
        let left = try await DeskStage.perform(scene) { play in
            let visitor = try await play.visitor()
            try await visitor.says("human")
            return visitor
        }
        scene.clock.advance(by: .seconds(3 * 3_600))
        try await DeskStage.perform(scene) { play in
            let watcher = ScriptedWatcher()
            try await play.desk.attach(watcher, to: left.conversation, of: left.id, after: 0)
            await watcher.nextRecord { $0.event.change?.cause == .opened || $0.event.kind == .owner }
            #expect(play.desk.queueLength == 1)
        }
    }

    @Test func `cursors are told at once, stored later, and never go back`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            try await mei.takes(visitor.conversation)
            try await mei.watches(visitor.conversation)
            for text in ["one", "two", "three"] { try await mei.says(text, in: visitor.conversation) }
            let move = { (seq: Int) async throws(DeskError) in
                try await play.desk.move(Cursor(mark: .read, seq: seq), in: visitor.conversation, visitor: visitor.id)
            }
            let before = try await play.log(visitor.conversation).count
            for seq in [3, 2, 4, 99, 0] { try await move(seq) }
            let told = mei.watcher.deliveries.compactMap { delivery -> Int? in
                guard case .cursor(let cursor, of: .visitor, in: _) = delivery else { return nil }
                return cursor.seq
            }
            #expect(told == [3, 4])
            #expect(try await play.log(visitor.conversation).count == before)
            play.clock.advance(by: .seconds(2))
            await mei.watcher.nextRecord { $0.event.kind == .cursor }
            try await move(3)
            let stored = try await play.log(visitor.conversation).dropFirst(before).map(\.event)
            #expect(stored == [.cursorMoved(Cursor(mark: .read, seq: 4))])
        }
    }

    @Test func `typing is told at most every three seconds and never stored`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            try await mei.takes(visitor.conversation)
            try await mei.watches(visitor.conversation)
            let before = try await play.log(visitor.conversation).count
            for pause in [0, 1_000, 1_999, 1] {
                play.clock.advance(by: .milliseconds(pause))
                try await play.desk.typing(in: visitor.conversation, visitor: visitor.id)
                try await play.desk.typing(in: visitor.conversation, agent: mei.id)
            }
            let heard = mei.watcher.deliveries.count { $0 == .typing(visitor.conversation, from: .visitor) }
            let seen = visitor.watcher.deliveries.count { $0 == .typing(visitor.conversation, from: .agent(mei.id)) }
            #expect(heard == 2)
            #expect(seen == 2)
            #expect(try await play.log(visitor.conversation).count == before)
        }
    }
}
