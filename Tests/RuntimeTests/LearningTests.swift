import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Testing

/// Gathering unclear messages, and what is decided about them.
@Suite(.timeLimit(.minutes(10)))
struct LearningTests {
    /// Answers nothing that begins with `what`.
    private static func puzzled(_ turn: Turn) -> Decision? {
        guard let text = turn.text, text.hasPrefix("what") else { return ScriptedBot.echo(turn) }
        var decision = Decision.reply("pardon?", language: "en")
        decision.outcome = .missed
        return decision
    }

    private func texts(_ desk: Desk, _ view: UnclearMessageView = .open) async throws -> [String] {
        try await desk.unclearMessages(view).map(\.message.text)
    }

    @Test func `gathers unclear messages of all conversations, the latest first`() async throws {
        try await DeskStage.perform { play in
            play.bot.follows { Self.puzzled($0) }
            let kim = try await play.visitor()
            let lee = try await play.visitor()
            try await kim.says("what one")
            play.clock.advance(by: .seconds(1))
            try await lee.says("what two")
            try await lee.says("hello")
            play.clock.advance(by: .seconds(1))
            try await kim.says("what three")
            #expect(try await texts(play.desk) == ["what three", "what two", "what one"])
            let first = try #require(try await play.desk.unclearMessages().first)
            #expect(first.conversation == kim.conversation)
            #expect(try await play.log(kim.conversation)[first.pos - 1].event.kind == .message)
        }
    }

    @Test func `what is dismissed stays away, whoever writes it again, until it is brought back`() async throws {
        try await DeskStage.perform { play in
            play.bot.follows { Self.puzzled($0) }
            let kim = try await play.visitor()
            try await kim.says("what now")
            let key = try #require(try await play.desk.unclearMessages().first).key
            try await play.desk.settle([key], as: .dismissed)
            play.clock.advance(by: .seconds(1))
            try await kim.says("what NOW?!")
            try await kim.says("what else")
            #expect(try await texts(play.desk) == ["what else"])
            #expect(try await texts(play.desk, .dismissed) == ["what NOW?!", "what now"])
            try await play.desk.unsettle([key])
            #expect(try await Set(texts(play.desk)) == ["what NOW?!", "what now", "what else"])
            #expect(try await texts(play.desk, .dismissed).isEmpty)
        }
    }

    @Test func `what became an example comes again only when it is written later and still not understood`()
        async throws
    {
        try await DeskStage.perform { play in
            play.bot.follows { Self.puzzled($0) }
            let kim = try await play.visitor()
            try await kim.says("what now")
            let key = try #require(try await play.desk.unclearMessages().first).key
            try await play.desk.settle([key], as: .promoted)
            #expect(try await texts(play.desk).isEmpty)
            #expect(try await texts(play.desk, .dismissed).isEmpty)
            play.clock.advance(by: .seconds(1))
            try await kim.says("what now")
            #expect(try await texts(play.desk) == ["what now"])
        }
    }

    @Test func `nothing of an erased visitor is gathered`() async throws {
        try await DeskStage.perform { play in
            play.bot.follows { Self.puzzled($0) }
            let kim = try await play.visitor()
            let ada = try await play.agent("ada", role: .admin)
            try await kim.says("what now")
            try await play.desk.erase(kim.id, by: ada.id)
            #expect(try await texts(play.desk).isEmpty)
        }
    }

    @Test func `an agent judges a turn, and the visitor learns nothing of it`() async throws {
        try await DeskStage.perform { play in
            let kim = try await play.visitor()
            let mei = try await play.agent("mei")
            try await kim.says("can I pick it up")
            await kim.hears("re: can I pick it up", from: .bot)
            let turn = try #require(try await play.log(kim.conversation).first { $0.event.kind == .turn }).pos
            let wrong = TurnJudgement(turnPosition: turn, isWrong: true, meant: "pickup")
            let command = mei.command(kim.conversation, nil)
            let receipt = try await play.desk.judge(wrong, command)
            #expect(receipt.seq == nil)
            #expect(try await play.desk.judge(wrong, command) == receipt)
            let found = try await play.desk.unclearMessages().map(\.message)
            #expect(found.map(\.cause) == [.corrected])
            #expect(found.map(\.meant) == ["pickup"])
            #expect(!kim.records.contains { $0.event.kind == .judged })
            let right = TurnJudgement(turnPosition: turn, isWrong: false, meant: nil)
            await #expect(throws: DeskError.conflict(command.clientMessageID)) {
                try await play.desk.judge(right, command)
            }
            _ = try await play.desk.judge(right, mei.command(kim.conversation, nil))
            #expect(try await play.desk.unclearMessages().isEmpty)
        }
    }

    @Test(arguments: [1, 2, 99, .max])
    func `only a turn is judged`(place: Int) async throws {
        try await DeskStage.perform { play in
            let kim = try await play.visitor()
            let mei = try await play.agent("mei")
            try await kim.says("hello")
            await #expect(throws: DeskError.self) {
                try await play.desk.judge(
                    TurnJudgement(turnPosition: place, isWrong: true, meant: nil),
                    mei.command(kim.conversation, nil)
                )
            }
        }
    }

    @Test func `at most two thousand messages are gathered`() async throws {
        try await DeskStage.perform { play in
            play.bot.follows { Self.puzzled($0) }
            for number in 0..<22 {
                let visitor = try await play.visitor()
                for message in 0..<100 { try await visitor.says("what \(number) \(message)") }
            }
            #expect(try await play.desk.unclearMessages().count == Desk.unclearMessageLimit)
        }
    }
}
