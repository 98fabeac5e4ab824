import Foundation
public import FrontdeskRuntime
import FrontdeskText
import GRDB
public import Logging
public import ServiceLifecycle

/// Keeps everything in one SQLite file in a data folder.
///
/// One connection writes, and what many callers ask for shares a transaction and a flush of the disk; others read
/// beside it. What was answered survives a crash of the process and of the machine: the write-ahead log is flushed at
/// every commit, and the store refuses to start when SQLite does not confirm that.
public final class SQLiteConversationStore: DeskStore, Service {
    /// What a store is opened for.
    public enum Use: Sendable {
        /// For a server, which holds the folder alone.
        case server
        /// For a tool, beside a server.
        case tool
    }

    let folder: DataFolder
    let database: DatabasePool
    let writer: GroupCommitWriter
    let indexing = Lane(capacity: 1_024)
    let terms = SearchTerms()
    private let logger: Logger
    private let lock: FolderLock?

    /// How large the write-ahead log may grow before writers wait until it is emptied, in bytes.
    static let maximumLogSize = 64 * 1024 * 1024

    /// Opens the store of a folder, and makes both when they are not there.
    ///
    /// - Parameters:
    ///   - folder: The data folder.
    ///   - use: What it is opened for.
    ///   - logger: Where it logs.
    /// - Throws: Why the folder can't be used, and what to do about it.
    public init(_ folder: DataFolder, for use: Use, logger: Logger) throws(StoreError) {
        self.folder = folder
        self.logger = logger
        try folder.make()
        lock = use == .server ? try FolderLock(folder.path) : nil
        do {
            database = try DatabasePool(path: folder.databasePath, configuration: Self.configuration)
            try database.writeWithoutTransaction { try Self.makeDurable($0, folder) }
            guard try database.read({ try !Schema.migrator.hasBeenSuperseded($0) }) else {
                let found = try database.read { try Schema.migrator.appliedIdentifiers($0) }
                throw StoreError.newerSchema(path: folder.databasePath, found: found.sorted().last ?? "")
            }
            try Schema.migrator.migrate(database)
        } catch {
            throw StoreError(error, path: folder.databasePath)
        }
        writer = GroupCommitWriter(database, path: folder.databasePath)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "frontdesk"
        configuration.maximumReaderCount = 4
        configuration.busyMode = .timeout(5)
        configuration.prepareDatabase { database in
            // What is erased is overwritten, not only unlinked.
            try database.execute(sql: "PRAGMA secure_delete = ON")
        }
        return configuration
    }

    /// Makes every commit wait for the disk, and checks that it does; GRDB asks for less.
    private static func makeDurable(_ database: Database, _ folder: DataFolder) throws {
        try database.execute(sql: "PRAGMA synchronous = FULL")
        try database.execute(sql: "PRAGMA journal_size_limit = \(maximumLogSize)")
        let mode = try String.fetchOne(database, sql: "PRAGMA journal_mode")
        let level = try Int.fetchOne(database, sql: "PRAGMA synchronous")
        guard mode == "wal", level == 2 else {
            throw StoreError.notDurable(
                path: folder.databasePath,
                cause: "journal_mode is \(mode ?? "unknown") and synchronous is \(level ?? -1), not wal and 2"
            )
        }
    }

    /// Keeps the write-ahead log short and the search index current, until the service group shuts down; then writes
    /// what is waiting.
    public func run() async throws {
        let checkpoints = try Checkpoints(folder, logger: logger)
        try await writer.write { try $0.execute(sql: "SELECT 1") }
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await checkpoints.run(beside: self.writer) }
                group.addTask { await self.keepIndexCurrent() }
                await group.waitForAll()
            }
        }
        await writer.close()
    }

    /// Refuses everything from now on, and returns when what was waiting is written.
    public func close() async { await writer.close() }

    /// Reads beside the writer.
    func read<Answer: Sendable>(
        _ question: @escaping @Sendable (Database) throws -> Answer
    ) async throws(StoreError) -> Answer {
        do {
            return try await database.read(question)
        } catch {
            throw StoreError(error, path: folder.databasePath)
        }
    }
}
