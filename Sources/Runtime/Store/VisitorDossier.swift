public import FrontdeskCore

/// What is kept about a visitor apart from conversations.
public struct VisitorDossier: Hashable, Sendable, Codable {
    /// The visitor.
    public let id: VisitorID
    /// The name the site or a channel knows the visitor by; unique.
    public var outsideName: OutsideName?
    /// Attributes that the site vouched for.
    public var attributes: [String: Value]
    /// The browser's languages, the preferred one first.
    public var browserLanguages: [LanguageTag]
    /// When the visitor came first.
    public let createdAt: Instant
    /// The conversation the visitor is in, or was in last.
    public var conversation: ConversationID?
    /// When the visitor's data was erased.
    public var erasedAt: Instant?

    /// Makes a dossier.
    public init(
        id: VisitorID,
        outsideName: OutsideName? = nil,
        attributes: [String: Value] = [:],
        browserLanguages: [LanguageTag] = [],
        createdAt: Instant,
        conversation: ConversationID? = nil,
        erasedAt: Instant? = nil
    ) {
        self.id = id
        self.outsideName = outsideName
        self.attributes = attributes
        self.browserLanguages = browserLanguages
        self.createdAt = createdAt
        self.conversation = conversation
        self.erasedAt = erasedAt
    }

    /// The visitor's name among the attributes, if the site told one.
    public var name: String? {
        guard case .string(let name)? = attributes["name"] else { return nil }
        return name
    }
}

/// A name that a site or a channel has for a visitor.
public struct OutsideName: Hashable, Sendable, Codable {
    /// Where the name is valid: `site`, or a channel's name.
    public let realm: String
    /// The name.
    public let name: String

    /// Makes a name.
    public init(realm: String, name: String) {
        self.realm = realm
        self.name = name
    }
}

/// Everything that is kept about a visitor.
public struct VisitorExport: Hashable, Sendable, Codable {
    /// The visitor.
    public let visitor: VisitorDossier
    /// How often each rule won.
    public let wins: [RuleName: Int]
    /// The conversations, the oldest first, with all their records.
    public let conversations: [Conversation]

    /// One conversation.
    public struct Conversation: Hashable, Sendable, Codable {
        /// Its summary.
        public let summary: ConversationSummary
        /// Its log.
        public let records: [Record]

        /// Makes a conversation's export.
        public init(summary: ConversationSummary, records: [Record]) {
            self.summary = summary
            self.records = records
        }
    }

    /// Makes an export.
    public init(visitor: VisitorDossier, wins: [RuleName: Int], conversations: [Conversation]) {
        self.visitor = visitor
        self.wins = wins
        self.conversations = conversations
    }
}
