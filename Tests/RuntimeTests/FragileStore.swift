import FrontdeskCore
import FrontdeskRuntime
import Synchronization

/// A store in memory whose appends fail when told, before or after they are stored.
final class FragileStore: DeskStore {
    private enum Fault {
        case none
        case before(StoreError)
        case after(StoreError)
    }

    private let inner = InMemoryConversationStore()
    private let fault = Mutex(Fault.none)

    func breaks(with error: StoreError) { fault.withLock { $0 = .before(error) } }

    func losesAnswers(with error: StoreError) { fault.withLock { $0 = .after(error) } }

    func recovers() { fault.withLock { $0 = .none } }

    func append(_ append: Append) async throws(StoreError) -> AppendResult {
        switch fault.withLock({ $0 }) {
        case .none: return try await inner.append(append)
        case .before(let error): throw error
        case .after(let error):
            _ = try await inner.append(append)
            throw error
        }
    }

    func records(of conversation: ConversationID, after pos: Int, limit: Int) async throws(StoreError) -> [Record] {
        try await inner.records(of: conversation, after: pos, limit: limit)
    }

    func visibleRecords(
        of conversation: ConversationID,
        after seq: Int,
        limit: Int
    ) async throws(StoreError) -> [Record] {
        try await inner.visibleRecords(of: conversation, after: seq, limit: limit)
    }

    func record(
        of conversation: ConversationID,
        sentBy author: Author,
        as clientMessageID: ClientMessageID
    ) async throws(StoreError) -> Record? {
        try await inner.record(of: conversation, sentBy: author, as: clientMessageID)
    }

    func pageViews(of conversation: ConversationID, limit: Int) async throws(StoreError) -> [Record] {
        try await inner.pageViews(of: conversation, limit: limit)
    }

    func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary? {
        try await inner.summary(of: conversation)
    }

    func conversations(_ query: ConversationListQuery) async throws(StoreError) -> ConversationPage {
        try await inner.conversations(query)
    }

    func conversationsWithOpenCalls(limit: Int) async throws(StoreError) -> [ConversationID] {
        try await inner.conversationsWithOpenCalls(limit: limit)
    }

    func idleConversations(since instant: Instant, limit: Int) async throws(StoreError) -> [ConversationID] {
        try await inner.idleConversations(since: instant, limit: limit)
    }

    func queueLengths() async throws(StoreError) -> [TeamName: Int] { try await inner.queueLengths() }

    func search(_ text: String, limit: Int) async throws(StoreError) -> [SearchHit] {
        try await inner.search(text, limit: limit)
    }

    func save(_ visitor: VisitorDossier, adding token: TokenDigest?) async throws(StoreError) {
        try await inner.save(visitor, adding: token)
    }

    func visitor(_ token: TokenDigest) async throws(StoreError) -> VisitorDossier? { try await inner.visitor(token) }

    func visitor(_ id: VisitorID) async throws(StoreError) -> VisitorDossier? { try await inner.visitor(id) }

    func visitor(_ outsideName: OutsideName) async throws(StoreError) -> VisitorDossier? {
        try await inner.visitor(outsideName)
    }

    func wins(of visitor: VisitorID) async throws(StoreError) -> [RuleName: Int] { try await inner.wins(of: visitor) }

    func export(_ visitor: VisitorID) async throws(StoreError) -> VisitorExport? { try await inner.export(visitor) }

    func erase(_ visitor: VisitorID, at instant: Instant) async throws(StoreError) -> [ConversationID]? {
        try await inner.erase(visitor, at: instant)
    }

    func decisions(before: Int?, reach: Int) async throws(StoreError) -> DecisionPage {
        try await inner.decisions(before: before, reach: reach)
    }

    func settlements() async throws(StoreError) -> [MessageSettlement] { try await inner.settlements() }

    func settle(_ settlements: [MessageSettlement]) async throws(StoreError) {
        try await inner.settle(settlements)
    }

    func unsettle(_ keys: [MessageKey]) async throws(StoreError) { try await inner.unsettle(keys) }

    func accounts() async throws(StoreError) -> [Account] { try await inner.accounts() }

    func save(_ account: Account) async throws(StoreError) -> Bool { try await inner.save(account) }

    func save(_ session: AgentSession) async throws(StoreError) { try await inner.save(session) }

    func session(_ token: TokenDigest) async throws(StoreError) -> AgentSession? { try await inner.session(token) }

    func removeSession(_ token: TokenDigest) async throws(StoreError) { try await inner.removeSession(token) }

    func removeSessions(of agent: AgentID, except token: TokenDigest?) async throws(StoreError) {
        try await inner.removeSessions(of: agent, except: token)
    }

    func removeSessions(expiredBefore instant: Instant) async throws(StoreError) {
        try await inner.removeSessions(expiredBefore: instant)
    }

    func cannedReplies() async throws(StoreError) -> [CannedReply] { try await inner.cannedReplies() }

    func replaceCannedReplies(_ replies: [CannedReply]) async throws(StoreError) {
        try await inner.replaceCannedReplies(replies)
    }

    func audit(_ entry: AuditEntry) async throws(StoreError) { try await inner.audit(entry) }

    func auditLog(before: Int?, limit: Int) async throws(StoreError) -> AuditPage {
        try await inner.auditLog(before: before, limit: limit)
    }
}
