import Foundation
public import FrontdeskCore
public import FrontdeskRuntime
import GRDB

extension SQLiteConversationStore {
    /// So many tokens may stand for one visitor.
    private static let maximumTokens = 50

    public func save(_ visitor: VisitorDossier, adding token: TokenDigest?) async throws(StoreError) {
        let dossier = Payload.data(of: visitor)
        try await writer.write { database in
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO visitors (id, name_hash, dossier) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET \
                    name_hash = excluded.name_hash, dossier = excluded.dossier
                    """
            )
            try statement.execute(arguments: [visitor.id.rawValue, visitor.outsideName?.hash, dossier])
            guard let token else { return }
            let adding = try database.cachedStatement(
                sql: "INSERT OR IGNORE INTO visitor_tokens (digest, visitor) VALUES (?, ?)"
            )
            try adding.execute(arguments: [token.hexadecimal, visitor.id.rawValue])
            let removing = try database.cachedStatement(
                sql: """
                    DELETE FROM visitor_tokens WHERE visitor = ? AND id <= (SELECT id FROM visitor_tokens \
                    WHERE visitor = ? ORDER BY id DESC LIMIT 1 OFFSET \(Self.maximumTokens))
                    """
            )
            try removing.execute(arguments: [visitor.id.rawValue, visitor.id.rawValue])
        }
    }

    public func visitor(_ token: TokenDigest) async throws(StoreError) -> VisitorDossier? {
        try await visitor(
            "SELECT dossier FROM visitor_tokens JOIN visitors ON visitors.id = visitor WHERE digest = ?",
            [token.hexadecimal]
        )
    }

    public func visitor(_ id: VisitorID) async throws(StoreError) -> VisitorDossier? {
        try await visitor("SELECT dossier FROM visitors WHERE id = ?", [id.rawValue])
    }

    public func visitor(_ outsideName: OutsideName) async throws(StoreError) -> VisitorDossier? {
        try await read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT dossier FROM visitors WHERE name_hash = ? ORDER BY ref"
            )
            let dossiers = try Data.fetchCursor(statement, arguments: [outsideName.hash])
            while let data = try dossiers.next() {
                let dossier: VisitorDossier = try Payload.value(data)
                if dossier.outsideName == outsideName { return dossier }
            }
            return nil
        }
    }

    private func visitor(
        _ sql: String,
        _ arguments: StatementArguments
    ) async throws(StoreError) -> VisitorDossier? {
        try await read { database in
            let statement = try database.cachedStatement(sql: sql)
            return try Data.fetchOne(statement, arguments: arguments).map { try Payload.value($0) }
        }
    }

    public func wins(of visitor: VisitorID) async throws(StoreError) -> [RuleName: Int] {
        try await read { try Self.wins(of: visitor, $0) }
    }

    private static func wins(of visitor: VisitorID, _ database: Database) throws -> [RuleName: Int] {
        let statement = try database.cachedStatement(sql: "SELECT rule, wins FROM rule_wins WHERE visitor = ?")
        let rows = try Row.fetchAll(statement, arguments: [visitor.rawValue])
        return Dictionary(uniqueKeysWithValues: rows.map { (RuleName(rawValue: $0[0]), $0[1]) })
    }

    public func export(_ visitor: VisitorID) async throws(StoreError) -> VisitorExport? {
        try await read { database -> VisitorExport? in
            let sql = "SELECT dossier FROM visitors WHERE id = ?"
            guard let data = try Data.fetchOne(database, sql: sql, arguments: [visitor.rawValue]) else { return nil }
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT ref, summary FROM conversations WHERE visitor = ? ORDER BY opened_at, id",
                arguments: [visitor.rawValue]
            )
            let conversations = try rows.map { row in
                VisitorExport.Conversation(
                    summary: try Payload.value(row[1]),
                    records: try RecordRow.records(
                        database,
                        """
                        SELECT \(RecordRow.columns) FROM \(RecordRow.tables)
                        WHERE records.conversation = ? ORDER BY records.pos
                        """,
                        [row[0] as Int64]
                    )
                )
            }
            return VisitorExport(
                visitor: try Payload.value(data),
                wins: try Self.wins(of: visitor, database),
                conversations: conversations
            )
        }
    }
}

extension OutsideName {
    /// What the name is looked up by; other names may have the same.
    fileprivate var hash: Int64 {
        var hash = StableHash()
        hash.combine(realm)
        hash.combine(name)
        return Int64(bitPattern: hash.value)
    }
}
