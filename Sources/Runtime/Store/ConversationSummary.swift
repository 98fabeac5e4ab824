public import FrontdeskCore

/// What lists show of a conversation; a pure function of its log.
public struct ConversationSummary: Hashable, Sendable, Codable {
    /// The last thing said.
    public struct LastMessage: Hashable, Sendable, Codable {
        /// Its text, shortened.
        public let text: String
        /// Who said it.
        public let author: Author
        /// When.
        public let at: Instant

        /// Makes a last message.
        public init(text: String, author: Author, at: Instant) {
            self.text = text
            self.author = author
            self.at = at
        }
    }

    /// The conversation.
    public let conversation: ConversationID
    /// Whose it is.
    public let visitor: VisitorID
    /// The visitor's name, if the site told one.
    public var visitorName: String?
    /// How messages come in.
    public var channel: ChannelName
    /// The place of the last record.
    public var pos: Int
    /// The number of the last visible record.
    public var seq: Int
    /// The stretch of ownership.
    public var epoch: Int
    /// Who answers.
    public var owner: Owner
    /// The team that was asked for.
    public var team: TeamName?
    /// How urgent it is.
    public var priority: QueuePriority?
    /// When it entered the queue.
    public var queuedAt: Instant?
    /// When it began.
    public var openedAt: Instant
    /// When the owner changed last.
    public var ownedSince: Instant
    /// When it was closed last.
    public var closedAt: Instant?
    /// The language of replies.
    public var language: LanguageTag?
    /// Why a person was called last.
    public var cause: EscalationCause?
    /// A rule's words for agents.
    public var reason: String?
    /// The last thing said.
    public var last: LastMessage?
    /// When the visitor wrote last.
    public var visitorWroteAt: Instant?
    /// When the agent who has it answered last.
    public var agentWroteAt: Instant?
    /// Since when the visitor waits for a reply.
    public var unansweredSince: Instant?
    /// Tags, in alphabetic order.
    public var tags: [String]
    /// The page the visitor has open.
    public var page: PageView?
    /// The visitor's rating.
    public var rating: Rating?
    /// How many webhook calls have no answer yet.
    public var openCalls: Int
    /// The place in the queue, from 1; filled in when read, never stored.
    public var position: Int?

    /// The agent who has it.
    public var agent: AgentID? {
        guard case .agent(let agent) = owner else { return nil }
        return agent
    }

    /// What the visitor is told about the owner.
    public var state: PublicState.State { PublicState.State(owner) }

    /// At most so many characters of the last message are kept for lists.
    public static let maximumLastText = 200

    /// The summary of a state that has been opened.
    ///
    /// - Parameters:
    ///   - state: The state.
    ///   - visitor: Whose it is; told apart from the state, since erasure takes it out of the log.
    ///   - visitorName: The visitor's name, if known.
    public init(_ state: ConversationState, visitor: VisitorID, visitorName: String?) {
        conversation = state.id
        self.visitor = visitor
        self.visitorName = visitorName
        channel = state.opening?.channel ?? .web
        pos = state.pos
        seq = state.seq
        epoch = state.epoch
        owner = state.owner
        team = state.team
        priority = state.priority
        queuedAt = state.queuedAt
        openedAt = state.openedAt ?? Instant(milliseconds: 0)
        ownedSince = state.ownedSince ?? openedAt
        closedAt = state.closedAt
        language = state.language
        cause = state.cause
        reason = state.reason
        if let message = state.lastMessage, let author = state.lastAuthor, let at = state.lastMessageAt {
            last = LastMessage(text: String(message.text.prefix(Self.maximumLastText)), author: author, at: at)
        }
        visitorWroteAt = state.visitorWroteAt
        agentWroteAt = state.agentWroteAt
        unansweredSince = state.unansweredSince
        tags = state.tags
        page = state.page
        rating = state.rating
        openCalls = state.openCalls.count
    }
}
