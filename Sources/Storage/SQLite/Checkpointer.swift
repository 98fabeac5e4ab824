import FrontdeskRuntime
import GRDB
import Logging
import Synchronization

/// Moves what was written from the write-ahead log into the database, beside the writer.
///
/// SQLite would do that inside a commit, for which everybody waits. Here a connection of its own does nearly all of
/// it. Only when the log has grown past its cap, because it was never quiet, the writer itself moves the little that is
/// left between two transactions; after that the log starts again from its beginning.
final class Checkpointer: Sendable {
    /// After so many jobs a checkpoint is worth its while.
    private static let interval = 500
    /// Past so many pages of 4 KiB the log shall start again.
    private static let maximumPages = SQLiteConversationStore.maximumLogSize / 4_096 / 2

    private struct State {
        var jobs = 0
        var isRunning = false
        var isOverdue = false
    }

    private let state = Mutex(State())
    private let connection: DatabaseQueue
    private let path: String
    private let logger: Logger

    /// Opens a connection to a database that is open already.
    init(path: String, logger: Logger) throws {
        var configuration = Configuration()
        configuration.label = "frontdesk.checkpoints"
        // Emptying the log waits for readers, and writers wait meanwhile: not for long, it is tried again later.
        configuration.busyMode = .timeout(1)
        connection = try DatabaseQueue(path: path, configuration: configuration)
        try connection.writeWithoutTransaction { try Connections.makeDurable($0, path: path) }
        self.path = path
        self.logger = logger
    }

    /// Counts what was committed; called by the writer between two transactions.
    func committed(_ jobs: Int, on writer: Database) {
        let (isOverdue, starts) = state.withLock { state in
            state.jobs += jobs
            let isOverdue = state.isOverdue
            state.isOverdue = false
            let starts = !isOverdue && !state.isRunning && state.jobs >= Self.interval
            if starts { (state.jobs, state.isRunning) = (0, true) }
            return (isOverdue, starts)
        }
        if isOverdue { _ = checkpoint(writer, .passive) }
        guard starts else { return }
        connection.asyncWriteWithoutTransaction { database in
            let pages = self.checkpoint(database, .passive) ?? 0
            self.state.withLock { state in
                state.isRunning = false
                state.isOverdue = pages > Self.maximumPages
            }
        }
    }

    /// Moves everything, and empties the log's file.
    ///
    /// - Returns: False when a reader was in the way for too long.
    func emptyLog() async -> Bool {
        await withCheckedContinuation { continuation in
            connection.asyncWriteWithoutTransaction { database in
                continuation.resume(returning: self.checkpoint(database, .truncate) != nil)
            }
        }
    }

    /// Closes the connection.
    func close() throws { try connection.close() }

    /// - Returns: How many pages are in the log; nil when it could not be done.
    private func checkpoint(_ database: Database, _ kind: Database.CheckpointMode) -> Int? {
        do {
            return try database.checkpoint(kind).walFrameCount
        } catch {
            let cause = StoreError(error, path: path)
            // What is in the log stays there, and is as durable as before.
            if case .locked = cause {
                logger.debug("the write-ahead log is in use", metadata: ["path": "\(path)"])
            } else {
                logger.error("the write-ahead log can't be moved", metadata: ["error": "\(cause)"])
            }
            return nil
        }
    }
}
