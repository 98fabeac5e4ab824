import FrontdeskRuntime
import GRDB
import Logging

/// Moves what is in the write-ahead log into the database, beside the writer.
///
/// SQLite would do it in the middle of a commit, and make that wait. Here a connection of its own does it every second.
/// Only when the log has outgrown its limit, because it was never idle, the writer waits until it is emptied.
struct Checkpoints: Sendable {
    /// A log shorter than this is left alone, in bytes.
    private static let minimumLogSize = 4 * 1024 * 1024

    private let folder: DataFolder
    private let database: DatabaseQueue
    private let logger: Logger

    /// Opens the connection.
    init(_ folder: DataFolder, logger: Logger) throws(StoreError) {
        self.folder = folder
        self.logger = logger
        do {
            var configuration = Configuration()
            configuration.label = "frontdesk.checkpoints"
            configuration.busyMode = .immediateError
            database = try DatabaseQueue(path: folder.databasePath, configuration: configuration)
            try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        } catch {
            throw StoreError(error, path: folder.databasePath)
        }
    }

    /// Looks every second until the task is cancelled.
    func run(beside writer: GroupCommitWriter) async {
        do {
            try await writer.outsideTransaction { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 0") }
            while true {
                try await Task.sleep(for: .seconds(1))
                await look(beside: writer)
            }
        } catch {
            // Cancelled, or the writer is closed: SQLite looks after the log again.
            try? await writer.outsideTransaction { try $0.execute(sql: "PRAGMA wal_autocheckpoint = 1000") }
        }
    }

    private func look(beside writer: GroupCommitWriter) async {
        guard folder.logSize > Self.minimumLogSize else { return }
        do {
            _ = try await database.writeWithoutTransaction { try $0.checkpoint(.passive) }
            guard folder.logSize > SQLiteConversationStore.maximumLogSize else { return }
            try await writer.outsideTransaction { _ = try $0.checkpoint(.truncate) }
        } catch {
            // A reader was in the way; the next look finds the log as it is.
            logger.debug("checkpoint put off", metadata: ["cause": "\(StoreError(error, path: folder.databasePath))"])
        }
    }
}
