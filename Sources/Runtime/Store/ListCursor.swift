public import FrontdeskCore

/// A place in a list of conversations; stores sort by it, and pages begin behind it.
public struct ListCursor: Hashable, Sendable, Comparable {
    /// The first column, ascending.
    public let first: Int64
    /// The second column, ascending.
    public let second: Int64
    /// The conversation, which makes places different.
    public let conversation: ConversationID

    /// Makes a place from its columns.
    public init(first: Int64, second: Int64, conversation: ConversationID) {
        self.first = first
        self.second = second
        self.conversation = conversation
    }

    /// The place of a conversation in a view: in queues by priority and time of joining, elsewhere the newest first.
    public init(_ summary: ConversationSummary, _ view: ConversationListQuery.View) {
        conversation = summary.conversation
        if case .queue = view {
            let rank = QueuePriority.allCases.firstIndex(of: summary.priority ?? .normal) ?? 0
            first = Int64(-rank)
            second = (summary.queuedAt ?? summary.ownedSince).milliseconds
        } else {
            first = 0
            second = -summary.ownedSince.milliseconds
        }
    }

    /// Reads a cursor as ``text`` spells it; nil for anything else.
    public init?(text: String) {
        let parts = text.split(separator: ":", maxSplits: 2)
        guard parts.count == 3, let first = Int64(parts[0]), let second = Int64(parts[1]) else { return nil }
        self.init(first: first, second: second, conversation: ConversationID(rawValue: String(parts[2])))
    }

    /// The spelling that clients hand back.
    public var text: String { "\(first):\(second):\(conversation)" }

    public static func < (left: ListCursor, right: ListCursor) -> Bool {
        (left.first, left.second, left.conversation) < (right.first, right.second, right.conversation)
    }
}

extension ConversationSummary {
    /// Whether a view shows the conversation.
    public func belongs(to view: ConversationListQuery.View) -> Bool {
        switch view {
        case .queue(let teams):
            guard case .queue(let team, _) = owner else { return false }
            return teams.isEmpty || teams.contains(team)
        case .mine(let agent): return owner == .agent(agent)
        case .withPeople: return isWithPeople
        case .open: return owner != .nobody
        case .closed: return owner == .nobody
        case .all: return true
        }
    }

    /// Whether nothing was said since `instant` and the visitor owes the next word.
    public func isIdle(since instant: Instant) -> Bool {
        guard let last, last.at <= instant else { return false }
        switch owner {
        case .bot: return true
        case .agent: return unansweredSince == nil
        case .queue, .offline, .nobody: return false
        }
    }
}
