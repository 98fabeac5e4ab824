public import FrontdeskCore

/// Where new ids and seeds come from; tests bring their own.
public protocol IdentifierSource: Sendable {
    /// A new conversation's id.
    func conversation() -> ConversationID

    /// A new visitor's id.
    func visitor() -> VisitorID

    /// A new agent's id.
    func agent() -> AgentID

    /// A new conversation's seed, which chooses among variants of replies.
    func seed() -> UInt64
}
