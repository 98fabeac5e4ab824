import FrontdeskRuntime
import GRDB
import Logging

// SQLite overwrites what is deleted, but not all copies of it: the search index only marks terms as deleted until its
// parts are merged, and when a page is split, its free space keeps what moved to the other one. Rewriting the database
// ends both; the log is emptied at last. That erasures are waiting for this stands in the database, so that a crash
// puts it off, and no more.
extension SQLiteConversationStore {
    /// A database up to this size is rewritten at once, which takes a second or two; a larger one in a quiet minute.
    private static let promptSize = 256 * 1024 * 1024
    /// Enough for an index of 20 GB.
    private static let maximumMergeSteps = 10_000

    /// Removes the last copies of what was erased, as far as that may be done now.
    func overwrite() async throws(StoreError) {
        guard let last = try await lastErasure() else { return }
        // A tool leaves it to the server that holds the folder, which must not wait for it.
        let borrowed = lock == nil ? try? FolderLock(folder.path) : nil
        defer { borrowed?.release() }
        guard lock != nil || borrowed != nil else { return }
        try await mergeIndex()
        if folder.databaseSize <= Self.promptSize { try await rewrite(upTo: last) }
    }

    /// Looks every minute whether something that was erased waits to be overwritten, until the task is cancelled.
    func keepOverwriting() async {
        var commits: Int?
        while !Task.isCancelled {
            do {
                if let last = try await lastErasure() {
                    let isQuiet = commits == writer.commitCount
                    if isQuiet || folder.databaseSize <= Self.promptSize {
                        try await mergeIndex()
                        try await rewrite(upTo: last)
                    }
                }
            } catch {
                // It still stands in the database that it has to be done.
                logger.warning("erased texts are not overwritten yet", metadata: ["error": "\(error)"])
            }
            commits = writer.commitCount
            try? await Task.sleep(for: .seconds(60))
        }
    }

    /// The last erasure whose texts may still stand somewhere.
    private func lastErasure() async throws(StoreError) -> Int64? {
        try await read { try Int64.fetchOne($0, sql: "SELECT max(id) FROM erasures WHERE is_overwritten = 0") }
    }

    /// Merges all parts of the search index, in small steps so that others can write in between.
    private func mergeIndex() async throws(StoreError) {
        for step in 0..<Self.maximumMergeSteps {
            // A negative number begins to merge everything, a positive one goes on.
            let pages = step == 0 ? -500 : 500
            let isMerging = try await writer.write { database in
                let before = database.totalChangesCount
                try database.execute(sql: "INSERT INTO history (history, rank) VALUES ('merge', \(pages))")
                return database.totalChangesCount - before >= 2
            }
            guard isMerging else { return }
        }
    }

    private func rewrite(upTo last: Int64) async throws(StoreError) {
        try await writer.outsideTransaction { try $0.execute(sql: "VACUUM") }
        guard try await emptyLog() else { return }
        try await writer.write { database in
            try database.execute(sql: "UPDATE erasures SET is_overwritten = 1 WHERE id <= ?", arguments: [last])
        }
    }

    private func emptyLog() async throws(StoreError) -> Bool {
        if let checkpointer { return await checkpointer.emptyLog() }
        try await writer.outsideTransaction { _ = try $0.checkpoint(.truncate) }
        return true
    }
}
