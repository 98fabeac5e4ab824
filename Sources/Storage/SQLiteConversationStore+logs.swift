public import FrontdeskCore
public import FrontdeskRuntime
import GRDB

extension SQLiteConversationStore {
    public func append(_ append: Append) async throws(StoreError) -> AppendResult {
        let prepared = PreparedAppend(append)
        return try await writer.write { try prepared.perform($0) }
    }

    public func records(
        of conversation: ConversationID,
        after pos: Int,
        limit: Int
    ) async throws(StoreError) -> [FrontdeskCore.Record] {
        try await read { database in
            try RecordRow.records(
                database,
                """
                SELECT \(RecordRow.columns) FROM \(RecordRow.tables)
                WHERE conversations.id = ? AND records.pos > ? ORDER BY records.pos LIMIT ?
                """,
                [conversation.rawValue, max(0, pos), limit]
            )
        }
    }

    public func visibleRecords(
        of conversation: ConversationID,
        after seq: Int,
        limit: Int
    ) async throws(StoreError) -> [FrontdeskCore.Record] {
        // A place is never lower than the visible number, so the index by place serves for both.
        try await read { database in
            try RecordRow.records(
                database,
                """
                SELECT \(RecordRow.columns) FROM \(RecordRow.tables)
                WHERE conversations.id = ? AND records.pos > ? AND records.seq > ? ORDER BY records.pos LIMIT ?
                """,
                [conversation.rawValue, max(0, seq), max(0, seq), limit]
            )
        }
    }

    public func record(
        of conversation: ConversationID,
        sentBy author: Author,
        as clientMessageID: ClientMessageID
    ) async throws(StoreError) -> FrontdeskCore.Record? {
        try await read { database in
            try RecordRow.records(
                database,
                """
                SELECT \(RecordRow.columns) FROM \(RecordRow.tables)
                WHERE conversations.id = ? AND records.author = ? AND records.client_id = ?
                """,
                [conversation.rawValue, author.column, clientMessageID.rawValue]
            ).first
        }
    }

    public func pageViews(of conversation: ConversationID, limit: Int) async throws(StoreError) -> [FrontdeskCore
        .Record]
    {
        let kind = Event.Kind.page.code
        let newest = try await read { database in
            try RecordRow.records(
                database,
                """
                SELECT \(RecordRow.columns) FROM \(RecordRow.tables)
                WHERE conversations.id = ? AND records.kind = ? ORDER BY records.pos DESC LIMIT ?
                """,
                [conversation.rawValue, kind, limit]
            )
        }
        return newest.reversed()
    }
}
