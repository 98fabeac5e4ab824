public import FrontdeskCore

/// Keeps the logs of conversations, and what is found through them.
///
/// The log is the truth. Any number of nodes may write to one store: an append names the place and epoch it was made
/// for, and of two writers that name the same place one wins. Every method is atomic.
public protocol ConversationStore: Sendable {
    // Logs.

    /// Adds records to the end of a log, and returns when they are durable.
    ///
    /// The client message ids of each author are unique in a conversation, for as long as it exists. The first record
    /// of a log is ``Event/opened(_:)``. The rules of stored turns count as wins of the visitor.
    func append(_ append: Append) async throws(StoreError) -> AppendResult

    /// Records behind `pos`, in order.
    func records(of conversation: ConversationID, after pos: Int, limit: Int) async throws(StoreError) -> [Record]

    /// Visible records behind the visible number `seq`, in order.
    func visibleRecords(
        of conversation: ConversationID,
        after seq: Int,
        limit: Int
    ) async throws(StoreError) -> [Record]

    /// What an author's client sent under an id; nil when it sent nothing.
    func record(
        of conversation: ConversationID,
        sentBy author: Author,
        as clientMessageID: ClientMessageID
    ) async throws(StoreError) -> Record?

    /// The last page views of a conversation, in order.
    func pageViews(of conversation: ConversationID, limit: Int) async throws(StoreError) -> [Record]

    // Lists.

    /// The summary of a conversation; nil for an unknown one.
    func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary?

    /// A page of a list.
    func conversations(_ query: ConversationListQuery) async throws(StoreError) -> ConversationPage

    /// Conversations whose webhook calls have no answer.
    func conversationsWithOpenCalls(limit: Int) async throws(StoreError) -> [ConversationID]

    /// Conversations of bot or agent, not closed, in which nothing was said since `instant` and the visitor owes the
    /// next word; those that wait longest first.
    func idleConversations(since instant: Instant, limit: Int) async throws(StoreError) -> [ConversationID]

    /// How many conversations each team has waiting.
    func queueLengths() async throws(StoreError) -> [TeamName: Int]

    /// Messages and notes with all words of `text`, the newest first.
    func search(_ text: String, limit: Int) async throws(StoreError) -> [SearchHit]

    // Visitors.

    /// Adds or replaces what is kept about a visitor, and lets one more token stand for them; of more than 50 tokens
    /// the oldest go.
    func save(_ visitor: VisitorDossier, adding token: TokenDigest?) async throws(StoreError)

    /// The visitor a token stands for.
    func visitor(_ token: TokenDigest) async throws(StoreError) -> VisitorDossier?

    /// A visitor.
    func visitor(_ id: VisitorID) async throws(StoreError) -> VisitorDossier?

    /// The visitor with a name from outside.
    func visitor(_ outsideName: OutsideName) async throws(StoreError) -> VisitorDossier?

    /// How often each rule won for a visitor, over all conversations.
    func wins(of visitor: VisitorID) async throws(StoreError) -> [RuleName: Int]

    /// Everything that is kept about a visitor; nil for an unknown one.
    func export(_ visitor: VisitorID) async throws(StoreError) -> VisitorExport?

    /// Blanks everything the visitor wrote, and what was written about the visitor.
    ///
    /// Records keep their numbers and kinds, and changes of owner, which hold nothing of the visitor, stay readable.
    /// Tokens, attributes and search terms go. A second run changes nothing.
    ///
    /// - Returns: The visitor's conversations; nil for an unknown visitor.
    func erase(_ visitor: VisitorID, at instant: Instant) async throws(StoreError) -> [ConversationID]?
}

/// A store that keeps everything a desk needs.
public typealias DeskStore = ConversationStore & AccountStore & LearningStore
