public import FrontdeskCore

/// Something a ``Watcher`` is told.
public enum Delivery: Hashable, Sendable {
    // For visitors; ``record(_:)``, ``state(_:)``, ``typing(_:from:)`` and ``cursor(_:of:in:)`` for agents, too.

    /// The visitor is attached: the first delivery; the records that were asked for follow, then live ones.
    case welcome(Welcome)
    /// A durable record. A visitor gets visible ones only, without what is meant for agents; an agent gets all.
    case record(Record)
    /// The owner or the place in the queue changed.
    case state(PublicState)
    /// Somebody is typing. Never stored.
    case typing(ConversationID, from: Author)
    /// A reader has come further.
    case cursor(Cursor, of: Author, in: ConversationID)
    /// There is more between `after` and the live records than is pushed: it has to be fetched. `after` is a `seq` for
    /// a visitor and a `pos` for an agent.
    case resync(ConversationID, after: Int)

    // For agents.

    /// The agent is connected: the first delivery.
    case agentWelcome(AgentWelcome)
    /// What lists show of a conversation changed; of one that left the queue and its agent, too.
    case summary(ConversationSummary)
    /// Who is there changed.
    case agents([AgentPresence])
    /// The rules were read again.
    case rules(RuleDeskStatus)

    // For everybody.

    /// The connection has no right to go on: the session or the account ended.
    case ended
}
