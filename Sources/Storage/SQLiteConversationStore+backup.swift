import Foundation
public import FrontdeskRuntime
import GRDB

extension SQLiteConversationStore {
    /// Copies everything into a file of its own, while the store is in use.
    ///
    /// - Throws: When the file is there already or can't be written.
    public func backup(to path: String) async throws(StoreError) {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw .notAccessible(path: path, cause: "there is such a file already")
        }
        let partial = "\(path).partial"
        try? FileManager.default.removeItem(atPath: partial)
        do {
            try await database.writeWithoutTransaction { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [partial])
            }
            try FileManager.default.moveItem(atPath: partial, toPath: path)
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            guard error is DatabaseError else { throw .notAccessible(path: path, cause: "it can't be written") }
            throw StoreError(error, path: path)
        }
    }

    /// Puts a backup into a data folder that has no store yet.
    ///
    /// - Parameters:
    ///   - path: The backup.
    ///   - folder: The data folder.
    /// - Throws: When the backup is damaged or of a newer version, or the folder has a store.
    public static func restore(_ path: String, into folder: DataFolder) throws(StoreError) {
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw .notAccessible(path: path, cause: "it can't be read")
        }
        try folder.make()
        let lock = try FolderLock(folder.path)
        guard !FileManager.default.fileExists(atPath: folder.databasePath) else {
            throw .notAccessible(path: folder.databasePath, cause: "there is a store already; move it away first")
        }
        let partial = "\(folder.databasePath).partial"
        try? FileManager.default.removeItem(atPath: partial)
        do {
            try check(path)
            try FileManager.default.copyItem(atPath: path, toPath: partial)
            try FileManager.default.moveItem(atPath: partial, toPath: folder.databasePath)
        } catch {
            try? FileManager.default.removeItem(atPath: partial)
            if error is DatabaseError || error is StoreError { throw StoreError(error, path: path) }
            throw .notAccessible(path: folder.path, cause: "the backup can't be copied there")
        }
        withExtendedLifetime(lock) {}
    }

    /// Refuses a file that is no sound backup.
    private static func check(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let backup = try DatabaseQueue(path: path, configuration: configuration)
        try backup.read { database in
            let answer = try String.fetchOne(database, sql: "PRAGMA integrity_check") ?? ""
            guard answer == "ok" else { throw StoreError.corrupt(path: path, cause: answer) }
            guard try database.tableExists("conversations"), try database.tableExists("records") else {
                throw StoreError.corrupt(path: path, cause: "it is no backup of frontdesk")
            }
            guard try !Schema.migrator.hasBeenSuperseded(database) else {
                let found = try Schema.migrator.appliedIdentifiers(database)
                throw StoreError.newerSchema(path: path, found: found.sorted().last ?? "")
            }
        }
    }
}
