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
    let checkpointer: Checkpointer?
    let indexing = Lane(capacity: 1_024)
    let terms = SearchTerms()
    let logger: Logger
    let lock: FolderLock?

    /// How large the write-ahead log may grow before it shall start again, in bytes.
    static let maximumLogSize = 64 * 1024 * 1024

    /// Opens the store of a folder, and makes both when they are not there.
    ///
    /// - Parameters:
    ///   - folder: The data folder.
    ///   - use: What it is opened for.
    ///   - logger: Where it logs.
    /// - Throws: Why the folder can't be used, and what to do about it.
    public init(_ folder: DataFolder, for use: Use, logger: Logger) throws(StoreError) {
        let path = folder.databasePath
        try folder.make()
        lock = use == .server ? try FolderLock(folder.path) : nil
        if folder.databaseSize > 0 {
            try Connections.inspect(path, isThorough: false)
        } else {
            try folder.makeDatabaseFile()
        }
        do {
            database = try Connections.open(path, isServer: use == .server)
            checkpointer = use == .server ? try Checkpointer(path: path, logger: logger) : nil
            try Self.migrate(database, folder, for: use)
        } catch {
            throw StoreError(error, path: path)
        }
        self.folder = folder
        self.logger = logger
        writer = GroupCommitWriter(
            database,
            path: path,
            checkpointer: checkpointer,
            alarm: StoreAlarm(logger: logger)
        )
    }

    /// Brings the tables up to date; a tool does so only when no server is there that knows the old ones.
    private static func migrate(_ database: DatabasePool, _ folder: DataFolder, for use: Use) throws {
        guard try !database.read(Schema.migrator.hasCompletedMigrations) else { return }
        let lock = use == .tool ? try FolderLock(folder.path) : nil
        defer { lock?.release() }
        try Schema.migrator.migrate(database)
    }

    /// Keeps the search index current and finishes erasures, until the service group shuts down; then closes.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.keepIndexCurrent() }
                group.addTask { await self.keepOverwriting() }
                await group.waitForAll()
            }
        }
        await close()
    }

    /// Refuses everything from now on, writes what is waiting, and lets go of the folder.
    public func close() async {
        guard await writer.close() else { return }
        do {
            // So that the one file is the whole database while nobody uses it.
            _ = await checkpointer?.emptyLog()
            try checkpointer?.close()
            try database.close()
        } catch {
            let cause = StoreError(error, path: folder.databasePath)
            // Everything is on the disk; the next start moves what stands in the log.
            logger.warning("the database could not be closed", metadata: ["error": "\(cause)"])
        }
        lock?.release()
    }

    /// Reads beside the writer; also in a task that was cancelled, as whoever tidies up is.
    func read<Answer: Sendable>(
        _ question: @escaping @Sendable (Database) throws -> Answer
    ) async throws(StoreError) -> Answer {
        let path = folder.databasePath
        let result: Result<Answer, StoreError> = await withCheckedContinuation { continuation in
            database.asyncRead { database in
                do {
                    continuation.resume(returning: .success(try question(try database.get())))
                } catch {
                    continuation.resume(returning: .failure(StoreError(error, path: path)))
                }
            }
        }
        return try result.get()
    }
}
