/// A new owner, and why.
public struct OwnerChange: Hashable, Sendable, Codable {
    /// Who answers from now on.
    public let owner: Owner
    /// Why a person was called; nil when an agent takes over or the bot gets it back.
    public let cause: EscalationCause?
    /// Words for agents: a rule's `because`, never shown to the visitor.
    public let reason: String?
    /// Who did it, when that was an agent.
    public let by: AgentID?
    /// The new owner's name as visitors may read it, when that is an agent.
    public let name: String?

    /// Makes a change of owner.
    public init(
        owner: Owner,
        cause: EscalationCause? = nil,
        reason: String? = nil,
        by: AgentID? = nil,
        name: String? = nil
    ) {
        self.owner = owner
        self.cause = cause
        self.reason = reason
        self.by = by
        self.name = name
    }
}

/// The desk is closed.
public struct OfflineNotice: Hashable, Sendable, Codable {
    /// The team that was wanted.
    public let team: TeamName
    /// How urgent it will be at opening.
    public let priority: QueuePriority
    /// When the team opens next, if ever.
    public let opensAt: Instant?
    /// Why a person was called.
    public let cause: EscalationCause

    /// Makes a notice.
    public init(team: TeamName, priority: QueuePriority, opensAt: Instant?, cause: EscalationCause) {
        self.team = team
        self.priority = priority
        self.opensAt = opensAt
        self.cause = cause
    }
}

/// How a conversation ended.
public enum ClosingReason: Hashable, Sendable, Codable {
    case resolved(by: AgentID)
    case closedByVisitor
    case closedByRule(RuleName)
    case visitorIdle
}

/// A visitor's judgement.
public struct Rating: Hashable, Sendable, Codable {
    /// From 1 (bad) to 5 (good).
    public let score: Int
    /// Words of the visitor.
    public let comment: String?

    /// Makes a rating; a score outside 1…5 gives nil.
    public init?(score: Int, comment: String?) {
        guard (1...5).contains(score) else { return nil }
        self.score = score
        self.comment = comment
    }
}

/// How a conversation began.
public struct Opening: Hashable, Sendable, Codable {
    /// Whose it is.
    public let visitor: VisitorID
    /// How messages come in.
    public let channel: ChannelName
    /// Chooses among variants of replies; kept with the log so that a replay chooses alike.
    public let seed: UInt64
    /// The browser's languages, the preferred one first.
    public let browserLanguages: [LanguageTag]
    /// The language of the page, if told.
    public let pageLanguage: LanguageTag?

    /// Makes an opening.
    public init(
        visitor: VisitorID,
        channel: ChannelName,
        seed: UInt64,
        browserLanguages: [LanguageTag],
        pageLanguage: LanguageTag?
    ) {
        self.visitor = visitor
        self.channel = channel
        self.seed = seed
        self.browserLanguages = browserLanguages
        self.pageLanguage = pageLanguage
    }
}

/// What a webhook gave back.
public struct WebhookAnswer: Hashable, Sendable, Codable {
    /// The `pos` of the turn that asked for it.
    public let turnPosition: Int
    /// Which call of that turn, from 0.
    public let index: Int
    /// The answer's fields: `x` for a plain value, `x.field` for an object's; nil when the call failed.
    public let values: [String: Value]?

    /// Makes an answer.
    public init(turnPosition: Int, index: Int, values: [String: Value]?) {
        self.turnPosition = turnPosition
        self.index = index
        self.values = values
    }
}

/// How far a reader has come.
public struct Cursor: Hashable, Sendable, Codable {
    /// Whether it was seen or only arrived.
    public enum Mark: String, Hashable, Sendable, Codable {
        case delivered, read
    }

    /// Seen or arrived.
    public let mark: Mark
    /// Everything up to this visible record.
    public let seq: Int

    /// Makes a cursor.
    public init(mark: Mark, seq: Int) {
        self.mark = mark
        self.seq = seq
    }
}
