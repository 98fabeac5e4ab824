import Foundation
public import FrontdeskCore
public import FrontdeskRuntime
import GRDB

extension SQLiteConversationStore {
    public func summary(of conversation: ConversationID) async throws(StoreError) -> ConversationSummary? {
        try await read { database in
            let statement = try database.cachedStatement(sql: "SELECT summary FROM conversations WHERE id = ?")
            let data = try Data.fetchOne(statement, arguments: [conversation.rawValue])
            return try data.map { try Payload.value($0) }
        }
    }

    public func conversations(_ query: ConversationListQuery) async throws(StoreError) -> ConversationPage {
        let selection = ListSelection(query)
        let found = try await read { database -> [ConversationSummary] in
            let statement = try database.cachedStatement(sql: selection.sql)
            let cursor = try Data.fetchCursor(statement, arguments: selection.arguments)
            return try Array(cursor.map { try Payload.value($0) })
        }
        let page = Array(found.prefix(query.limit))
        let next = found.count > query.limit ? page.last.map { ListCursor($0, query.view).text } : nil
        return ConversationPage(conversations: page, next: next)
    }

    public func conversationsWithOpenCalls(limit: Int) async throws(StoreError) -> [ConversationID] {
        try await ids("SELECT id FROM conversations WHERE open_calls > 0 ORDER BY id LIMIT ?", [limit])
    }

    public func idleConversations(
        since instant: Instant,
        limit: Int
    ) async throws(StoreError) -> [ConversationID] {
        try await ids(
            "SELECT id FROM conversations WHERE idle_since <= ? ORDER BY idle_since, id LIMIT ?",
            [instant.milliseconds, limit]
        )
    }

    public func queueLengths() async throws(StoreError) -> [TeamName: Int] {
        let waiting = PublicState.State.queued.code
        return try await read { database in
            let sql = "SELECT team, count(*) FROM conversations WHERE state = ? AND team IS NOT NULL GROUP BY team"
            let rows = try Row.fetchAll(database, sql: sql, arguments: [waiting])
            return Dictionary(uniqueKeysWithValues: rows.map { (TeamName(rawValue: $0[0]), $0[1]) })
        }
    }

    private func ids(
        _ sql: String,
        _ arguments: StatementArguments
    ) async throws(StoreError) -> [ConversationID] {
        try await read { database in
            try String.fetchAll(database, sql: sql, arguments: arguments).map(ConversationID.init(rawValue:))
        }
    }
}

/// The statement for a page of a list; one row more than the page tells whether there is another page.
private struct ListSelection: Sendable {
    let sql: String
    let arguments: StatementArguments

    init(_ query: ConversationListQuery) {
        var conditions: [String] = []
        var arguments: StatementArguments = []
        switch query.view {
        case .queue(let teams):
            conditions.append("state = \(PublicState.State.queued.code)")
            if !teams.isEmpty {
                conditions.append("team IN (\(databaseQuestionMarks(count: teams.count)))")
                arguments += StatementArguments(teams.map(\.rawValue))
            }
        case .mine(let agent):
            conditions.append("state = \(PublicState.State.active.code) AND agent = ?")
            arguments += [agent.rawValue]
        case .withPeople:
            let states: [PublicState.State] = [.queued, .active, .offline]
            conditions.append("state IN (\(states.map { String($0.code) }.joined(separator: ", ")))")
        case .open: conditions.append("state != \(PublicState.State.closed.code)")
        case .closed: conditions.append("state = \(PublicState.State.closed.code)")
        case .all: break
        }
        let isQueue = if case .queue = query.view { true } else { false }
        let first = isQueue ? "-urgency" : "0"
        let second = isQueue ? "ifnull(queued_at, owned_since)" : "-owned_since"
        if let cursor = query.before.flatMap(ListCursor.init(text:)) {
            if isQueue {
                conditions.append("(\(first), \(second), id) > (?, ?, ?)")
                arguments += [cursor.first, cursor.second, cursor.conversation.rawValue]
            } else {
                // Said twice: the first half is what the index can look up.
                conditions.append("owned_since <= ? AND (owned_since < ? OR id > ?)")
                arguments += [-cursor.second, -cursor.second, cursor.conversation.rawValue]
            }
        }
        let filter = conditions.isEmpty ? "" : "WHERE \(conditions.joined(separator: " AND "))"
        let order = isQueue ? "\(first), \(second), id" : "owned_since DESC, id"
        sql = "SELECT summary FROM conversations \(filter) ORDER BY \(order) LIMIT ?"
        self.arguments = arguments + [query.limit + 1]
    }
}
