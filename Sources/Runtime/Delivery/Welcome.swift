public import FrontdeskCore

/// What a visitor is told first.
public struct Welcome: Hashable, Sendable {
    /// The conversation.
    public let conversation: ConversationID
    /// The visitor.
    public let visitor: VisitorID
    /// The number of the last visible record.
    public let seq: Int
    /// Who answers.
    public let state: PublicState
    /// The site's languages, the main one first.
    public let languages: [LanguageTag]
    /// Whether the closed conversation has been rated.
    public let isRated: Bool

    /// Makes a welcome.
    public init(
        conversation: ConversationID,
        visitor: VisitorID,
        seq: Int,
        state: PublicState,
        languages: [LanguageTag],
        isRated: Bool
    ) {
        self.conversation = conversation
        self.visitor = visitor
        self.seq = seq
        self.state = state
        self.languages = languages
        self.isRated = isRated
    }
}

/// What an agent is told first.
public struct AgentWelcome: Hashable, Sendable {
    /// The agent.
    public let account: Account
    /// What colleagues see of the agent.
    public let presence: AgentPresence
    /// Everybody.
    public let agents: [AgentPresence]
    /// Conversations that wait, and those with people.
    public let conversations: [ConversationSummary]

    /// Makes a welcome.
    public init(
        account: Account,
        presence: AgentPresence,
        agents: [AgentPresence],
        conversations: [ConversationSummary]
    ) {
        self.account = account
        self.presence = presence
        self.agents = agents
        self.conversations = conversations
    }
}
