import Foundation
public import FrontdeskCore
public import FrontdeskRuntime
import GRDB

extension SQLiteConversationStore {
    public func erase(_ visitor: VisitorID, at instant: Instant) async throws(StoreError) -> [ConversationID]? {
        let (conversations, isNew) = try await writer.write { database in
            try Self.blank(visitor, at: instant, database)
        }
        if isNew { try await overwrite() }
        return conversations
    }

    /// Blanks rows in one transaction.
    ///
    /// - Returns: The conversations, nil for an unknown visitor, and whether there was anything to blank.
    private static func blank(
        _ visitor: VisitorID,
        at instant: Instant,
        _ database: Database
    ) throws -> ([ConversationID]?, Bool) {
        let sql = "SELECT dossier FROM visitors WHERE id = ?"
        guard let data = try Data.fetchOne(database, sql: sql, arguments: [visitor.rawValue]) else {
            return (nil, false)
        }
        let dossier: VisitorDossier = try Payload.value(data)
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT ref, id, summary FROM conversations WHERE visitor = ? ORDER BY opened_at, id",
            arguments: [visitor.rawValue]
        )
        let conversations = rows.map { ConversationID(rawValue: $0[1]) }
        guard dossier.erasedAt == nil else { return (conversations, false) }
        let kinds = Event.Kind.allCases.filter(\.isErasable).map { String($0.code) }.joined(separator: ", ")
        for row in rows {
            let ref: Int64 = row[0]
            let summary: ConversationSummary = try Payload.value(row[2])
            try database.execute(
                sql: "DELETE FROM history WHERE rowid IN (SELECT id FROM records WHERE conversation = ?)",
                arguments: [ref]
            )
            try database.execute(
                sql: "UPDATE records SET payload = NULL WHERE conversation = ? AND kind IN (\(kinds))",
                arguments: [ref]
            )
            try database.execute(
                sql: "UPDATE conversations SET summary = ?, open_calls = 0, idle_since = NULL WHERE ref = ?",
                arguments: [Payload.data(of: summary.erased), ref]
            )
        }
        let arguments: StatementArguments = [visitor.rawValue]
        try database.execute(sql: "DELETE FROM visitor_tokens WHERE visitor = ?", arguments: arguments)
        try database.execute(sql: "DELETE FROM rule_wins WHERE visitor = ?", arguments: arguments)
        try database.execute(
            sql: "UPDATE visitors SET name_hash = NULL, dossier = ? WHERE id = ?",
            arguments: [Payload.data(of: dossier.erased(at: instant)), visitor.rawValue]
        )
        try database.execute(sql: "INSERT INTO erasures DEFAULT VALUES")
        return (conversations, true)
    }
}

extension Event.Kind {
    /// Whether events of this kind may hold something of the visitor.
    fileprivate var isErasable: Bool {
        switch self {
        case .owner, .offline, .closed, .reopened, .deleted, .cursor: false
        case .message, .edited, .rated, .opened, .page, .turn, .note, .tagged, .untagged, .webhook, .judged: true
        }
    }
}
