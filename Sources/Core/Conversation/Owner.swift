/// Who answers a conversation.
///
/// There is one owner at a time. Every change of owner raises the conversation's epoch.
public enum Owner: Hashable, Sendable, Codable {
    /// The bot answers.
    case bot
    /// People of a team shall answer; nobody has taken it yet.
    case queue(team: TeamName, priority: QueuePriority)
    /// A person answers.
    case agent(AgentID)
    /// A person shall answer, but the team is closed: it goes to the queue at opening. The bot still answers what it can.
    case offline(team: TeamName, priority: QueuePriority)
    /// The conversation is over, until the visitor writes again.
    case nobody
}

/// How urgent a conversation is in its queue.
public enum QueuePriority: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    case low, normal, high, urgent

    /// Orders priorities from low to urgent.
    public static func < (left: QueuePriority, right: QueuePriority) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .low: 0
        case .normal: 1
        case .high: 2
        case .urgent: 3
        }
    }
}

/// Why a person was called.
public enum EscalationCause: String, Hashable, Sendable, Codable, CaseIterable {
    /// Nothing matched well enough, and "did you mean" had been asked before.
    case lowConfidence = "low_confidence"
    /// Several turns in a row were misses.
    case repeatedMisses = "repeated_misses"
    /// The visitor asked for a person in words, or a rule for that answered.
    case asked
    /// A rule said so.
    case rule
    /// The visitor pressed the button.
    case button
    /// A plugin that decides failed or took too long.
    case pluginFailed = "plugin_failed"
    /// The conversation moved on faster than the bot could decide.
    case contention
    /// An agent gave it back to the queue, or left.
    case released
    /// An agent handed it to another team or agent.
    case transferred
    /// The assigned agent did not answer in time or lost the connection.
    case unanswered
    /// Opening hours began for a conversation that was left while closed.
    case opened
}
