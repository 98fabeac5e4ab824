import FrontdeskCore
import FrontdeskRuntime
import FrontdeskStorage

/// A conversation whose events are drawn by chance, the same on every run.
struct Story {
    let visitor: VisitorID
    private(set) var state: ConversationState
    private var chance: SplitMix
    private var at: Int64

    init(_ number: Int) {
        visitor = VisitorID("v\(number % 7)")
        state = ConversationState(id: ConversationID("c\(number)"))
        chance = SplitMix(state: UInt64(number) &* 7_919 &+ 5)
        // Moments differ between conversations, so that every order is told by time alone.
        at = 1_000_000 + Int64(number)
    }

    private static let words = [
        "refund", "parcel", "退款", "发货", "我想退款", "Lieferung", "où", "colis", "café", "สวัสดี", "AB12345678", "\"quoted\"",
        "*", "🙂",
    ]

    /// The next append; now and then one that has to be refused.
    mutating func next() -> Append {
        at += Int64(chance.next() % 50 + 1) * 100
        guard state.pos > 0 else {
            let opening = Opening(visitor: visitor, channel: .web, seed: 1, browserLanguages: ["de"], pageLanguage: nil)
            return draft([(.opened(opening), .system, nil)], keeps: true)
        }
        let events = (0...Int(chance.next() % 3)).map { _ in event() }
        switch chance.next() % 12 {
        case 0: return draft(events, behind: -1)
        case 1: return draft(events, epoch: 1)
        default: return draft(events, keeps: true)
        }
    }

    private mutating func text() -> String {
        (0...Int(chance.next() % 8)).map { _ in Self.words[Int(chance.next() % UInt64(Self.words.count))] }
            .joined(separator: " ")
    }

    private mutating func event() -> (Event, Author, ClientMessageID?) {
        let agent = AgentID("a\(chance.next() % 3)")
        let team = TeamName("t\(chance.next() % 2)")
        let priority = QueuePriority.allCases[Int(chance.next() % 4)]
        switch chance.next() % 20 {
        case 0...5: return (.message(Message(text: text())), .visitor, ClientMessageID("m\(chance.next())"))
        case 6, 7: return (.message(Message(text: text(), key: "key")), .bot, nil)
        case 8: return (.message(Message(text: text())), .agent(agent), ClientMessageID("m\(chance.next())"))
        case 9: return (.note(text()), .agent(agent), nil)
        case 10: return (.pageViewed(PageView(url: "https://shop.example/\(at)", title: text())), .visitor, nil)
        case 11: return (.ownerChanged(OwnerChange(owner: .queue(team: team, priority: priority))), .bot, nil)
        case 12: return (.ownerChanged(OwnerChange(owner: .agent(agent), by: agent)), .agent(agent), nil)
        case 13: return (.ownerChanged(OwnerChange(owner: .offline(team: team, priority: priority))), .bot, nil)
        case 14: return (.ownerChanged(OwnerChange(owner: .bot, by: agent)), .agent(agent), nil)
        case 15: return (.closed(.closedByVisitor), .visitor, nil)
        case 16: return (.tagged([text()]), .agent(agent), nil)
        case 17: return (Rating(score: 3, comment: text()).map(Event.rated) ?? .tagged([]), .visitor, nil)
        default: return (.turn(turn()), .bot, nil)
        }
    }

    private mutating func turn() -> TurnRecord {
        let call = WebhookCall(webhook: "w", arguments: [:], into: nil, rule: "r", resumeAt: 0, ruleSet: "s")
        return TurnRecord(
            turn: 1,
            outcome: chance.next() % 4 == 0 ? .suppressed : .answered,
            rules: [RuleName("r\(chance.next() % 5)")],
            variants: [],
            effects: [.setVariable("x", .string(text()))],
            calls: chance.next() % 5 == 0 ? [call] : [],
            trace: Trace(ruleSet: "s", model: nil)
        )
    }

    private mutating func draft(
        _ events: [(Event, Author, ClientMessageID?)],
        behind: Int = 0,
        epoch: Int = 0,
        keeps: Bool = false
    ) -> Append {
        var next = state
        var records: [FrontdeskCore.Record] = []
        for (event, author, id) in events {
            let record = FrontdeskCore.Record(
                conversation: state.id,
                pos: next.pos + 1,
                seq: event.isVisible ? next.seq + 1 : nil,
                epoch: next.epoch + (event.changesOwner ? 1 : 0),
                at: Instant(milliseconds: at),
                author: author,
                event: event,
                clientMessageID: id
            )
            next.apply(record)
            records.append(record)
        }
        let append = Append(
            conversation: state.id,
            expectedPos: state.pos + behind,
            expectedEpoch: state.epoch + epoch,
            records: records,
            summary: ConversationSummary(next, visitor: visitor, visitorName: "somebody")
        )
        if keeps { state = next }
        return append
    }
}
