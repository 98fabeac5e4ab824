import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct AccountTests {
    private func new(_ name: String, teams: [TeamName] = []) -> NewAccount {
        NewAccount(name: name, displayName: name, role: .agent, teams: teams, passwordHash: "hash")
    }

    @Test func `a session stands for its account until it ends`() async throws {
        try await DeskStage.perform { play in
            let mei = try await play.agent("mei")
            let token = TokenDigest(hexadecimal: "aa")
            _ = try await play.desk.signIn(mei.id, token: token, lifetime: .seconds(100))
            #expect(try await play.desk.account(session: token)?.id == mei.id)
            #expect(try await play.desk.account(session: TokenDigest(hexadecimal: "bb")) == nil)
            play.clock.advance(by: .seconds(100))
            #expect(try await play.desk.account(session: token) == nil)
            _ = try await play.desk.signIn(mei.id, token: token, lifetime: .seconds(100))
            try await play.desk.signOut(token)
            #expect(try await play.desk.account(session: token) == nil)
        }
    }

    @Test func `a new password ends the sessions and connections of the person alone`() async throws {
        try await DeskStage.perform { play in
            let boss = try await play.agent("boss", role: .admin)
            let mei = try await play.agent("mei")
            let tokens = (TokenDigest(hexadecimal: "aa"), TokenDigest(hexadecimal: "bb"))
            _ = try await play.desk.signIn(mei.id, token: tokens.0, lifetime: .seconds(100))
            _ = try await play.desk.signIn(boss.id, token: tokens.1, lifetime: .seconds(100))
            _ = try await play.desk.change(mei.id, AccountChange(passwordHash: "other"), by: boss.id)
            #expect(try await play.desk.account(session: tokens.0) == nil)
            #expect(try await play.desk.account(session: tokens.1)?.id == boss.id)
            await mei.watcher.next { $0 == .ended }
            #expect(!boss.watcher.deliveries.contains(.ended))
        }
    }

    @Test func `a removed agent loses everything but the name in old transcripts`() async throws {
        try await DeskStage.perform { play in
            let boss = try await play.agent("boss", role: .admin)
            let mei = try await play.agent("mei")
            let visitor = try await play.visitor()
            try await mei.takes(visitor.conversation)
            try await play.desk.remove(mei.id, by: boss.id)
            await mei.watcher.next { $0 == .ended }
            #expect(try await play.store.summary(of: visitor.conversation)?.state == .queued)
            #expect(play.desk.displayName(of: .agent(mei.id)) == "mei")
            #expect(try await play.desk.account(named: "mei") == nil)
            await #expect(throws: DeskError.unknownAgent) { try await mei.takes(visitor.conversation) }
            _ = try await play.desk.add(new("mei"), by: boss.id)
            await #expect(throws: DeskError.self) { try await play.desk.remove(boss.id, by: boss.id) }
        }
    }

    @Test func `names and teams are checked`() async throws {
        try await DeskStage.perform { play in
            _ = try await play.desk.add(new("mei"), by: nil)
            await #expect(throws: DeskError.nameTaken("mei")) { try await play.desk.add(new("mei"), by: nil) }
            for name in ["", "a\nb", String(repeating: "a", count: 101)] {
                await #expect(throws: DeskError.self) { try await play.desk.add(new(name), by: nil) }
            }
            await #expect(throws: DeskError.self) { try await play.desk.add(new("bob", teams: ["nowhere"]), by: nil) }
        }
    }

    @Test func `what an agent said about being there survives a restart`() async throws {
        var props = DeskStage.Props()
        props.store = InMemoryConversationStore()
        let scene = props
        let account = try await DeskStage.perform(scene) { play in
            let mei = try await play.agent("mei")
            #expect(try await play.desk.agents().map(\.state) == [.online])
            try await play.desk.setPresence(.busy, of: mei.id)
            #expect(try await play.desk.agents().map(\.state) == [.busy])
            return mei.account
        }
        try await DeskStage.perform(scene) { play in
            #expect(try await play.desk.agents().map(\.state) == [.offline])
            let mei = ScriptedAgent(account, at: play.desk)
            try await mei.connects()
            #expect(try await play.desk.agents().map(\.state) == [.busy])
        }
    }

    @Test func `teams show who is there and who waits`() async throws {
        var props = DeskStage.Props()
        props.configuration.teams = [.init(name: "support"), .init(name: "billing")]
        try await DeskStage.perform(props) { play in
            _ = try await play.agent("everywhere")
            _ = try await play.agent("billing-only", teams: ["billing"])
            let visitor = try await play.visitor()
            try await visitor.says("human")
            let teams = try await play.desk.teams()
            #expect(teams.map(\.name) == ["support", "billing"])
            #expect(teams.map(\.online) == [1, 2])
            #expect(teams.map(\.waiting) == [1, 0])
        }
    }

    @Test func `what administrators do is in the audit log`() async throws {
        try await DeskStage.perform { play in
            let boss = try await play.agent("boss", role: .admin)
            let visitor = try await play.visitor()
            try await visitor.says("hello")
            let replies = [CannedReply(code: "hi", text: "Hello!", language: nil)]
            try await play.desk.replaceCannedReplies(replies, by: boss.id)
            #expect(try await play.desk.cannedReplies() == replies)
            _ = try await play.desk.export(visitor.id, by: boss.id)
            try await play.desk.erase(visitor.id, by: boss.id)
            let log = try await play.desk.auditLog(before: nil)
            #expect(log.entries.map(\.what) == ["visitor.erase", "visitor.export", "canned.replace", "account.add"])
            #expect(log.entries.map(\.who) == ["boss", "boss", "boss", "system"])
        }
    }

    @Test func `an erased visitor's conversation is closed and blank in memory, too`() async throws {
        try await DeskStage.perform { play in
            let boss = try await play.agent("boss", role: .admin)
            let visitor = try await play.visitor(VisitorArrival(token: TokenDigest(hexadecimal: "aa")))
            try await visitor.says("my secret")
            try await play.desk.erase(visitor.id, by: boss.id)
            await visitor.watcher.next { $0 == .ended }
            let view = try await play.desk.conversation(visitor.conversation)
            #expect(!String(describing: view).contains("secret"))
            #expect(view.summary.state == .closed)
            #expect(try await play.desk.recognise(TokenDigest(hexadecimal: "aa")) == nil)
            try await play.desk.erase(visitor.id, by: boss.id)
            await #expect(throws: DeskError.unknownVisitor) { try await play.desk.erase("nobody", by: boss.id) }
        }
    }
}
