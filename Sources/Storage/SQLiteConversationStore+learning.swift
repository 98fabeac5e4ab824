import FrontdeskCore
public import FrontdeskRuntime
import GRDB

extension SQLiteConversationStore {
    public func decisions(before: Int?, reach: Int) async throws(StoreError) -> DecisionPage {
        let kinds = Event.Kind.allCases.filter(\.isDecision).map { String($0.code) }.joined(separator: ", ")
        return try await read { database in
            let last = try Int.fetchOne(database, sql: "SELECT max(id) FROM records") ?? 0
            let end = min(before ?? .max, last + 1)
            let start = max(1, end - max(1, reach))
            guard end > start else { return DecisionPage(records: [], next: nil) }
            let records = try RecordRow.records(
                database,
                """
                SELECT \(RecordRow.columns) FROM \(RecordRow.tables)
                WHERE records.id >= ? AND records.id < ? AND records.kind IN (\(kinds)) ORDER BY records.id DESC
                """,
                [start, end]
            )
            return DecisionPage(records: records, next: start > 1 ? start : nil)
        }
    }

    public func settlements() async throws(StoreError) -> [MessageSettlement] {
        try await read { database in
            try Row.fetchAll(database, sql: "SELECT key, kind, at FROM settlements ORDER BY key").compactMap { row in
                MessageSettlement.Kind(rawValue: row[1]).map { kind in
                    MessageSettlement(
                        key: MessageKey(rawValue: row[0]),
                        kind: kind,
                        at: Instant(milliseconds: row[2])
                    )
                }
            }
        }
    }

    public func settle(_ settlements: [MessageSettlement]) async throws(StoreError) {
        try await writer.write { database in
            let statement = try database.cachedStatement(
                sql: "INSERT OR REPLACE INTO settlements (key, kind, at) VALUES (?, ?, ?)"
            )
            for one in settlements {
                try statement.execute(arguments: [one.key.rawValue, one.kind.rawValue, one.at.milliseconds])
            }
            try database.execute(
                sql: """
                    DELETE FROM settlements WHERE key IN (SELECT key FROM settlements ORDER BY at, key
                    LIMIT max(0, (SELECT count(*) FROM settlements) - \(MessageSettlement.limit)))
                    """
            )
        }
    }

    public func unsettle(_ keys: [MessageKey]) async throws(StoreError) {
        try await writer.write { database in
            let statement = try database.cachedStatement(sql: "DELETE FROM settlements WHERE key = ?")
            for key in keys { try statement.execute(arguments: [key.rawValue]) }
        }
    }
}
