import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct AdmissionTests {
    @Test func `a token is recognised and leads to the same conversation`() async throws {
        try await DeskStage.perform { play in
            let token = TokenDigest(hexadecimal: "aa")
            let admission = try await play.desk.admit(VisitorArrival(token: token))
            #expect(try await play.desk.recognise(token) == admission)
            #expect(try await play.desk.recognise(TokenDigest(hexadecimal: "bb")) == nil)
            let other = try await play.desk.admit(VisitorArrival(token: TokenDigest(hexadecimal: "bb")))
            #expect(other.visitor != admission.visitor)
        }
    }

    @Test func `a name from outside is one visitor over all devices`() async throws {
        try await DeskStage.perform { play in
            var arrival = VisitorArrival(token: TokenDigest(hexadecimal: "aa"))
            arrival.outsideName = OutsideName(realm: "site", name: "ana")
            arrival.attributes = ["plan": .string("gold")]
            let first = try await play.visitor(arrival)
            try await first.says("hello")
            arrival.token = TokenDigest(hexadecimal: "bb")
            arrival.attributes = ["plan": .string("silver")]
            let second = try await play.desk.admit(arrival)
            #expect(second == VisitorAdmission(visitor: first.id, conversation: first.conversation))
            try await first.says("again")
            let plans = try await play.log(first.conversation).compactMap(\.event.turn).map(\.trace.attributes["plan"])
            #expect(plans == [.string("gold"), .string("silver")])
        }
    }

    @Test func `many tabs that arrive together share one conversation`() async throws {
        try await DeskStage.perform { play in
            var arrival = VisitorArrival(token: nil)
            arrival.outsideName = OutsideName(realm: "rest", name: "sender-1")
            let same = arrival
            let admissions = try await withThrowingTaskGroup(of: VisitorAdmission.self) { group in
                for _ in 1...20 { group.addTask { try await play.desk.admit(same) } }
                return try await group.reduce(into: Set()) { $0.insert($1) }
            }
            #expect(admissions.count == 1)
        }
    }

    @Test func `a page that is opened is kept once and may be answered by a rule alone`() async throws {
        try await DeskStage.perform { play in
            let visitor = try await play.visitor()
            let page = PageView(url: "https://shop.example/cart", title: "Cart")
            for _ in 1...2 { try await play.desk.view(page, in: visitor.conversation, visitor: visitor.id) }
            #expect(try await play.log(visitor.conversation).map(\.event.kind) == [.opened, .page])
            play.bot.follows { turn in
                guard turn.input == .event("page.opened") else { return nil }
                var decision = Decision.reply("need help with \(turn.conversation.page?.title ?? "nothing")?")
                decision.rules = ["greet"]
                return decision
            }
            let next = PageView(url: "https://shop.example/pay", title: "Pay")
            try await play.desk.view(next, in: visitor.conversation, visitor: visitor.id)
            await visitor.hears("need help with Pay?", from: .bot)
            let view = try await play.desk.conversation(visitor.conversation)
            #expect(view.pages.map(\.page) == [page, next])
            #expect(view.summary.page == next)
        }
    }

    @Test func `a quick reply is pressed by its id, and one that was never offered is refused`() async throws {
        try await DeskStage.perform { play in
            play.bot.follows { turn in
                if case .choice(let choice, let seq) = turn.input { return .reply("pressed \(choice.id) of \(seq)") }
                let choices = [
                    Choice(id: "c1", label: "Yes", target: "yes"), Choice(id: "c2", label: "No", target: "no"),
                ]
                return Decision(outcome: .answered, replies: [Message(text: "sure?", choices: choices)])
            }
            let visitor = try await play.visitor()
            try await visitor.says("delete")
            let receipt = try await visitor.presses("c2", under: 2, as: "p1")
            await visitor.hears("pressed c2 of 2", from: .bot)
            #expect(try await visitor.presses("c2", under: 2, as: "p1") == receipt)
            let said = try await play.log(visitor.conversation).first { $0.clientMessageID == "p1" }?.event
            #expect(said == .message(Message(text: "No", chosen: .init(seq: 2, choice: "c2"))))
            for (choice, seq) in [("c3", 2), ("c1", 1), ("c1", 99)] as [(ChoiceID, Int)] {
                await #expect(throws: DeskError.self) { try await visitor.presses(choice, under: seq) }
            }
        }
    }
}
