import FrontdeskCore

/// A place in a queue: priority first, then who was with an agent before, then the time of joining.
struct QueueTicket: Hashable, Sendable, Comparable {
    /// How urgent.
    let priority: QueuePriority
    /// Whether an agent had it and it came back, so that it goes to the head.
    let hasReturned: Bool
    /// When it joined; kept while agents take and release it.
    let queuedAt: Instant
    /// The order of arrival within the same millisecond.
    let arrival: Int
    /// The conversation.
    let conversation: ConversationID

    static func < (left: QueueTicket, right: QueueTicket) -> Bool {
        if left.priority != right.priority { return left.priority > right.priority }
        if left.hasReturned != right.hasReturned { return left.hasReturned }
        return (left.queuedAt, left.arrival, left.conversation) < (right.queuedAt, right.arrival, right.conversation)
    }
}
