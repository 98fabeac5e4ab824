public import FrontdeskRuntime
import FrontdeskText
import GRDB

extension SQLiteConversationStore {
    public func search(_ text: String, limit: Int) async throws(StoreError) -> [SearchHit] {
        guard let query = terms.query(text) else { return [] }
        try await indexWhatIsNew()
        return try await read { database in
            let sql = """
                SELECT \(RecordRow.columns) FROM history
                JOIN records ON records.id = history.rowid
                JOIN conversations ON conversations.ref = records.conversation
                WHERE history MATCH ? ORDER BY history.rowid DESC LIMIT ?
                """
            return try RecordRow.records(database, sql, [query, limit]).compactMap { record in
                record.searchableText.map { SearchHit(record, $0) }
            }
        }
    }
}
