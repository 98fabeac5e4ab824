import FrontdeskCore
import Testing

@testable import FrontdeskRuntime

/// Which messages of a log are unclear, and what was meant by them.
struct UnclearMessageSearchTests {
    /// A log under construction.
    private struct Log {
        var records: [Record] = []
        private var state = ConversationState(id: "c1")

        init() {
            add(
                .opened(Opening(visitor: "v1", channel: .web, seed: 1, browserLanguages: [], pageLanguage: nil)),
                .system
            )
        }

        @discardableResult
        mutating func add(_ event: Event, _ author: Author) -> Record {
            let record = Record(
                conversation: "c1",
                pos: state.pos + 1,
                seq: event.isVisible ? state.seq + 1 : nil,
                epoch: state.epoch + (event.changesOwner ? 1 : 0),
                at: Instant(milliseconds: Int64(state.pos) * 1_000),
                author: author,
                event: event
            )
            state.apply(record)
            records.append(record)
            return record
        }

        /// A visitor's message and what the bot made of it; gives back the place of the turn.
        @discardableResult
        mutating func asks(
            _ text: String,
            _ outcome: TurnRecord.Outcome,
            reasons: [Reason] = [],
            choices: [Choice] = [],
            chosen: Message.ChosenReply? = nil
        ) -> Int {
            add(.message(Message(text: text, chosen: chosen)), .visitor)
            if outcome != .escalated { add(.message(Message(text: "…", choices: choices)), .bot) }
            let languages = Reason.languages([LanguageProbability(language: "de", probability: 0.9)])
            let step = TraceStep(plugin: "p", outcome: .decided, reasons: [languages] + reasons)
            let turn = TurnRecord(
                turn: state.turn + 1,
                outcome: outcome,
                rules: [],
                variants: [],
                effects: [],
                calls: [],
                trace: Trace(ruleSet: "r", model: nil, steps: [step])
            )
            return add(.turn(turn), .bot).pos
        }

        mutating func takes(_ agent: AgentID, cause: EscalationCause? = nil) {
            add(.ownerChanged(OwnerChange(owner: .agent(agent), cause: cause, by: agent, name: "Mei")), .agent(agent))
        }

        var found: [UnclearMessage] { UnclearMessageSearch(records).messages.map(\.message) }
    }

    private static let topics = [
        Choice(id: "i1", label: "Refund", target: nil, intent: "refund"),
        Choice(id: "none", label: "None of these", target: nil),
    ]

    private func unclear(
        _ text: String,
        _ cause: UnclearMessage.Cause,
        meant: IntentName? = nil
    ) -> UnclearMessage {
        UnclearMessage(text: text, language: "de", cause: cause, meant: meant)
    }

    @Test func `a message that a rule answered is clear`() {
        var log = Log()
        log.asks("wo ist mein Paket", .answered)
        #expect(log.found.isEmpty)
    }

    @Test(arguments: [TurnRecord.Outcome.missed, .escalated])
    func `a message without an answer is rejected`(outcome: TurnRecord.Outcome) {
        var log = Log()
        log.asks("habt ihr Gutscheine", outcome, reasons: [.fallback(misses: 1), .escalated(.lowConfidence)])
        #expect(log.found == [unclear("habt ihr Gutscheine", .rejected)])
    }

    @Test(arguments: [EscalationCause.asked, .rule, .button, .pluginFailed])
    func `a person who was called for another reason makes no message unclear`(cause: EscalationCause) {
        var log = Log()
        log.asks("einen Menschen bitte", .escalated, reasons: [.escalated(cause)])
        #expect(log.found.isEmpty)
    }

    @Test func `a pressed topic says what was meant, and is no message of its own`() {
        var log = Log()
        log.asks("geld", .clarified, choices: Self.topics)
        log.asks("Refund", .answered, chosen: Message.ChosenReply(seq: 2, choice: "i1"))
        #expect(log.found == [unclear("geld", .clarified, meant: "refund")])
    }

    @Test func `a typed topic says what was meant, too`() {
        var log = Log()
        log.asks("geld", .clarified, choices: Self.topics)
        log.asks("refund!", .answered)
        #expect(log.found == [unclear("geld", .clarified, meant: "refund")])
    }

    @Test func `none of the topics says nothing, and another message neither`() {
        var log = Log()
        log.asks("geld", .clarified, choices: Self.topics)
        log.asks("None of these", .missed, chosen: Message.ChosenReply(seq: 2, choice: "none"))
        log.asks("konto", .clarified, choices: Self.topics)
        log.asks("ich meine mein Konto", .missed)
        #expect(
            log.found == [
                unclear("geld", .clarified), unclear("konto", .clarified), unclear("ich meine mein Konto", .rejected),
            ]
        )
    }

    @Test func `an agent who steps in and answers corrects the bot's last answer`() {
        var log = Log()
        log.asks("wo ist mein Paket", .answered)
        log.asks("kann ich es abholen", .answered)
        log.takes("a1")
        #expect(log.found.isEmpty)
        log.add(.message(Message(text: "Ja, gern")), .agent("a1"))
        #expect(log.found == [unclear("kann ich es abholen", .corrected)])
    }

    @Test func `an agent who takes a conversation from the queue corrects nothing`() {
        var log = Log()
        log.asks("wo ist mein Paket", .answered)
        log.add(
            .ownerChanged(OwnerChange(owner: .queue(team: "t", priority: .normal), cause: .button)),
            .visitor
        )
        log.takes("a1")
        log.add(.message(Message(text: "Guten Tag")), .agent("a1"))
        #expect(log.found.isEmpty)
    }

    @Test func `an agent's judgement counts, the last one of a turn`() {
        var log = Log()
        let turn = log.asks("kann ich es abholen", .answered)
        log.add(.judged(TurnJudgement(turnPosition: turn, isWrong: true, meant: nil)), .agent("a1"))
        #expect(log.found == [unclear("kann ich es abholen", .corrected)])
        log.add(.judged(TurnJudgement(turnPosition: turn, isWrong: true, meant: "pickup")), .agent("a2"))
        #expect(log.found == [unclear("kann ich es abholen", .corrected, meant: "pickup")])
        log.add(.judged(TurnJudgement(turnPosition: turn, isWrong: false, meant: nil)), .agent("a1"))
        #expect(log.found.isEmpty)
    }

    @Test func `a judgement names what was meant by a message without an answer`() {
        var log = Log()
        let turn = log.asks("habt ihr Gutscheine", .missed)
        log.add(.judged(TurnJudgement(turnPosition: turn, isWrong: true, meant: "vouchers")), .agent("a1"))
        #expect(log.found == [unclear("habt ihr Gutscheine", .rejected, meant: "vouchers")])
    }

    @Test func `a message counts as it was edited last, and not when it was taken back or erased`() {
        var log = Log()
        log.asks("gutscheinne?", .missed)
        log.asks("weg damit", .missed)
        log.add(.edited(seq: 1, text: "Gutscheine?"), .visitor)
        log.add(.deleted(seq: 3), .visitor)
        #expect(log.found == [unclear("Gutscheine?", .rejected)])
        #expect(UnclearMessageSearch(log.records.map(\.erased)).messages.isEmpty)
    }

    @Test(arguments: ["…", "???", "   ", String(repeating: "lang ", count: 100)])
    func `a message without words and a letter are left out`(text: String) {
        var log = Log()
        log.asks(text, .missed)
        #expect(log.found.isEmpty)
    }

    @Test func `the same words have the same key in one language alone`() {
        var log = Log()
        log.asks("Gutscheine?", .missed)
        log.asks("GUTSCHEINE", .missed)
        log.asks("gutschein", .missed)
        let keys = UnclearMessageSearch(log.records).messages.map(\.key)
        #expect(keys.count == 3)
        #expect(keys[0] == keys[1])
        #expect(keys[0] != keys[2])
    }
}
