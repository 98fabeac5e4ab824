import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(10)))
struct DeskTurnTests {
    @Test func `a message and its answer and trace are stored in this order`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let receipt = try await visitor.says("hello", as: "m1")
            await visitor.hears("hello", from: .visitor)
            await visitor.hears("re: hello", from: .bot)
            let log = try await play.log(visitor.conversation)
            #expect(log.map(\.event.kind) == [.opened, .message, .message, .turn])
            #expect(log.map(\.author) == [.system, .visitor, .bot, .bot])
            #expect(log.map(\.pos) == [1, 2, 3, 4])
            #expect(log.map(\.seq) == [nil, 1, 2, nil])
            #expect(receipt == Receipt(seq: 1, at: play.clock.now))
        }
    }

    @Test func `a trace holds what a replay needs`() async throws {
        let schedules = ScriptedSchedules(["support": [Instant(milliseconds: 0)..<Instant(milliseconds: 1)]])
        var props = DeskStage.Props()
        props.schedules = schedules
        try await DeskStage.perform(props) { play in
            var arrival = VisitorArrival(token: nil, browserLanguages: ["de"])
            arrival.outsideName = OutsideName(realm: "site", name: "ana")
            arrival.attributes = ["plan": .string("gold")]
            let visitor = try await play.visitor(arrival)
            try await visitor.says("one")
            try await visitor.says("two")
            let turns = try await play.log(visitor.conversation).compactMap(\.event.turn)
            #expect(turns.map(\.turn) == [1, 2])
            #expect(turns.last?.trace.attributes == ["plan": .string("gold")])
            #expect(turns.last?.trace.hours == ["support": false])
            #expect(turns.last?.trace.visitorWins == ["echo": 1])
        }
    }

    @Test func `the bot sees the conversation as it was before the message`() async throws {
        try await DeskStage.perform { play in
            let seen = Mutex<[Int]>([])
            play.bot.follows { turn in
                seen.withLock { $0.append(turn.conversation.pos) }
                return .reply("ok")
            }
            let visitor = try await play.visitor()
            try await visitor.says("one")
            try await visitor.says("two")
            #expect(seen.withLock { $0 } == [1, 4])
        }
    }

    @Test func `the same id and text give the same receipt over any number of tries`() async throws {
        let store = InMemoryConversationStore()
        let clock = ManualClock()
        var props = DeskStage.Props()
        props.store = store
        props.clock = clock
        let (admission, first) = try await DeskStage.perform(props) { play in
            let visitor = try await play.visitor()
            let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
                for _ in 1...20 { group.addTask { try await visitor.says("hello", as: "m1") } }
                return try await group.reduce(into: Set<Receipt>()) { $0.insert($1) }
            }
            #expect(receipts.count == 1)
            #expect(try await play.log(visitor.conversation).count == 4)
            return (VisitorAdmission(visitor: visitor.id, conversation: visitor.conversation), receipts.first)
        }
        clock.advance(by: .seconds(100))
        try await DeskStage.perform(props) { play in
            let visitor = ScriptedVisitor(admission, at: play.desk)
            let again = try await visitor.says("hello", as: "m1")
            #expect(again == first)
            await #expect(throws: DeskError.conflict("m1")) { try await visitor.says("hallo", as: "m1") }
            await #expect(throws: DeskError.conflict("m1")) { try await visitor.presses("c1", under: 1, as: "m1") }
            #expect(try await play.log(visitor.conversation).count == 4)
        }
    }

    @Test func `an escalation changes the owner last and in a new epoch`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            try await visitor.says("human")
            let log = try await play.log(visitor.conversation)
            #expect(log.map(\.event.kind) == [.opened, .message, .turn, .message, .owner])
            #expect(log.map(\.epoch) == [0, 0, 0, 0, 1])
            #expect(log[4].event.change?.owner == .queue(team: "support", priority: .normal))
            #expect(log[4].event.change?.cause == .asked)
            #expect(log[3].event.text == "system.handover")
        }
    }

    @Test func `a reply that comes after a handoff is thrown away and leaves a suppressed turn`() async throws {
        try await DeskStage.perform { play in
            let gate = Gate()
            play.bot.follows { _ in
                await gate.pass()
                return .reply("too late")
            }
            let visitor = try await play.visitor()
            let agent = try await play.agent("mei")
            async let receipt = visitor.says("hello")
            await gate.arrival()
            let taken = try await agent.takes(visitor.conversation)
            #expect(taken.epoch == 1)
            gate.open()
            _ = try await receipt
            let log = try await play.log(visitor.conversation)
            #expect(!log.contains { $0.author == .bot && $0.event.kind == .message })
            #expect(log.compactMap(\.event.turn).map(\.outcome) == [.suppressed])
            #expect(log.filter { $0.author == .visitor }.map(\.epoch) == [1])
            #expect(log.filter { $0.author == .visitor }.map(\.event.text) == ["hello"])
        }
    }

    @Test func `a decision is made again when only the place moved`() async throws {
        try await DeskStage.perform { play in
            let gate = Gate()
            let decided = Mutex(0)
            play.bot.follows { _ in
                decided.withLock { $0 += 1 }
                await gate.pass()
                return .reply("ok")
            }
            let visitor = try await play.visitor()
            let agent = try await play.agent("mei")
            async let receipt = visitor.says("hello")
            await gate.arrival()
            try await agent.notes("look at this", in: visitor.conversation)
            gate.open()
            _ = try await receipt
            #expect(decided.withLock { $0 } == 2)
            let kinds = try await play.log(visitor.conversation).map(\.event.kind)
            #expect(kinds == [.opened, .note, .message, .message, .turn])
        }
    }

    @Test func `a conversation that moves on faster than the bot decides is escalated`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let agent = try await play.agent("mei")
            let decided = Mutex(0)
            play.bot.follows { _ in
                decided.withLock { $0 += 1 }
                _ = try? await agent.notes("again", in: visitor.conversation)
                return .reply("never said")
            }
            try await visitor.says("hello")
            #expect(decided.withLock { $0 } == 5)
            let log = try await play.log(visitor.conversation)
            #expect(log.contains { $0.event.text == "hello" })
            #expect(!log.contains { $0.event.text == "never said" })
            #expect(log.last?.event.change?.cause == .contention)
            #expect(log.compactMap(\.event.turn).last?.outcome == .escalated)
        }
    }

    @Test func `messages of one conversation are decided one after another`() async throws {
        try await DeskStage.perform { play in
            let running = Mutex(0)
            play.bot.follows { turn in
                running.withLock { $0 += 1 }
                #expect(running.withLock { $0 } == 1)
                await Task.yield()
                running.withLock { $0 -= 1 }
                return .reply("re: \(turn.text ?? "")")
            }
            let visitor = try await play.visitor()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...20 {
                    group.addTask { try await visitor.says("\(number)", as: ClientMessageID("m\(number)")) }
                }
                try await group.waitForAll()
            }
            let log = try await play.log(visitor.conversation).dropFirst()
            for (index, record) in log.enumerated() where index % 3 == 1 {
                #expect(record.event.text == "re: \(log[log.startIndex + index - 1].event.text ?? "")")
            }
        }
    }

    @Test func `too many waiting messages of one conversation are refused and nothing of them is stored`() async throws
    {
        var props = DeskStage.Props()
        props.configuration.maximumWaitingTurns = 2
        try await DeskStage.perform(props) { play in
            let gate = Gate()
            play.bot.follows { _ in
                await gate.pass()
                return .reply("ok")
            }
            let visitor = try await play.visitor()
            let refused = Counter()
            await withTaskGroup(of: Void.self) { group in
                group.addTask { _ = try? await visitor.says("first", as: "first") }
                await gate.arrival()
                for number in 1...5 {
                    group.addTask {
                        do throws(DeskError) {
                            try await visitor.says("\(number)", as: ClientMessageID("m\(number)"))
                        } catch {
                            #expect(error == .tooMany(retryAfter: .seconds(1)))
                            if refused.count() == 3 { gate.open() }
                        }
                    }
                }
            }
            #expect(refused.value == 3)
            let said = try await play.log(visitor.conversation).filter { $0.author == .visitor }
            #expect(said.count == 3)
        }
    }

    @Test func `nothing is acknowledged or shown when the store refuses`() async throws {
        let store = FragileStore()
        var props = DeskStage.Props()
        props.store = store
        try await DeskStage.perform(props) { play in
            let visitor = try await play.visitor()
            store.breaks(with: .full(path: "data"))
            await #expect(throws: DeskError.storeUnavailable(.full(path: "data"))) { try await visitor.says("hello") }
            #expect(visitor.records.isEmpty)
            store.recovers()
            try await visitor.says("again")
            #expect(visitor.records.map(\.seq) == [1, 2])
        }
    }

    @Test func `a commit whose answer got lost is known when the message is sent again`() async throws {
        let store = FragileStore()
        var props = DeskStage.Props()
        props.store = store
        try await DeskStage.perform(props) { play in
            let visitor = try await play.visitor()
            store.losesAnswers(with: .notDurable(path: "data", cause: "input/output error"))
            await #expect(throws: DeskError.self) { try await visitor.says("hello", as: "m1") }
            store.recovers()
            let receipt = try await visitor.says("hello", as: "m1")
            #expect(receipt.seq == 1)
            await visitor.hears("hello", from: .visitor)
            await visitor.hears("re: hello", from: .bot)
            #expect(visitor.records.map(\.seq) == [1, 2])
            #expect(try await play.log(visitor.conversation).count == 4)
        }
    }

    @Test(arguments: [
        ("", true), (" \n\t", true), ("\u{0}", true), ("a", false), (String(repeating: "é", count: 4_096), false),
    ])
    func `an empty text is refused`(text: String, isRefused: Bool) async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            if isRefused {
                await #expect(throws: DeskError.invalid(what: "the text is empty", remedy: "write something")) {
                    try await visitor.says(text)
                }
            } else {
                try await visitor.says(text)
            }
        }
    }

    @Test func `a text over the limit is refused and never cut`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            await #expect(throws: DeskError.tooLong(bytes: 8_193, limit: 8_192)) {
                try await visitor.says(String(repeating: "a", count: 8_193))
            }
        }
    }

    @Test func `another visitor is refused everything`() async throws {
        try await DeskStage.perform { play in
            let owner = try await play.visitor()
            let stranger = try await play.visitor()
            let admission = VisitorAdmission(visitor: stranger.id, conversation: owner.conversation)
            let thief = ScriptedVisitor(admission, at: play.desk)
            await #expect(throws: DeskError.notYours) { try await thief.says("hello") }
            await #expect(throws: DeskError.notYours) { try await thief.connects() }
            await #expect(throws: DeskError.notYours) { try await thief.asksForPerson() }
            await #expect(throws: DeskError.notYours) {
                try await play.desk.events(of: owner.conversation, visitor: stranger.id, after: 0)
            }
            await #expect(throws: DeskError.unknownConversation) {
                try await play.desk.events(of: "nowhere", visitor: stranger.id, after: 0)
            }
            #expect(try await play.log(owner.conversation).count == 1)
        }
    }
}
