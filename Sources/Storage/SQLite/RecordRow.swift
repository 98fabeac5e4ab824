import Foundation
import FrontdeskCore
import GRDB

/// A row of `records` with the conversation's id.
enum RecordRow {
    /// What to select for ``record(_:)``.
    static let columns = """
        conversations.id, records.pos, records.seq, records.epoch, records.at, records.author, records.kind, \
        records.client_id, records.payload
        """

    /// The tables to select from.
    static let tables = "records JOIN conversations ON conversations.ref = records.conversation"

    /// The record of a row.
    static func record(_ row: Row) throws -> FrontdeskCore.Record {
        guard let author = Author(column: row[5]), let kind = Event.Kind(code: row[6]) else {
            throw ByteReader.Malformed(expected: "a known author and kind", offset: 0)
        }
        return FrontdeskCore.Record(
            conversation: ConversationID(rawValue: row[0]),
            pos: row[1],
            seq: row[2],
            epoch: row[3],
            at: Instant(milliseconds: row[4]),
            author: author,
            event: try Payload.event(kind, row[8]),
            clientMessageID: (row[7] as String?).map { ClientMessageID(rawValue: $0) }
        )
    }

    /// The records of a query whose columns are ``columns``.
    static func records(_ database: Database, _ sql: String, _ arguments: StatementArguments) throws -> [FrontdeskCore
        .Record]
    {
        let statement = try database.cachedStatement(sql: sql)
        return try Array(Row.fetchCursor(statement, arguments: arguments).map(record))
    }
}
