import Foundation
public import FrontdeskRuntime
import GRDB

extension SQLiteConversationStore {
    /// Copies everything into a file of its own, while the store is in use.
    ///
    /// The copy is the state of one moment; others write on meanwhile. It holds nothing that was erased.
    ///
    /// - Throws: When the file is there already or can't be written.
    public func backup(to path: String) async throws(StoreError) {
        let file = NewFile(path: path)
        try file.begin()
        do {
            var configuration = Configuration()
            configuration.label = "frontdesk.backup"
            configuration.busyMode = .timeout(5)
            let connection = try DatabaseQueue(path: folder.databasePath, configuration: configuration)
            try await connection.writeWithoutTransaction { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [file.partialPath])
            }
            try connection.close()
            try file.finish()
        } catch {
            file.abandon()
            throw StoreError(error, path: path)
        }
    }

    /// Puts a backup into a data folder that has no store yet.
    ///
    /// - Parameters:
    ///   - path: The backup.
    ///   - folder: The data folder.
    /// - Throws: When the backup is damaged or of a newer version, or the folder has a store or is in use.
    public static func restore(_ path: String, into folder: DataFolder) throws(StoreError) {
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw .unreadableBackup(path: path)
        }
        try folder.make()
        let lock = try FolderLock(folder.path)
        defer { lock.release() }
        if let found = folder.databaseFiles.first { throw .storeExists(path: found) }
        let file = NewFile(path: folder.databasePath)
        try file.begin()
        do {
            try copy(path, to: file.partialPath)
            // The copy is looked at and not the backup, so that what was checked is what is used.
            try check(file.partialPath, as: path)
            try file.finish()
        } catch {
            file.abandon()
            throw StoreError(error, path: path)
        }
    }

    private static func copy(_ path: String, to copy: String) throws {
        do {
            let source = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            let target = try FileHandle(forWritingTo: URL(fileURLWithPath: copy))
            defer {
                try? source.close()
                try? target.close()
            }
            while let part = try source.read(upToCount: 1 << 20), !part.isEmpty { try target.write(contentsOf: part) }
        } catch let error as CocoaError where error.code == .fileWriteOutOfSpace {
            throw StoreError.full(path: copy)
        } catch {
            throw StoreError.notWritable(path: copy, cause: "the backup can't be copied there")
        }
    }

    /// Refuses a file that is no sound backup; errors name the backup.
    private static func check(_ copy: String, as path: String) throws {
        do throws(StoreError) {
            try Connections.inspect(copy, isThorough: true)
            guard try hasTables(copy) else { throw .corrupt(path: path, cause: "it holds nothing of frontdesk") }
        } catch {
            switch error {
            case .corrupt(_, let cause): throw StoreError.corrupt(path: path, cause: cause)
            case .newerSchema(_, let found): throw StoreError.newerSchema(path: path, found: found)
            default: throw error
            }
        }
    }

    private static func hasTables(_ path: String) throws(StoreError) -> Bool {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            return try DatabaseQueue(path: path, configuration: configuration)
                .read { try $0.tableExists("conversations") && $0.tableExists("records") }
        } catch {
            throw StoreError(error, path: path)
        }
    }
}
