import FrontdeskCore
import Testing

struct ConversationStateTests {
    @Test func `counts what the visitor sees apart from what is hidden`() {
        let log = Log().opened().visitor("hi").bot("hello").turn(1, .answered, rules: ["hello"])
        let state = log.state
        #expect(state.pos == 4)
        #expect(state.seq == 2)
        #expect(state.turn == 1)
        #expect(state.wins.map(\.rule) == ["hello"])
    }

    @Test func `remembers the epoch and the owner of each handoff`() {
        var log = Log().opened().visitor("human please")
        log = log.owner(.queue(team: "support", priority: .normal), cause: .asked)
        #expect(log.state.epoch == 1)
        #expect(log.state.owner == .queue(team: "support", priority: .normal))
        let queuedAt = log.state.queuedAt
        log = log.owner(.agent("mei")).owner(.queue(team: "support", priority: .normal), cause: .released)
        #expect(log.state.epoch == 3)
        #expect(log.state.lastAgent == "mei")
        #expect(log.state.queuedAt != nil)
        #expect(log.state.queuedAt == log.owner(.agent("kim")).state.queuedAt)
        #expect(queuedAt == log.state.queuedAt)
    }

    @Test(arguments: [(1, 1), (2, 2), (6, 6)])
    func `keeps a topic for so many turns`(turns: Int, current: Int) {
        var log = Log().opened().visitor("refund")
            .turn(1, .answered, effects: [.enterTopic("refund", turns: turns)])
        for turn in 2...(current + 1) {
            #expect(log.state.topic?.topic == "refund", "turn \(turn) should still be in the topic")
            log = log.turn(turn, .answered)
        }
        #expect(log.state.topic == nil)
    }

    @Test func `forgets misses when a rule answers, and never counts a suppressed turn`() {
        var log = Log().opened().turn(1, .clarified).turn(2, .missed)
        #expect(log.state.misses == 2)
        #expect(log.state.clarified == false)
        log = log.turn(3, .suppressed, rules: ["late"])
        #expect(log.state.misses == 2)
        #expect(log.state.wins.isEmpty)
        #expect(log.turn(3, .answered).state.misses == 0)
    }

    @Test func `takes a webhook's answer once and only under its own name`() {
        let call = WebhookCall(
            webhook: "oms",
            arguments: [:],
            into: "order",
            rule: "r",
            resumeAt: 1,
            ruleSet: "set"
        )
        var log = Log().opened().turn(1, .answered, calls: [call])
        #expect(log.state.openCalls.count == 1)
        let answer = WebhookAnswer(
            turnPosition: 2,
            index: 0,
            values: ["order.state": .string("sent"), "secret": .string("x")]
        )
        log = log.add(.webhookAnswered(answer), by: .system)
        #expect(log.state.openCalls.isEmpty)
        #expect(log.state.variables == ["order.state": .string("sent")])
    }

    @Test func `bounds what a visitor can make it remember`() {
        var log = Log().opened()
        for index in 0..<300 { log = log.add(.pageViewed(PageView(url: "/\(index)", title: "")), by: .visitor) }
        let state = log.turn(1, .answered, effects: (0..<500).map { .setVariable("v\($0)", .integer($0)) }).state
        #expect(state.pages.count == ConversationState.Limit.pages)
        #expect(state.pages.last?.url == "/299")
        #expect(state.variables.count == ConversationState.Limit.variables)
    }

    @Test func `is the same however the log is cut`() {
        let log = Log().opened().visitor("hi").bot("hello").turn(1, .answered).owner(.agent("mei")).visitor("ok")
        for cut in 0...log.records.count {
            var state = ConversationState(id: "c", records: log.records.prefix(cut))
            for record in log.records.dropFirst(cut) { state.apply(record) }
            #expect(state == log.state)
        }
    }
}

/// Writes a log as the store would.
private struct Log {
    var records: [Record] = []
    var state: ConversationState { ConversationState(id: "c", records: records) }

    func add(_ event: Event, by author: Author) -> Log {
        var log = self
        let before = state
        log.records.append(
            Record(
                conversation: "c",
                pos: before.pos + 1,
                seq: event.isVisible ? before.seq + 1 : nil,
                epoch: event.changesOwner ? before.epoch + 1 : before.epoch,
                at: Instant(milliseconds: Int64(records.count) * 1_000),
                author: author,
                event: event
            )
        )
        return log
    }

    func opened() -> Log {
        add(
            .opened(Opening(visitor: "v", channel: .web, seed: 0, browserLanguages: [], pageLanguage: nil)),
            by: .system
        )
    }

    func visitor(_ text: String) -> Log { add(.message(Message(text: text)), by: .visitor) }
    func bot(_ text: String) -> Log { add(.message(Message(text: text)), by: .bot) }

    func owner(_ owner: Owner, cause: EscalationCause? = nil) -> Log {
        add(.ownerChanged(OwnerChange(owner: owner, cause: cause)), by: .system)
    }

    func turn(
        _ turn: Int,
        _ outcome: TurnRecord.Outcome,
        rules: [RuleName] = [],
        effects: [Effect] = [],
        calls: [WebhookCall] = []
    ) -> Log {
        let trace = Trace(ruleSet: "set", model: nil)
        let record = TurnRecord(
            turn: turn,
            outcome: outcome,
            rules: rules,
            variants: [],
            effects: effects,
            calls: calls,
            trace: trace
        )
        return add(.turn(record), by: .bot)
    }
}
