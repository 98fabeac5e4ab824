public import FrontdeskCore

extension Desk {
    /// Lets a new visitor in, or a known one by the name from outside, and opens a conversation unless one is current.
    public func admit(_ arrival: VisitorArrival) async throws(DeskError) -> VisitorAdmission {
        throw .storeUnavailable(.closed)
    }

    /// The visitor a token stands for, with the current conversation; nil for an unknown token.
    ///
    /// A conversation that was closed longer ago than it can be reopened makes room for a new one.
    public func recognise(_ token: TokenDigest) async throws(DeskError) -> VisitorAdmission? {
        throw .storeUnavailable(.closed)
    }

    /// Tells `watcher` about a conversation from now on, until ``detach(_:)``.
    ///
    /// The watcher first gets ``Delivery/welcome(_:)``, then each visible record after `seq`, then live ones, each
    /// exactly once and in order. When the log does not reach `seq` or holds too much after it,
    /// ``Delivery/resync(_:after:)`` takes the place of the old records. All of that comes before this returns.
    public func attach(
        _ watcher: any Watcher,
        to conversation: ConversationID,
        of visitor: VisitorID,
        after seq: Int
    ) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// Tells `watcher` nothing any more; harmless for an unknown one.
    public func detach(_ watcher: any Watcher) {}

    /// Takes a visitor's message, decides on a reply, and returns when both are durable.
    ///
    /// The same client message id with the same content gives the same receipt again.
    public func submit(_ message: InboundMessage) async throws(DeskError) -> Receipt {
        throw .storeUnavailable(.closed)
    }

    /// The visitor wants a person.
    public func askForPerson(
        in conversation: ConversationID,
        visitor: VisitorID,
        clientMessageID: ClientMessageID?
    ) async throws(DeskError) -> Receipt {
        throw .storeUnavailable(.closed)
    }

    /// The visitor ends the conversation.
    public func close(
        _ conversation: ConversationID,
        visitor: VisitorID,
        clientMessageID: ClientMessageID?
    ) async throws(DeskError) -> Receipt {
        throw .storeUnavailable(.closed)
    }

    /// The visitor rates a closed conversation, once.
    public func rate(
        _ conversation: ConversationID,
        visitor: VisitorID,
        rating: Rating,
        clientMessageID: ClientMessageID?
    ) async throws(DeskError) -> Receipt {
        throw .storeUnavailable(.closed)
    }

    /// The visitor opened a page.
    public func view(
        _ page: PageView,
        in conversation: ConversationID,
        visitor: VisitorID
    ) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// The visitor is typing; agents who watch are told at most every three seconds.
    public func typing(in conversation: ConversationID, visitor: VisitorID) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// The visitor has seen or received everything up to a record; a cursor never goes back.
    public func move(
        _ cursor: Cursor,
        in conversation: ConversationID,
        visitor: VisitorID
    ) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// Visible records after `seq`, at once.
    public func events(
        of conversation: ConversationID,
        visitor: VisitorID,
        after seq: Int,
        limit: Int = 500
    ) async throws(DeskError) -> EventPage {
        throw .storeUnavailable(.closed)
    }

    /// Visible records after `seq`: at once when there are some, else as soon as there are, none when `wait` is over.
    public func waitForEvents(
        of conversation: ConversationID,
        visitor: VisitorID,
        after seq: Int,
        limit: Int = 500,
        wait: Duration
    ) async throws(DeskError) -> EventPage {
        throw .storeUnavailable(.closed)
    }

    /// The first delivery for a conversation, for a reader who polls.
    public func welcome(
        to conversation: ConversationID,
        visitor: VisitorID
    ) async throws(DeskError) -> Welcome {
        throw .storeUnavailable(.closed)
    }

    /// A text of the system in a language or the site's main one; nil for an unknown key.
    public func systemText(
        _ key: String,
        in language: LanguageTag? = nil,
        _ arguments: [String: TextArgument] = [:]
    ) -> RenderedText? {
        nil
    }
}
