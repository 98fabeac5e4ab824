import FrontdeskCore
import Metrics

/// What the desk counts.
struct DeskMetrics: Sendable {
    private let visitorMessages = Counter(label: "frontdesk_messages_total", dimensions: [("author", "visitor")])
    private let agentMessages = Counter(label: "frontdesk_messages_total", dimensions: [("author", "agent")])
    private let botReplies = Counter(label: "frontdesk_messages_total", dimensions: [("author", "bot")])
    private let turns: [TurnRecord.Outcome: Counter]
    private let escalations: [EscalationCause: Counter]
    private let decidedAgain = Counter(label: "frontdesk_turns_decided_again_total")

    init() {
        let outcomes: [TurnRecord.Outcome] = [.answered, .clarified, .missed, .escalated, .silent, .suppressed]
        turns = Dictionary(
            uniqueKeysWithValues: outcomes.map {
                ($0, Counter(label: "frontdesk_turns_total", dimensions: [("outcome", $0.rawValue)]))
            }
        )
        escalations = Dictionary(
            uniqueKeysWithValues: EscalationCause.allCases.map {
                ($0, Counter(label: "frontdesk_escalations_total", dimensions: [("cause", $0.rawValue)]))
            }
        )
    }

    /// Counts what was stored.
    func stored(_ records: [Record]) {
        for record in records {
            switch record.event {
            case .message: count(record.author)
            case .turn(let turn): turns[turn.outcome]?.increment()
            case .ownerChanged(let change): if let cause = change.cause { escalations[cause]?.increment() }
            case .wentOffline(let notice): escalations[notice.cause]?.increment()
            default: break
            }
        }
    }

    private func count(_ author: Author) {
        switch author {
        case .visitor: visitorMessages.increment()
        case .agent: agentMessages.increment()
        case .bot: botReplies.increment()
        case .system: break
        }
    }

    /// Counts a decision that came too late and was made again.
    func decidesAgain() { decidedAgain.increment() }
}
