import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Testing

/// Taking, releasing, handing on and ending conversations.
@Suite(.timeLimit(.minutes(10)))
struct HandoffTests {
    @Test func `of fifty agents who take one conversation one gets it`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            try await visitor.says("human")
            let agents = try await withThrowingTaskGroup(of: ScriptedAgent.self) { group in
                for number in 1...50 { group.addTask { try await play.agent("agent\(number)") } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let outcomes = await withTaskGroup(of: Result<AgentID, DeskError>.self) { group in
                for agent in agents {
                    group.addTask {
                        do throws(DeskError) {
                            try await agent.takes(visitor.conversation, epoch: 1)
                            return .success(agent.id)
                        } catch {
                            return .failure(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            let winners = outcomes.compactMap { try? $0.get() }
            #expect(winners.count == 1)
            let winner = try #require(winners.first)
            for case .failure(let error) in outcomes { #expect(error == .taken(by: winner)) }
            let changes = try await play.log(visitor.conversation).compactMap(\.event.change)
            #expect(changes.map(\.owner) == [.queue(team: "support", priority: .normal), .agent(winner)])
        }
    }

    @Test func `a repeated command gives the same receipt and another one with its id is a conflict`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            try await visitor.says("human")
            let take = mei.command(visitor.conversation, 1)
            let taken = try await play.desk.take(take)
            #expect(try await play.desk.take(take) == taken)
            let say = mei.command(visitor.conversation, 2)
            let said = try await play.desk.say("hello", say)
            #expect(try await play.desk.say("hello", say) == said)
            await #expect(throws: DeskError.conflict(say.clientMessageID)) { try await play.desk.say("bye", say) }
            await #expect(throws: DeskError.conflict(say.clientMessageID)) { try await play.desk.resolve(say) }
            let resolve = mei.command(visitor.conversation, 2)
            let resolved = try await play.desk.resolve(resolve)
            #expect(try await play.desk.resolve(resolve) == resolved)
        }
    }

    @Test func `only the agent who has it writes to the visitor`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            let bob = try await play.agent("bob")
            await #expect(throws: DeskError.notYours) { try await mei.says("hello", in: visitor.conversation) }
            try await mei.takes(visitor.conversation)
            try await mei.says("hello", in: visitor.conversation, epoch: 1)
            await #expect(throws: DeskError.notYours) { try await bob.says("hello", in: visitor.conversation) }
            await #expect(throws: DeskError.ownerChanged(epoch: 1)) {
                try await bob.says("hello", in: visitor.conversation, epoch: 0)
            }
            await #expect(throws: DeskError.notYours) { try await bob.resolves(visitor.conversation) }
            await #expect(throws: DeskError.notYours) { try await bob.releases(visitor.conversation) }
            await visitor.hears("hello", from: .agent(mei.id))
            #expect(play.desk.displayName(of: .agent(mei.id)) == "mei")
        }
    }

    @Test func `an administrator may act on anybody's conversation`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            let boss = try await play.agent("boss", role: .admin)
            try await mei.takes(visitor.conversation)
            try await boss.transfers(visitor.conversation, to: .agent(boss.id))
            try await boss.resolves(visitor.conversation)
            #expect(try await play.log(visitor.conversation).last?.event == .closed(.resolved(by: boss.id)))
        }
    }

    @Test func `the bot is silent while a person has the conversation and answers when it gets it back`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            try await mei.takes(visitor.conversation)
            try await visitor.says("are you there?")
            #expect(try await play.log(visitor.conversation).last?.author == .visitor)
            try await mei.transfers(visitor.conversation, to: .bot)
            try await visitor.says("and now?")
            await visitor.hears("system.returned_to_bot", from: .system)
            await visitor.hears("re: and now?", from: .bot)
            let log = try await play.log(visitor.conversation)
            #expect(log.last?.epoch == 2)
        }
    }

    @Test func `a transfer keeps the note hidden and tells the new agent`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            let bob = try await play.agent("bob")
            try await mei.takes(visitor.conversation)
            try await mei.transfers(visitor.conversation, to: .agent(bob.id), note: "knows about parcels")
            let summary = await bob.sees(visitor.conversation, .active)
            #expect(summary?.agent == mei.id || summary?.agent == bob.id)
            let log = try await play.log(visitor.conversation)
            #expect(log.contains { $0.event == .note("knows about parcels") && $0.seq == nil })
            try await bob.says("hello", in: visitor.conversation)
            await #expect(throws: DeskError.notYours) { try await mei.says("bye", in: visitor.conversation) }
        }
    }

    @Test func `a transfer to nobody is refused and changes nothing`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            let bob = try await play.agent("bob")
            try await mei.takes(visitor.conversation)
            bob.disconnects()
            await #expect(throws: DeskError.agentUnavailable(bob.id)) {
                try await mei.transfers(visitor.conversation, to: .agent(bob.id))
            }
            await #expect(throws: DeskError.unknownAgent) {
                try await mei.transfers(visitor.conversation, to: .agent("nobody"))
            }
            await #expect(throws: DeskError.self) {
                try await mei.transfers(visitor.conversation, to: .team("nowhere"), note: "lost")
            }
            #expect(try await play.log(visitor.conversation).last?.event.change?.owner == .agent(mei.id))
        }
    }

    @Test func `a visitor who comes back finds the bot, or the agent who is still there`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            try await mei.takes(visitor.conversation)
            try await mei.resolves(visitor.conversation)
            try await visitor.says("one more thing")
            var changes = try await play.log(visitor.conversation).filter { $0.event.kind == .reopened }
            #expect(changes.last?.event.change?.owner == .agent(mei.id))
            try await mei.resolves(visitor.conversation)
            mei.disconnects()
            try await visitor.says("and another")
            changes = try await play.log(visitor.conversation).filter { $0.event.kind == .reopened }
            #expect(changes.last?.event.change?.owner == .bot)
            await visitor.hears("re: and another", from: .bot)
        }
    }

    @Test(arguments: [(Duration.seconds(24 * 60 * 60), true), (.seconds(24 * 60 * 60 + 1), false)])
    func `a day after closing a returning visitor gets a new conversation`(pause: Duration, isSame: Bool) async throws {
        try await DeskStage.perform { play in
            let token = TokenDigest(hexadecimal: "aa")
            let visitor = try await play.visitor(VisitorArrival(token: token))
            _ = try await play.desk.close(visitor.conversation, visitor: visitor.id, clientMessageID: "x")
            play.clock.advance(by: pause)
            let again = try await play.desk.recognise(token)
            #expect(again?.visitor == visitor.id)
            #expect((again?.conversation == visitor.conversation) == isSame)
            let other = try await play.desk.recognise(token)
            #expect(other == again)
        }
    }

    @Test func `a closed conversation is rated once, and again when it was closed again`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let rating = try #require(Rating(score: 4, comment: "fine"))
            let rate = { (id: ClientMessageID?) async throws(DeskError) -> Receipt in
                try await play.desk.rate(visitor.conversation, visitor: visitor.id, rating: rating, clientMessageID: id)
            }
            await #expect(throws: DeskError.notClosed) { try await rate(nil) }
            _ = try await play.desk.close(visitor.conversation, visitor: visitor.id, clientMessageID: nil)
            let receipt = try await rate("r1")
            #expect(try await rate("r1") == receipt)
            await #expect(throws: DeskError.alreadyRated) { try await rate("r2") }
            #expect(try await play.desk.welcome(to: visitor.conversation, visitor: visitor.id).isRated)
            try await visitor.says("hello again")
            await #expect(throws: DeskError.notClosed) { try await rate(nil) }
            _ = try await play.desk.close(visitor.conversation, visitor: visitor.id, clientMessageID: nil)
            _ = try await rate(nil)
        }
    }

    @Test func `closing twice is closing once`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let first = try await play.desk.close(visitor.conversation, visitor: visitor.id, clientMessageID: "a")
            #expect(try await play.desk.close(visitor.conversation, visitor: visitor.id, clientMessageID: "a") == first)
            _ = try await play.desk.close(visitor.conversation, visitor: visitor.id, clientMessageID: "b")
            #expect(try await play.log(visitor.conversation).count { $0.event.kind == .closed } == 1)
        }
    }

    @Test func `an agent takes back a conversation that the visitor had closed`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            _ = try await play.desk.close(visitor.conversation, visitor: visitor.id, clientMessageID: nil)
            await #expect(throws: DeskError.closed) { try await mei.takes(visitor.conversation) }
            await #expect(throws: DeskError.closed) { try await mei.says("hello", in: visitor.conversation) }
            try await mei.notes("still to be read", in: visitor.conversation)
        }
    }

    @Test func `a message that comes while its conversation is being closed reopens it`() async throws {
        try await DeskStage.perform { play in
            let gate = Gate()
            play.bot.follows { turn in
                if turn.conversation.epoch == 0 { await gate.pass() }
                return .reply("ok")
            }
            let visitor = try await play.visitor()
            let mei = try await play.agent("mei")
            async let receipt = visitor.says("wait")
            await gate.arrival()
            try await mei.resolves(visitor.conversation)
            gate.open()
            _ = try await receipt
            let kinds = try await play.log(visitor.conversation).map(\.event.kind)
            #expect(kinds.suffix(4) == [.reopened, .message, .message, .turn])
        }
    }
}
