import FrontdeskCore
import FrontdeskRuntime
import FrontdeskText
import GRDB

extension SQLiteConversationStore {
    /// So many records are looked at in one step.
    private static let indexingStep = 500

    /// Indexes new texts twice a second until the task is cancelled, so that a search finds the index nearly current.
    func keepIndexCurrent() async {
        while !Task.isCancelled {
            try? await Task.sleep(for: .milliseconds(500))
            // What could not be indexed now is found not indexed the next time.
            try? await indexWhatIsNew()
        }
    }

    /// Indexes everything that was stored before the call.
    ///
    /// Texts are indexed behind their commits, many in one transaction, which is several times cheaper.
    func indexWhatIsNew() async throws(StoreError) {
        guard await indexing.enter() else { throw .overloaded }
        defer { indexing.leave() }
        // What is stored meanwhile is none of this call's business, or it might never end.
        let last = try await read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM records") ?? 0 }
        while try await indexStep(to: last) {}
    }

    /// Indexes some records.
    ///
    /// - Parameter end: The last record that matters.
    /// - Returns: Whether there may be more.
    /// - Throws: What keeps the store from reading or writing.
    private func indexStep(to end: Int64) async throws(StoreError) -> Bool {
        let step = Self.indexingStep
        let kinds = [Event.Kind.message, .note, .rated].map { String($0.code) }.joined(separator: ", ")
        let batch = try await read { database -> Batch? in
            let from = try Int64.fetchOne(database, sql: "SELECT indexed_to FROM history_progress") ?? 0
            guard from < end else { return nil }
            let last = try Int64.fetchOne(
                database,
                sql: "SELECT max(id) FROM (SELECT id FROM records WHERE id > ? ORDER BY id LIMIT ?)",
                arguments: [from, step]
            )
            guard let last else { return nil }
            let statement = try database.cachedStatement(
                sql: """
                    SELECT \(RecordRow.columns), records.id FROM \(RecordRow.tables)
                    WHERE records.id > ? AND records.id <= ? AND records.kind IN (\(kinds))
                    """
            )
            let texts = try Row.fetchCursor(statement, arguments: [from, last]).compactMap { row in
                try RecordRow.record(row).searchableText.map { (id: row[9] as Int64, text: $0) }
            }
            return Batch(from: from, last: last, texts: try Array(texts))
        }
        guard let batch else { return false }
        let terms = batch.texts.map { (id: $0.id, terms: self.terms.indexText($0.text)) }
        try await writer.write { database in
            let progress = try database.cachedStatement(
                sql: "UPDATE history_progress SET indexed_to = ? WHERE indexed_to = ?"
            )
            try progress.execute(arguments: [batch.last, batch.from])
            // Another process was faster.
            guard database.changesCount == 1 else { return }
            // What was erased meanwhile has no payload any more, and gets no terms.
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO history (rowid, terms) SELECT id, ? FROM records WHERE id = ? AND payload IS NOT NULL
                    """
            )
            for (id, terms) in terms where !terms.isEmpty { try statement.execute(arguments: [terms, id]) }
        }
        return true
    }

    private struct Batch: Sendable {
        let from: Int64
        let last: Int64
        let texts: [(id: Int64, text: String)]
    }
}
