import Foundation
import FrontdeskCore
import FrontdeskRulebook
import FrontdeskRules
import FrontdeskText

/// What a command was asked to check: a whole set, or some files of one.
struct LintSelection {
    /// Everything that has to be read to understand what was asked for.
    let snapshot: FolderSnapshot
    /// The paths of the files that were asked for; nil for everything that was read.
    private let asked: Set<String>?

    /// Reads what a command names.
    ///
    /// Files and folders within the rules or locales folder are looked at as parts of that set; the rules folder itself
    /// stands for the set with its texts. Others are a set of their own, with what they include and the texts beside
    /// them.
    ///
    /// - Parameters:
    ///   - paths: What was named; empty for the standard folders.
    ///   - folders: The standard folders.
    ///   - locales: The folder of texts, if it was named.
    /// - Throws: ``FileFault`` or ``FolderError`` when something can't be read.
    init(_ paths: [String], folders: RuleFolders, locales: String?) throws {
        let paths = paths.map(Self.tidy)
        for path in paths where !FileManager.default.fileExists(atPath: path) { throw FileFault.missing(path) }
        let standard = [Self.resolved(folders.rules), Self.resolved(folders.locales)]
        let named = paths.map(Self.resolved)
        let hasTexts = FileManager.default.fileExists(atPath: folders.locales)
        if hasTexts, named.allSatisfy({ path in standard.contains { Self.isWithin(resolved: path, $0) } }) {
            snapshot = try FolderSnapshot.read(folders)
            // Who names all rules means the texts that they show, too.
            let isAll = paths.isEmpty || named.contains(standard[0])
            asked = isAll ? nil : Self.files(of: snapshot, within: named)
            return
        }
        let beside = locales ?? paths.lazy.compactMap(Self.localesBeside).first
        let texts = beside ?? (hasTexts ? folders.locales : nil)
        snapshot = try FolderSnapshot.read(named: paths.isEmpty ? [folders.rules] : paths, locales: texts)
        asked = beside == nil ? Set(snapshot.sources.map(\.path)) : nil
    }

    /// Whether a file is among what was asked for.
    func holds(_ path: String) -> Bool { asked?.contains(path) ?? true }

    /// The files of a snapshot that lie within resolved paths.
    private static func files(of snapshot: FolderSnapshot, within paths: [String]) -> Set<String> {
        let all = snapshot.sources.map(\.path) + snapshot.locales.map(\.path)
        return Set(
            all.filter { path in
                let resolved = resolved(path)
                return paths.contains { isWithin(resolved: resolved, $0) }
            }
        )
    }

    /// The folder of texts that lies in a folder of rules or beside it, if there is one.
    static func localesBeside(_ path: String) -> String? {
        let isFile = path.hasSuffix(".rules")
        let folder =
            isFile
            ? path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/") : path
        let base = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
        return ["\(base)/locales", beside(base), "\(base)/../locales"].first { candidate in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder) && isFolder.boolValue
        }
    }

    /// The folder of texts beside a folder, named without going into that folder and out again where its name allows.
    private static func beside(_ folder: String) -> String {
        let parts = tidy(folder).split(separator: "/")
        guard let name = parts.last, name != ".", name != ".." else { return "\(folder)/../locales" }
        let above = parts.dropLast().map { "\($0)/" }.joined()
        return (folder.hasPrefix("/") ? "/" : "") + above + "locales"
    }

    /// The path without double or closing slashes.
    private static func tidy(_ path: String) -> String {
        let parts = path.split(separator: "/").joined(separator: "/")
        return path.hasPrefix("/") ? "/\(parts)" : parts
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }

    /// Whether a path is a folder, or lies within it, however the two are written.
    static func isWithin(_ path: String, _ folder: String) -> Bool {
        isWithin(resolved: resolved(path), resolved(folder))
    }

    private static func isWithin(resolved path: String, _ folder: String) -> Bool {
        path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
    }
}
