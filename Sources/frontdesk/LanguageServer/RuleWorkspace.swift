import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskRulebook
import FrontdeskRules
import FrontdeskText

/// Which rules an editor works on, and how they are checked.
struct RuleWorkspace: Sendable {
    /// The folders of rules and texts, resolved; nil where a workspace has none.
    let folders: RuleFolders?
    /// What the configuration says about the site.
    let settings: LintSettings

    /// A workspace without rules: each open file is a set of its own.
    static let empty = RuleWorkspace(folders: nil, settings: LintSettings(Settings()))

    /// Finds the rules of a folder that somebody opened: as the configuration says, else in `rules`, else there.
    ///
    /// - Throws: ``SettingsError`` when the configuration can't be read.
    static func find(in root: String, config: String?, rules: String?, locales: String?) async throws -> RuleWorkspace {
        let standard = "\(root)/\(Settings.standardFile)"
        let isConfigured = config != nil || FileManager.default.fileExists(atPath: standard)
        let settings = isConfigured ? try await Settings.load(file: config ?? standard) : Settings()
        let checks = LintSettings(settings)
        let named = rules ?? settings.folders.rules
        guard let folder = FilePlace.folder([named, "rules"].compactMap { $0 }, in: root) ?? holdsRules(root) else {
            return RuleWorkspace(folders: nil, settings: checks)
        }
        let texts =
            FilePlace.folder([locales ?? settings.folders.locales, "locales"].compactMap { $0 }, in: root)
            ?? LintSelection.localesBeside(folder).map(FilePlace.resolved)
        return RuleWorkspace(
            folders: RuleFolders(rules: folder, locales: texts ?? folder),
            settings: checks
        )
    }

    /// The folder itself, if rule files lie in it.
    private static func holdsRules(_ root: String) -> String? {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        return names.contains { $0.hasSuffix(".rules") } ? FilePlace.resolved(root) : nil
    }

    /// Whether a file belongs to the folders.
    func holds(_ path: String) -> Bool {
        guard let folders else { return false }
        return [folders.rules, folders.locales].contains { path == $0 || path.hasPrefix($0 + "/") }
    }

    /// The files as they would be if what is open in the editor were saved.
    ///
    /// - Parameter drafts: What is open, by path.
    /// - Returns: The set of the folders, and one for each open file that lies elsewhere.
    /// - Throws: ``FolderError`` when the folders can't be read.
    func sets(with drafts: [String: [UInt8]]) throws(FolderError) -> [RuleFiles] {
        var sets: [RuleFiles] = []
        if let folders {
            let inside = drafts.filter { holds($0.key) }
            sets.append(RuleFiles(try FolderSnapshot.read(folders)).replacing(inside))
        }
        for (path, bytes) in drafts.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".rules") && !holds(path) {
            let texts = LintSelection.localesBeside(path)
            // A file that was never saved is a set of what is in the editor.
            let found = try? FolderSnapshot.read(named: [path], locales: texts)
            sets.append((found.map { RuleFiles($0) } ?? RuleFiles()).replacing([path: bytes]))
        }
        return sets
    }
}

/// The files of one set.
struct RuleFiles: Sendable {
    private(set) var sources: [RuleSource] = []
    private(set) var locales: [LocaleFile] = []

    /// No files.
    init() {}

    init(_ snapshot: FolderSnapshot) {
        sources = snapshot.sources
        locales = snapshot.locales
    }

    /// The files with some replaced or added.
    func replacing(_ drafts: [String: [UInt8]]) -> RuleFiles {
        var files = self
        for (path, bytes) in drafts.sorted(by: { $0.key < $1.key }) {
            if path.hasSuffix(".json") {
                files.locales.removeAll { $0.path == path }
                files.locales.append(LocaleFile(path: path, bytes: bytes))
            } else {
                files.sources.removeAll { $0.path == path }
                files.sources.append(RuleSource(path: path, bytes: bytes))
            }
        }
        return files
    }
}

/// Paths as editors name them.
enum FilePlace {
    /// The path behind a `file:` address; nil for any other.
    static func path(_ uri: String) -> String? {
        guard uri.utf8.count <= 8_192, let url = URL(string: uri), url.isFileURL, !url.path.isEmpty else { return nil }
        return resolved(url.path)
    }

    /// The `file:` address of a path.
    static func uri(_ path: String) -> String { URL(fileURLWithPath: path, isDirectory: false).absoluteString }

    /// The path without links; the last part may not exist yet.
    static func resolved(_ path: String) -> String {
        let url = URL(fileURLWithPath: path).standardizedFileURL
        if FileManager.default.fileExists(atPath: url.path) { return url.resolvingSymlinksInPath().path }
        let folder = url.deletingLastPathComponent().resolvingSymlinksInPath().path
        return folder == "/" ? "/\(url.lastPathComponent)" : "\(folder)/\(url.lastPathComponent)"
    }

    /// The first of some paths that is a folder, or a rule file, resolved.
    static func folder(_ names: [String], in root: String) -> String? {
        for name in names {
            let path = name.hasPrefix("/") ? name : "\(root)/\(name)"
            if FileManager.default.fileExists(atPath: path) { return resolved(path) }
        }
        return nil
    }
}
