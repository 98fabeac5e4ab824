public import FrontdeskCore

/// Which conversations a list shows, and from where on.
public struct ConversationListQuery: Hashable, Sendable {
    /// Which conversations.
    public enum View: Hashable, Sendable {
        /// Waiting for a person, the next one first; of these teams only, or of all when empty.
        case queue(teams: [TeamName])
        /// Held by an agent, the newest first.
        case mine(AgentID)
        /// With people: waiting, held or left while closed, the newest first.
        case withPeople
        /// Every one that is not closed, the newest first.
        case open
        /// Closed, the newest first.
        case closed
        /// Everything, the newest first.
        case all
    }

    /// Which conversations.
    public let view: View
    /// A cursor from an earlier page; nil for the first page.
    public let before: String?
    /// At most so many.
    public let limit: Int

    /// Makes a query.
    public init(_ view: View, before: String? = nil, limit: Int = 50) {
        self.view = view
        self.before = before
        self.limit = limit
    }
}

/// Part of a list of conversations.
public struct ConversationPage: Hashable, Sendable {
    /// The conversations.
    public var conversations: [ConversationSummary]
    /// Where the next page begins; nil on the last.
    public let next: String?

    /// Makes a page.
    public init(conversations: [ConversationSummary], next: String?) {
        self.conversations = conversations
        self.next = next
    }
}

/// A message or note that a search found.
public struct SearchHit: Hashable, Sendable {
    /// The conversation.
    public let conversation: ConversationID
    /// The record's place.
    public let pos: Int
    /// Its visible number; nil for a note.
    public let seq: Int?
    /// When.
    public let at: Instant
    /// Who wrote it.
    public let author: Author
    /// The text.
    public let text: String

    /// Makes a hit.
    public init(conversation: ConversationID, pos: Int, seq: Int?, at: Instant, author: Author, text: String) {
        self.conversation = conversation
        self.pos = pos
        self.seq = seq
        self.at = at
        self.author = author
        self.text = text
    }
}
