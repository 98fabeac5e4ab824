import Foundation

/// A folder with a file of lines for each language, named by the language.
struct LanguageSet {
    /// The lines of one language.
    struct File {
        let language: String
        let lines: [String]
    }

    /// The folder's name.
    let name: String
    /// The files, by language.
    let files: [File]

    /// The languages that most shops sell in.
    static let business = [
        "en", "zh", "ja", "ko", "es", "pt", "fr", "de", "it", "nl", "ru", "uk", "pl", "tr", "ar", "fa", "he", "hi",
        "th", "vi", "id", "sv", "cs", "el",
    ]

    /// The usual sets first, then the others by name.
    private static let order = ["sentences", "word-pairs", "single-words"]

    /// The sets in a folder.
    static func all(in folder: URL) throws -> [LanguageSet] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        let ordered = order.filter(names.contains) + names.filter { !order.contains($0) }
        return try ordered.compactMap { try LanguageSet($0, in: folder) }
    }

    private init?(_ name: String, in folder: URL) throws {
        let place = folder.appendingPathComponent(name)
        let found = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
        files = try found.filter { $0.hasSuffix(".txt") && $0.count <= 7 }.sorted().map { file in
            let text = try String(contentsOf: place.appendingPathComponent(file), encoding: .utf8)
            let lines = text.split(separator: "\n").map { String($0) }
            return File(language: String(file.dropLast(4)), lines: lines)
        }
        self.name = name
        if files.allSatisfy(\.lines.isEmpty) { return nil }
    }
}
