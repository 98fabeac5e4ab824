import Foundation
import FrontdeskRuntime

/// Where a store keeps its files.
public struct DataFolder: Hashable, Sendable {
    /// The path of the folder.
    public let path: String

    /// Names a folder.
    public init(_ path: String) { self.path = path }

    /// The database; beside it lie its log and its index of the log, which belong to it.
    public var databasePath: String { "\(path)/frontdesk.sqlite" }

    /// Makes the folder unless it is there; only its owner may look into it.
    func make() throws(StoreError) {
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

    /// How long the write-ahead log is, in bytes.
    var logSize: Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: "\(databasePath)-wal")
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }
}
