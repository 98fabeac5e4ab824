public import FrontdeskCore

/// A visitor who comes without a token, or with a new one.
public struct VisitorArrival: Hashable, Sendable {
    /// The digest of the token that will stand for the visitor; nil for a channel that has no tokens.
    public var token: TokenDigest?
    /// How messages come in.
    public var channel: ChannelName
    /// The browser's languages, the preferred one first.
    public var browserLanguages: [LanguageTag]
    /// The language of the page, if told.
    public var pageLanguage: LanguageTag?
    /// The page, if told.
    public var page: PageView?
    /// Who it is, vouched for by the site or the channel.
    public var outsideName: OutsideName?
    /// Attributes that the site vouched for; they replace earlier ones when there is an outside name.
    public var attributes: [String: Value]

    /// Makes an arrival.
    public init(
        token: TokenDigest?,
        channel: ChannelName = .web,
        browserLanguages: [LanguageTag] = [],
        pageLanguage: LanguageTag? = nil,
        page: PageView? = nil,
        outsideName: OutsideName? = nil,
        attributes: [String: Value] = [:]
    ) {
        self.token = token
        self.channel = channel
        self.browserLanguages = browserLanguages
        self.pageLanguage = pageLanguage
        self.page = page
        self.outsideName = outsideName
        self.attributes = attributes
    }
}

/// A visitor who is known, with the conversation of the moment.
public struct VisitorAdmission: Hashable, Sendable {
    /// The visitor.
    public let visitor: VisitorID
    /// The current conversation.
    public let conversation: ConversationID

    /// Makes an admission.
    public init(visitor: VisitorID, conversation: ConversationID) {
        self.visitor = visitor
        self.conversation = conversation
    }
}

/// Something a visitor says.
public struct InboundMessage: Hashable, Sendable {
    /// What was done.
    public enum Content: Hashable, Sendable {
        /// Something was written.
        case text(String)
        /// A quick reply under the visible message `seq` was pressed.
        case choice(ChoiceID, seq: Int)
    }

    /// The conversation.
    public let conversation: ConversationID
    /// The visitor.
    public let visitor: VisitorID
    /// The client's own id.
    public let clientMessageID: ClientMessageID
    /// What was done.
    public let content: Content

    /// Makes a message.
    public init(
        conversation: ConversationID,
        visitor: VisitorID,
        clientMessageID: ClientMessageID,
        content: Content
    ) {
        self.conversation = conversation
        self.visitor = visitor
        self.clientMessageID = clientMessageID
        self.content = content
    }
}

/// The visitor's request is durable.
public struct Receipt: Hashable, Sendable {
    /// The visible number of what was stored.
    public let seq: Int
    /// When.
    public let at: Instant

    /// Makes a receipt.
    public init(seq: Int, at: Instant) {
        self.seq = seq
        self.at = at
    }
}

/// Visible records, for a reader who polls.
public struct EventPage: Hashable, Sendable {
    /// The records, in order, without what is meant for agents.
    public let records: [Record]
    /// The number of the last visible record of the conversation.
    public let seq: Int

    /// Makes a page.
    public init(records: [Record], seq: Int) {
        self.records = records
        self.seq = seq
    }
}
