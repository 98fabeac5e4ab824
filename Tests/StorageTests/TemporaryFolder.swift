import Foundation
import FrontdeskRuntime
import FrontdeskStorage
import Logging

/// A folder that goes when it is let go.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("frontdesk-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The data folder in it.
    var data: DataFolder { DataFolder("\(path)/data") }

    /// A store in the data folder.
    func store(for use: SQLiteConversationStore.Use = .server) throws(StoreError) -> SQLiteConversationStore {
        try SQLiteConversationStore(data, for: use, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Whether any file under the folder holds these bytes.
    func holds(_ text: String) throws -> Bool {
        let needle = Data(text.utf8)
        let files = FileManager.default.enumerator(atPath: path)
        while let file = files?.nextObject() as? String {
            guard let content = FileManager.default.contents(atPath: "\(path)/\(file)") else { continue }
            if content.range(of: needle) != nil { return true }
        }
        return false
    }

    /// How often each file under the folder holds these bytes; files without them are left out.
    func places(of text: String) throws -> [String: Int] {
        let needle = Data(text.utf8)
        var places: [String: Int] = [:]
        let files = FileManager.default.enumerator(atPath: path)
        while let file = files?.nextObject() as? String {
            guard let content = FileManager.default.contents(atPath: "\(path)/\(file)") else { continue }
            var rest = content[...]
            while let found = rest.range(of: needle) {
                places[file, default: 0] += 1
                rest = rest[found.upperBound...]
            }
        }
        return places
    }
}
