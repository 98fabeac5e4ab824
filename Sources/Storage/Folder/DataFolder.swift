import Foundation
import FrontdeskRuntime

/// Where a store keeps its files.
public struct DataFolder: Hashable, Sendable {
    /// The path of the folder.
    public let path: String

    /// Names a folder.
    public init(_ path: String) { self.path = path }

    /// The database; beside it lie its log and its index of the log, which belong to it.
    public var databasePath: String { "\(path)/frontdesk.db" }

    /// Whether there is a store in the folder.
    public var hasStore: Bool { FileManager.default.fileExists(atPath: databasePath) }

    /// Makes the folder unless it is there; only its owner may look into it.
    func make() throws(StoreError) {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue {
            throw .notAccessible(path: path, cause: "it is a file, not a folder")
        }
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw .notAccessible(path: path, cause: "the folder can't be made")
        }
        guard FileManager.default.isWritableFile(atPath: path) else {
            throw .notAccessible(path: path, cause: "the folder is not writable")
        }
    }

    /// Makes an empty database that only its owner may read; SQLite gives the files beside it the same rights.
    func makeDatabaseFile() throws(StoreError) {
        guard !FileManager.default.fileExists(atPath: databasePath) else { return }
        let isMade = FileManager.default.createFile(
            atPath: databasePath,
            contents: nil,
            attributes: [.posixPermissions: 0o600]
        )
        guard isMade else { throw .notAccessible(path: databasePath, cause: "the file can't be made") }
    }

    /// Files of a database in the folder, also of one that is half gone.
    var databaseFiles: [String] {
        ["", "-wal", "-shm", "-journal"].map { databasePath + $0 }.filter(FileManager.default.fileExists(atPath:))
    }

    /// How long the database is, in bytes.
    var databaseSize: Int { size(of: databasePath) }

    /// How long the write-ahead log is, in bytes.
    var logSize: Int { size(of: "\(databasePath)-wal") }

    private func size(of path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
}
