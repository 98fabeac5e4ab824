import Foundation
import FrontdeskRules

/// Keeps the rules that ran last in the data folder, so that a server can start while the rules folder is broken.
struct LastGoodSet: Sendable {
    private let path: String

    /// Keeps the set in a file of `folder`.
    init(folder: String) { path = "\(folder)/last-good-rules.json" }

    private struct Content: Codable {
        struct File: Codable {
            let path: String
            let bytes: Data
        }

        let rules: [File]
        let locales: [File]
    }

    private static func bytesByPath(_ files: [Content.File]) -> [String: [UInt8]] {
        Dictionary(files.map { ($0.path, Array($0.bytes)) }, uniquingKeysWith: { first, _ in first })
    }

    /// Keeps what was read; a folder that can't be written only costs this safety net.
    func keep(_ snapshot: FolderSnapshot) {
        let content = Content(
            rules: snapshot.sources.map { Content.File(path: $0.path, bytes: Data($0.bytes)) },
            locales: snapshot.localeBytes.sorted { $0.key < $1.key }.map {
                Content.File(path: $0.key, bytes: Data($0.value))
            }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        guard let data = try? encoder.encode(content) else { return }
        try? data.write(to: URL(fileURLWithPath: path), options: .atomic)
    }

    /// What was kept; nil when nothing was, or it can't be read.
    func load() -> FolderSnapshot? {
        guard let data = FileManager.default.contents(atPath: path),
            let content = try? JSONDecoder().decode(Content.self, from: data)
        else { return nil }
        return FolderSnapshot(
            rules: Self.bytesByPath(content.rules),
            locales: Self.bytesByPath(content.locales)
        )
    }
}
