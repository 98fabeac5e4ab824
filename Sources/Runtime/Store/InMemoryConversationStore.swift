public import FrontdeskCore
import FrontdeskText
import Synchronization

/// A store that forgets everything with the process: for tests, tools and trying things out.
public final class InMemoryConversationStore: DeskStore {
    /// So many tokens may stand for one visitor.
    static let maximumTokens = 50

    private let rooms = Mutex(Rooms())

    /// Makes an empty store.
    public init() {}

    /// Looks at everything, and changes it, in one step.
    func withRooms<Answer>(_ body: (inout Rooms) -> sending Answer) -> sending Answer {
        rooms.withLock(body)
    }

    public func append(_ append: Append) async throws(StoreError) -> AppendResult {
        rooms.withLock { $0.append(append) }
    }

    public func records(
        of conversation: ConversationID,
        after pos: Int,
        limit: Int
    ) async throws(StoreError) -> [Record] {
        rooms.withLock { Array(($0.logs[conversation]?.records ?? []).dropFirst(max(0, pos)).prefix(limit)) }
    }

    public func visibleRecords(
        of conversation: ConversationID,
        after seq: Int,
        limit: Int
    ) async throws(StoreError) -> [Record] {
        rooms.withLock { rooms in
            let records = (rooms.logs[conversation]?.records ?? []).lazy.filter { ($0.seq ?? 0) > max(0, seq) }
            return Array(records.prefix(limit))
        }
    }

    public func record(
        of conversation: ConversationID,
        sentBy author: Author,
        as clientMessageID: ClientMessageID
    ) async throws(StoreError) -> Record? {
        rooms.withLock { $0.logs[conversation]?.record(sentBy: author, as: clientMessageID) }
    }

    public func pageViews(of conversation: ConversationID, limit: Int) async throws(StoreError) -> [Record] {
        rooms.withLock { rooms in
            (rooms.logs[conversation]?.records ?? []).filter { $0.event.kind == .page }.suffix(limit)
        }
    }

    public func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary? {
        rooms.withLock { $0.logs[conversation]?.summary }
    }

    public func conversations(_ query: ConversationListQuery) async throws(StoreError) -> ConversationPage {
        rooms.withLock { $0.page(query) }
    }

    public func conversationsWithOpenCalls(limit: Int) async throws(StoreError) -> [ConversationID] {
        rooms.withLock { rooms in
            let open = rooms.logs.values.map(\.summary).filter { $0.openCalls > 0 }
            return Array(open.map(\.conversation).sorted().prefix(limit))
        }
    }

    public func idleConversations(
        since instant: Instant,
        limit: Int
    ) async throws(StoreError) -> [ConversationID] {
        rooms.withLock { rooms in
            let idle = rooms.logs.values.map(\.summary).filter { $0.isIdle(since: instant) }
            let ordered = idle.sorted {
                ($0.last?.at ?? instant, $0.conversation) < ($1.last?.at ?? instant, $1.conversation)
            }
            return Array(ordered.map(\.conversation).prefix(limit))
        }
    }

    public func queueLengths() async throws(StoreError) -> [TeamName: Int] {
        rooms.withLock { rooms in
            var lengths: [TeamName: Int] = [:]
            for log in rooms.logs.values {
                if case .queue(let team, _) = log.summary.owner { lengths[team, default: 0] += 1 }
            }
            return lengths
        }
    }

    public func search(_ text: String, limit: Int) async throws(StoreError) -> [SearchHit] {
        rooms.withLock { Array($0.hits(text).prefix(limit)) }
    }

    public func save(_ visitor: VisitorDossier, adding token: TokenDigest?) async throws(StoreError) {
        rooms.withLock { rooms in
            rooms.visitors[visitor.id] = visitor
            guard let token else { return }
            var tokens = rooms.tokens[visitor.id] ?? []
            if !tokens.contains(token) { tokens.append(token) }
            rooms.tokens[visitor.id] = tokens.suffix(Self.maximumTokens)
        }
    }

    public func visitor(_ token: TokenDigest) async throws(StoreError) -> VisitorDossier? {
        rooms.withLock { rooms in
            rooms.tokens.first { $0.value.contains(token) }.flatMap { rooms.visitors[$0.key] }
        }
    }

    public func visitor(_ id: VisitorID) async throws(StoreError) -> VisitorDossier? {
        rooms.withLock { $0.visitors[id] }
    }

    public func visitor(_ outsideName: OutsideName) async throws(StoreError) -> VisitorDossier? {
        rooms.withLock { rooms in rooms.visitors.values.first { $0.outsideName == outsideName } }
    }

    public func wins(of visitor: VisitorID) async throws(StoreError) -> [RuleName: Int] {
        rooms.withLock { $0.wins[visitor] ?? [:] }
    }

    public func export(_ visitor: VisitorID) async throws(StoreError) -> VisitorExport? {
        rooms.withLock { rooms in
            guard let dossier = rooms.visitors[visitor] else { return nil }
            let conversations = rooms.conversations(of: visitor).compactMap { id in
                rooms.logs[id].map { VisitorExport.Conversation(summary: $0.summary, records: $0.records) }
            }
            return VisitorExport(visitor: dossier, wins: rooms.wins[visitor] ?? [:], conversations: conversations)
        }
    }

    public func erase(_ visitor: VisitorID, at instant: Instant) async throws(StoreError) -> [ConversationID]? {
        rooms.withLock { $0.erase(visitor, at: instant) }
    }

    // Accounts.

    public func accounts() async throws(StoreError) -> [Account] {
        rooms.withLock { $0.accounts.values.sorted { $0.id < $1.id } }
    }

    public func save(_ account: Account) async throws(StoreError) -> Bool {
        rooms.withLock { rooms in
            let isTaken = rooms.accounts.values.contains { other in
                other.id != account.id && other.name == account.name && other.removedAt == nil
            }
            guard account.removedAt != nil || !isTaken else { return false }
            rooms.accounts[account.id] = account
            return true
        }
    }

    public func save(_ session: AgentSession) async throws(StoreError) {
        rooms.withLock { $0.sessions[session.token] = session }
    }

    public func session(_ token: TokenDigest) async throws(StoreError) -> AgentSession? {
        rooms.withLock { $0.sessions[token] }
    }

    public func removeSession(_ token: TokenDigest) async throws(StoreError) {
        rooms.withLock { $0.sessions[token] = nil }
    }

    public func removeSessions(of agent: AgentID, except token: TokenDigest?) async throws(StoreError) {
        rooms.withLock { rooms in
            rooms.sessions = rooms.sessions.filter { $0.value.agent != agent || $0.key == token }
        }
    }

    public func removeSessions(expiredBefore instant: Instant) async throws(StoreError) {
        rooms.withLock { rooms in rooms.sessions = rooms.sessions.filter { $0.value.expiresAt >= instant } }
    }

    public func cannedReplies() async throws(StoreError) -> [CannedReply] { rooms.withLock(\.cannedReplies) }

    public func replaceCannedReplies(_ replies: [CannedReply]) async throws(StoreError) {
        rooms.withLock { rooms in
            rooms.cannedReplies = replies.sorted {
                ($0.code, $0.language?.rawValue ?? "") < ($1.code, $1.language?.rawValue ?? "")
            }
        }
    }

    public func audit(_ entry: AuditEntry) async throws(StoreError) {
        rooms.withLock { $0.auditLog.append(entry) }
    }

    public func auditLog(before: Int?, limit: Int) async throws(StoreError) -> AuditPage {
        rooms.withLock { rooms in
            let end = min(before.map { $0 - 1 } ?? .max, rooms.auditLog.count)
            let start = max(0, end - limit)
            guard end > start else { return AuditPage(entries: [], next: nil) }
            return AuditPage(entries: rooms.auditLog[start..<end].reversed(), next: start > 0 ? start + 1 : nil)
        }
    }
}
