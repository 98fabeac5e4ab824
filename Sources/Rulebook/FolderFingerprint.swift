import Foundation

/// The files of the rules and locales folders with their sizes and times: changes whenever one of them does.
struct FolderFingerprint: Hashable, Sendable {
    struct File: Hashable, Sendable {
        let path: String
        let size: Int
        let modified: Date
        let number: Int
        /// Whether it is read with the rules, be it only to tell that it should be named otherwise; the others hold texts.
        let isOfRules: Bool
    }

    /// The files in the order of their paths.
    let files: [File]

    /// More files than this in one folder are refused.
    static let maximumFiles = 20_000
    /// A larger file is refused, in bytes.
    static let maximumSize = 8 * 1024 * 1024

    init(_ folders: RuleFolders) throws(FolderError) {
        let rules = try Self.ruleFiles(at: folders.rules)
        let locales = try Self.localeFiles(at: folders.locales)
        files = (rules + locales).sorted { $0.path < $1.path }
    }

    /// The files of rules and of dates in a folder, or the one file at a path; with those that a check tells to rename.
    static func ruleFiles(at path: String) throws(FolderError) -> [File] {
        try files(in: path, endingIn: [".rules", ".txt", ".rule"]) { _ in true }
    }

    /// The files of texts in a folder, or the one file at a path; with those that a check tells to rename.
    static func localeFiles(at path: String) throws(FolderError) -> [File] {
        try files(in: path, endingIn: [".json", ".json.txt", ".jsn", ".yaml", ".yml", ".po", ".properties"]) {
            !$0.hasSuffix(".json")
        }
    }

    private static func files(
        in folder: String,
        endingIn suffixes: [String],
        isOfRules: (String) -> Bool
    ) throws(FolderError) -> [File] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else {
            throw .missing(path: folder)
        }
        if !isFolder.boolValue {
            guard suffixes.contains(where: folder.lowercased().hasSuffix) else { return [] }
            return [try file(at: folder, isOfRules: isOfRules(folder))]
        }
        // A walk stops at a link, so a folder that is one has to be followed first.
        let real = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path
        guard let walk = FileManager.default.enumerator(atPath: real) else { throw .unreadable(path: folder) }
        var found: [File] = []
        for case let name as String in walk where suffixes.contains(where: name.lowercased().hasSuffix) {
            if name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) { continue }
            guard found.count < maximumFiles else { throw .tooMany(path: folder, limit: maximumFiles) }
            let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
            found.append(try file(at: path, isOfRules: isOfRules(name)))
        }
        return found
    }

    private static func file(at path: String, isOfRules: Bool) throws(FolderError) -> File {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
            throw .unreadable(path: path)
        }
        let size = (attributes[.size] as? Int) ?? 0
        guard size <= maximumSize else { throw .tooLarge(path: path, limit: maximumSize) }
        return File(
            path: path,
            size: size,
            modified: (attributes[.modificationDate] as? Date) ?? .distantPast,
            number: (attributes[.systemFileNumber] as? Int) ?? 0,
            isOfRules: isOfRules
        )
    }
}
