import Foundation
public import FrontdeskLint
import FrontdeskRules

extension FolderSnapshot {
    /// Reads rule files and folders that somebody named, and every file that they include.
    ///
    /// - Parameters:
    ///   - paths: Files and folders; all of them together are one set.
    ///   - locales: The folder of texts; nil for none.
    /// - Returns: The files, as one set.
    /// - Throws: ``FolderError`` when one of them can't be read.
    public static func read(named paths: [String], locales: String?) throws(FolderError) -> FolderSnapshot {
        var rules: [String: [UInt8]] = [:]
        var waiting: [String] = []
        for path in paths {
            let found = try FolderFingerprint.ruleFiles(at: path)
            for file in found {
                guard let data = FileManager.default.contents(atPath: file.path) else {
                    throw .unreadable(path: file.path)
                }
                rules[file.path] = Array(data)
                waiting.append(file.path)
            }
        }
        while let path = waiting.popLast(), rules.count <= FolderFingerprint.maximumFiles {
            let source = RuleSource(path: path, bytes: rules[path] ?? [])
            guard source.isRuleFile else { continue }
            for named in RuleParser.parse(source).namedFiles where rules[named] == nil {
                // A file that is missing is reported at the line that names it.
                guard let data = FileManager.default.contents(atPath: named) else { continue }
                rules[named] = Array(data)
                waiting.append(named)
            }
        }
        var texts: [String: [UInt8]] = [:]
        for file in try locales.map(FolderFingerprint.localeFiles) ?? [] {
            guard let data = FileManager.default.contents(atPath: file.path) else {
                throw .unreadable(path: file.path)
            }
            if file.isOfRules { rules[file.path] = Array(data) } else { texts[file.path] = Array(data) }
        }
        return FolderSnapshot(rules: rules, locales: texts)
    }

    /// The lines of all files, for reports of findings.
    public var lines: SourceLines {
        var files = localeBytes
        for source in sources { files[source.path] = source.bytes }
        return SourceLines(files)
    }
}
