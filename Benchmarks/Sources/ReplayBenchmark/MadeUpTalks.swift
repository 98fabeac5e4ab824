import FrontdeskCore
import FrontdeskLint
import Measuring

/// Conversations of visitors who write what the rule files give as examples, answered by a pipeline; the same on every
/// run.
struct MadeUpTalks {
    private let pipeline: Pipeline
    /// The examples of each language.
    private let examples: [[String]]
    private var chance = Chance(state: 20_260_302)

    init(_ pipeline: Pipeline, examples: [[String]]) {
        self.pipeline = pipeline
        self.examples = examples
    }

    /// So many conversations, as lines of an export.
    ///
    /// - Parameters:
    ///   - count: How many conversations.
    ///   - novelty: How many of a hundred messages nobody wrote before: an example with a number behind it.
    /// - Returns: The lines, without line ends.
    mutating func lines(_ count: Int, novelty: Int) async -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for number in 0..<count {
            let id = ConversationID("c\(number)")
            var talk = MadeUpTalk(id, pipeline: pipeline, seed: UInt64(number))
            let language = examples[chance.next(below: examples.count)]
            for _ in 0..<2 + chance.next(below: 5) where talk.isForBot {
                var text = language[chance.next(below: language.count)]
                if chance.next(below: 100) < novelty { text += " \(chance.next(below: 100_000_000))" }
                await talk.says(text)
            }
            lines.append(TranscriptLine.written(id, talk.records))
        }
        return lines
    }
}

/// One conversation with the log that a desk would write.
struct MadeUpTalk {
    private(set) var records: [Record] = []
    private var state: ConversationState
    private let pipeline: Pipeline
    private var at = Instant(milliseconds: 1_772_445_600_000)

    init(_ id: ConversationID, pipeline: Pipeline, seed: UInt64) {
        self.pipeline = pipeline
        state = ConversationState(id: id)
        let opening = Opening(
            visitor: VisitorID(id.rawValue),
            channel: .web,
            seed: seed,
            browserLanguages: [],
            pageLanguage: nil
        )
        add(.opened(opening), by: .system)
        add(.pageViewed(PageView(url: "https://shop.example/orders/\(seed)", title: "Orders")), by: .visitor)
    }

    /// Whether the bot answers what is written next.
    var isForBot: Bool { state.owner == .bot }

    mutating func says(_ text: String) async {
        at = at + .seconds(60)
        let turn = Turn(
            input: .text(text),
            conversation: state,
            visitor: VisitorProfile(attributes: ["plan": .string("gold")]),
            at: at,
            hours: pipeline.hours(at: at),
            siteLanguages: pipeline.siteLanguages
        )
        let outcome = await pipeline.decide(turn)
        let decision = outcome.decision
        add(.message(Message(text: text)), by: .visitor)
        for reply in decision.replies { add(.message(reply), by: .bot) }
        let record = TurnRecord(
            turn: turn.number,
            outcome: decision.outcome,
            rules: decision.rules,
            variants: decision.variants,
            effects: decision.effects,
            calls: decision.calls,
            trace: outcome.trace
        )
        add(.turn(record), by: .bot)
        switch decision.transition {
        case .escalate(let team, let priority, let cause, _):
            let owner = Owner.queue(team: team ?? "support", priority: priority)
            add(.ownerChanged(OwnerChange(owner: owner, cause: cause)), by: .bot)
        case .close(let rule): add(.closed(.closedByRule(rule)), by: .bot)
        case nil: break
        }
    }

    private mutating func add(_ event: Event, by author: Author) {
        let record = Record(
            conversation: state.id,
            pos: state.pos + 1,
            seq: event.isVisible ? state.seq + 1 : nil,
            epoch: event.changesOwner ? state.epoch + 1 : state.epoch,
            at: at,
            author: author,
            event: event
        )
        state.apply(record)
        records.append(record)
    }
}
