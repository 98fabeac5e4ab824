public import FrontdeskCore

/// What a visitor is told about who answers.
public struct PublicState: Hashable, Sendable {
    /// Who answers, in a word.
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        case bot, queued, active, closed, offline

        /// The word for an owner.
        public init(_ owner: Owner) {
            switch owner {
            case .bot: self = .bot
            case .queue: self = .queued
            case .agent: self = .active
            case .offline: self = .offline
            case .nobody: self = .closed
            }
        }
    }

    /// The conversation.
    public let conversation: ConversationID
    /// Who answers.
    public let state: State
    /// The stretch of ownership.
    public let epoch: Int
    /// The place in the queue, from 1, while queued.
    public let position: Int?
    /// How long it will probably take, while queued; nil when there is too little to tell from.
    public let wait: Duration?
    /// When the desk opens, while offline; nil when nobody knows.
    public let opensAt: Instant?
    /// The agent's name, while active.
    public let agentName: String?

    /// Makes a state.
    public init(
        conversation: ConversationID,
        state: State,
        epoch: Int,
        position: Int? = nil,
        wait: Duration? = nil,
        opensAt: Instant? = nil,
        agentName: String? = nil
    ) {
        self.conversation = conversation
        self.state = state
        self.epoch = epoch
        self.position = position
        self.wait = wait
        self.opensAt = opensAt
        self.agentName = agentName
    }
}
