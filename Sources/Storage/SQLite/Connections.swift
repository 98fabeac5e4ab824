import Foundation
import FrontdeskRuntime
import GRDB

/// How a database is looked at and opened.
enum Connections {
    /// Looks at a file before anything writes to it.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - isThorough: Whether every page is looked at, however many there are.
    /// - Throws: Why it can't be used.
    static func inspect(_ path: String, isThorough: Bool) throws(StoreError) {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.busyMode = .timeout(5)
            let database = try DatabaseQueue(path: path, configuration: configuration)
            defer { try? database.close() }
            try database.read { try inspect($0, path, isThorough: isThorough) }
        } catch {
            throw StoreError(error, path: path)
        }
    }

    private static func inspect(_ database: Database, _ path: String, isThorough: Bool) throws {
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        // A process that was killed before its first transaction leaves an empty file, which is as good as none.
        guard tables > 0 else { return }
        guard try Int.fetchOne(database, sql: "PRAGMA application_id") == Schema.applicationID else {
            throw StoreError.corrupt(path: path, cause: "it is a database, but not one of frontdesk")
        }
        guard try !Schema.migrator.hasBeenSuperseded(database) else {
            let known = Set(Schema.migrator.migrations)
            let found = try Schema.migrator.appliedIdentifiers(database).subtracting(known)
            throw StoreError.newerSchema(path: path, found: found.sorted().joined(separator: ", "))
        }
        let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
        guard isThorough || pages <= quickCheckPages else { return }
        let answer = try String.fetchOne(database, sql: "PRAGMA \(isThorough ? "integrity_check" : "quick_check")(1)")
        // The answer names pages and indexes, or the word ok.
        guard answer == "ok" else { throw StoreError.corrupt(path: path, cause: answer ?? "it can't be checked") }
    }

    /// A start looks at all pages of a database of up to 64 MiB, which takes a fraction of a second.
    private static let quickCheckPages = 16_384

    /// Opens a database for reading and writing.
    static func open(_ path: String, isServer: Bool) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.label = "frontdesk"
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        // A transaction that can't even be rolled back shall not end the process; the writer tries again.
        configuration.allowsUnsafeTransactions = true
        configuration.prepareDatabase { database in
            // What is erased is overwritten, not only unlinked.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            try database.execute(sql: "PRAGMA cache_size = -16384")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { database in
            try makeDurable(database, path: path)
            try database.execute(sql: "PRAGMA journal_size_limit = \(SQLiteConversationStore.maximumLogSize)")
            // A server has a checkpointer; a tool is gone before it needs one.
            if isServer { try database.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
        }
        return pool
    }

    /// Makes every commit wait for the disk, and checks that it does; GRDB asks for less.
    static func makeDurable(_ database: Database, path: String) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode")
        let level = try Int.fetchOne(database, sql: "PRAGMA synchronous")
        guard mode == "wal", level == 2 else {
            throw StoreError.notDurable(
                path: path,
                cause: "journal_mode is \(mode ?? "unknown") and synchronous is \(level ?? -1), not wal and 2"
            )
        }
    }
}
