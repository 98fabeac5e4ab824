import Foundation
import FrontdeskCore
import FrontdeskRuntime
import GRDB

/// An append in the form the database takes; encoded before it waits for the writer, so that the writer only writes.
struct PreparedAppend: Sendable {
    private let append: Append
    private let payloads: [Data?]
    private let summary: Data
    private let wins: [RuleName]
    private let changesOwner: Bool

    init(_ append: Append) {
        self.append = append
        payloads = append.records.map { Payload.data(of: $0.event) }
        summary = Payload.data(of: append.summary)
        wins = append.wins
        changesOwner = append.expectedPos == 0 || append.records.contains { $0.event.changesOwner }
    }

    /// Writes it, unless the log has moved on or an author's client id is there already.
    func perform(_ database: Database) throws -> AppendResult {
        let known = try conversation(database)
        if let known, let earlier = try earlierRecord(known.ref, database) { return .duplicate(earlier) }
        let (pos, epoch) = (known?.pos ?? 0, known?.epoch ?? 0)
        guard pos == append.expectedPos, epoch == append.expectedEpoch else { return .moved(pos: pos, epoch: epoch) }
        let ref = try writeSummary(known?.ref, database)
        try writeRecords(ref, database)
        for rule in wins {
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO rule_wins VALUES (?, ?, 1) \
                    ON CONFLICT DO UPDATE SET wins = wins + 1
                    """
            )
            try statement.execute(arguments: [append.summary.visitor.rawValue, rule.rawValue])
        }
        return .appended
    }

    private func conversation(_ database: Database) throws -> (ref: Int64, pos: Int, epoch: Int)? {
        let statement = try database.cachedStatement(sql: "SELECT ref, pos, epoch FROM conversations WHERE id = ?")
        let row = try Row.fetchOne(statement, arguments: [append.conversation.rawValue])
        return row.map { ($0[0], $0[1], $0[2]) }
    }

    private func earlierRecord(_ ref: Int64, _ database: Database) throws -> FrontdeskCore.Record? {
        for record in append.records {
            guard let id = record.clientMessageID else { continue }
            let sql = """
                SELECT \(RecordRow.columns) FROM \(RecordRow.tables) \
                WHERE records.conversation = ? AND records.author = ? AND records.client_id = ?
                """
            let found = try RecordRow.records(database, sql, [ref, record.author.column, id.rawValue])
            if let earlier = found.first { return earlier }
        }
        return nil
    }

    private func writeSummary(_ ref: Int64?, _ database: Database) throws -> Int64 {
        let summary = append.summary
        guard let ref else {
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO conversations (id, visitor, pos, epoch, state, team, urgency, agent, queued_at, \
                    owned_since, idle_since, open_calls, summary, opened_at) \
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            )
            try statement.execute(
                arguments: [summary.conversation.rawValue, summary.visitor.rawValue] + moving + owning + talking
                    + [summary.openedAt.milliseconds]
            )
            return database.lastInsertedRowID
        }
        // Columns that stay are not named, so that their indexes are left alone.
        let columns =
            changesOwner ? "state = ?, team = ?, urgency = ?, agent = ?, queued_at = ?, owned_since = ?, " : ""
        let statement = try database.cachedStatement(
            sql: """
                UPDATE conversations SET pos = ?, epoch = ?, \(columns)idle_since = ?, open_calls = ?, summary = ? \
                WHERE ref = ?
                """
        )
        try statement.execute(arguments: moving + (changesOwner ? owning : []) + talking + [ref])
        return ref
    }

    private var moving: StatementArguments { [append.summary.pos, append.summary.epoch] }

    private var owning: StatementArguments {
        let summary = append.summary
        return [
            summary.stateCode, summary.team?.rawValue, (summary.priority ?? .normal).code, summary.agent?.rawValue,
            summary.queuedAt?.milliseconds, summary.ownedSince.milliseconds,
        ]
    }

    private var talking: StatementArguments {
        let summary = append.summary
        let idleSince = summary.isIdle(since: .init(milliseconds: .max)) ? summary.last?.at.milliseconds : nil
        return [idleSince, summary.openCalls, self.summary]
    }

    private func writeRecords(_ ref: Int64, _ database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO records (conversation, pos, seq, epoch, at, author, kind, client_id, payload) \
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        for (record, payload) in zip(append.records, payloads) {
            try statement.execute(
                arguments: [
                    ref, record.pos, record.seq, record.epoch, record.at.milliseconds, record.author.column,
                    record.event.kind.code, record.clientMessageID?.rawValue, payload,
                ]
            )
        }
    }
}

extension ConversationSummary {
    /// The owner's column.
    var stateCode: Int { state.code }
}

extension PublicState.State {
    /// The number of a state in the store; for ever.
    var code: Int {
        switch self {
        case .bot: 0
        case .queued: 1
        case .active: 2
        case .offline: 3
        case .closed: 4
        }
    }
}

extension QueuePriority {
    /// The number of a priority in the store; for ever.
    var code: Int {
        switch self {
        case .low: 0
        case .normal: 1
        case .high: 2
        case .urgent: 3
        }
    }
}
