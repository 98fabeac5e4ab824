import FrontdeskCore
import FrontdeskText

extension InMemoryConversationStore {
    /// One conversation.
    struct Log {
        var records: [Record]
        var summary: ConversationSummary

        func record(sentBy author: Author, as id: ClientMessageID) -> Record? {
            records.first { $0.clientMessageID == id && $0.author == author }
        }
    }

    /// Everything in the store.
    struct Rooms {
        var logs: [ConversationID: Log] = [:]
        var visitors: [VisitorID: VisitorDossier] = [:]
        var tokens: [VisitorID: [TokenDigest]] = [:]
        var wins: [VisitorID: [RuleName: Int]] = [:]
        var accounts: [AgentID: Account] = [:]
        var sessions: [TokenDigest: AgentSession] = [:]
        var cannedReplies: [CannedReply] = []
        var auditLog: [AuditEntry] = []
        /// Where each record stands, in the order of storing.
        var journal: [(conversation: ConversationID, pos: Int)] = []
        var settlements: [MessageKey: MessageSettlement] = [:]
    }
}

extension InMemoryConversationStore.Rooms {
    mutating func append(_ append: Append) -> AppendResult {
        let log = logs[append.conversation]
        for record in append.records {
            guard let id = record.clientMessageID else { continue }
            if let earlier = log?.record(sentBy: record.author, as: id) { return .duplicate(earlier) }
        }
        let pos = log?.summary.pos ?? 0
        let epoch = log?.summary.epoch ?? 0
        guard pos == append.expectedPos, epoch == append.expectedEpoch else { return .moved(pos: pos, epoch: epoch) }
        logs[append.conversation] = InMemoryConversationStore.Log(
            records: (log?.records ?? []) + append.records,
            summary: append.summary
        )
        journal += append.records.map { ($0.conversation, $0.pos) }
        for rule in append.wins { wins[append.summary.visitor, default: [:]][rule, default: 0] += 1 }
        return .appended
    }

    func conversations(of visitor: VisitorID) -> [ConversationID] {
        logs.values.map(\.summary).filter { $0.visitor == visitor }
            .sorted { ($0.openedAt, $0.conversation) < ($1.openedAt, $1.conversation) }.map(\.conversation)
    }

    func page(_ query: ConversationListQuery) -> ConversationPage {
        let all = logs.values.map(\.summary).filter { $0.belongs(to: query.view) }
            .map { (key: ListCursor($0, query.view), summary: $0) }
            .sorted { $0.key < $1.key }
        let after = query.before.flatMap(ListCursor.init(text:))
        let rest = all.drop { entry in after.map { entry.key <= $0 } ?? false }
        let page = rest.prefix(query.limit)
        return ConversationPage(
            conversations: page.map(\.summary),
            next: page.count < rest.count ? page.last?.key.text : nil
        )
    }

    func hits(_ text: String) -> [SearchHit] {
        let terms = SearchTerms()
        guard let query = terms.query(text).map(SearchQuery.init) else { return [] }
        var hits: [SearchHit] = []
        for log in logs.values {
            for record in log.records {
                guard let text = record.searchableText, query.matches(terms.indexText(text)) else { continue }
                hits.append(SearchHit(record, text))
            }
        }
        return hits.sorted { ($0.at, $0.conversation, $0.pos) > ($1.at, $1.conversation, $1.pos) }
    }

    mutating func erase(_ visitor: VisitorID, at instant: Instant) -> [ConversationID]? {
        guard let dossier = visitors[visitor] else { return nil }
        let conversations = conversations(of: visitor)
        guard dossier.erasedAt == nil else { return conversations }
        visitors[visitor] = dossier.erased(at: instant)
        tokens[visitor] = nil
        wins[visitor] = nil
        for id in conversations {
            guard let log = logs[id] else { continue }
            logs[id] = InMemoryConversationStore.Log(
                records: log.records.map(\.erased),
                summary: log.summary.erased
            )
        }
        return conversations
    }
}

/// The terms of a query in the form full-text tables take: `"term"*`, and `"two terms"` for a phrase.
private struct SearchQuery {
    private var parts: [(terms: [Substring], isPrefix: Bool)] = []

    init(_ text: String) {
        for part in text.split(separator: "\"").enumerated() where !part.element.allSatisfy({ $0 == " " || $0 == "*" })
        {
            let isPrefix = text[part.element.endIndex...].hasPrefix("\"*")
            parts.append((part.element.split(separator: " "), isPrefix))
        }
    }

    func matches(_ text: String) -> Bool {
        let words = text.split(separator: " ")
        return parts.allSatisfy { part in
            words.indices.contains { start in
                guard start + part.terms.count <= words.count else { return false }
                return part.terms.indices.allSatisfy { index in
                    let word = words[start + index]
                    let isLast = index == part.terms.count - 1
                    return part.isPrefix && isLast ? word.hasPrefix(part.terms[index]) : word == part.terms[index]
                }
            }
        }
    }
}
