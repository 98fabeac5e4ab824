import Foundation
import FrontdeskCore
public import FrontdeskLint
public import FrontdeskRules
public import FrontdeskText

/// What lay in the rules and locales folders at one moment.
public struct FolderSnapshot: Sendable {
    /// The rule files, and the files that schedules name, in the order of their paths.
    public let sources: [RuleSource]
    /// The locale files, in the order of their paths.
    public let locales: [LocaleFile]

    /// What the locale files were read from, by path.
    let localeBytes: [String: [UInt8]]

    /// Makes a snapshot of what is given: the bytes of each file by its path.
    init(rules: [String: [UInt8]], locales: [String: [UInt8]]) {
        sources = rules.sorted { $0.key < $1.key }.map { RuleSource(path: $0.key, bytes: $0.value) }
        self.locales = locales.sorted { $0.key < $1.key }.map { LocaleFile(path: $0.key, bytes: $0.value) }
        localeBytes = locales
    }

    /// Reads the folders, again if a file changed meanwhile.
    ///
    /// - Throws: ``FolderError`` when a folder or file can't be read, or files never come to rest.
    public static func read(_ folders: RuleFolders) throws(FolderError) -> FolderSnapshot {
        for _ in 0..<maximumAttempts {
            let before = try FolderFingerprint(folders)
            let snapshot = try readOnce(before)
            if try FolderFingerprint(folders) == before { return snapshot }
        }
        throw .restless(path: folders.rules)
    }

    /// The snapshot with some rule files replaced or added.
    ///
    /// - Parameter drafts: Texts by path, as ``RuleSource/path`` spells it.
    /// - Returns: The snapshot as it would be read then.
    func replacing(_ drafts: [String: String]) -> FolderSnapshot {
        var rules = Dictionary(sources.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        for (path, text) in drafts { rules[path] = Array(text.utf8) }
        return FolderSnapshot(rules: rules, locales: localeBytes)
    }

    /// The snapshot with some files replaced, added or taken away.
    ///
    /// - Parameter changes: What files shall hold by their path, nil for a file that shall be gone.
    /// - Returns: The snapshot as it would be read then.
    func applying(_ changes: [String: [UInt8]?]) -> FolderSnapshot {
        var rules = Dictionary(sources.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        var locales = localeBytes
        for (path, bytes) in changes {
            if path.hasSuffix(".json") { locales[path] = bytes } else { rules[path] = bytes }
        }
        return FolderSnapshot(rules: rules, locales: locales)
    }

    /// Whether another snapshot has the same files with the same contents.
    func hasSameFiles(as other: FolderSnapshot) -> Bool {
        sources == other.sources && localeBytes == other.localeBytes
    }

    /// A hash of all texts, which stays the same as long as they do.
    var textHash: String {
        var hash = StableHash()
        for (path, bytes) in localeBytes.sorted(by: { $0.key < $1.key }) {
            hash.combine(path)
            hash.combine(bytes: bytes)
            hash.combine(bytes: CollectionOfOne(0))
        }
        return hash.hexadecimal
    }

    /// The files read as rules and texts.
    public var project: RuleProject { project(jobs: 1) }

    /// The files read as rules and texts, several at a time; the project does not depend on how many.
    public func project(jobs: Int) -> RuleProject { RuleProject(sources: sources, locales: locales, jobs: jobs) }

    private static let maximumAttempts = 5

    private static func readOnce(_ fingerprint: FolderFingerprint) throws(FolderError) -> FolderSnapshot {
        var rules: [String: [UInt8]] = [:]
        var locales: [String: [UInt8]] = [:]
        for file in fingerprint.files {
            guard let data = FileManager.default.contents(atPath: file.path) else { throw .unreadable(path: file.path) }
            if file.isOfRules {
                rules[file.path] = Array(data)
            } else {
                locales[file.path] = Array(data)
            }
        }
        return FolderSnapshot(rules: rules, locales: locales)
    }
}

/// Where rules and texts lie.
public struct RuleFolders: Sendable, Hashable {
    /// The folder of `*.rules` files, at any depth.
    public let rules: String
    /// The folder of `<language>.json` files.
    public let locales: String

    /// Names the folders.
    public init(rules: String, locales: String) {
        self.rules = rules
        self.locales = locales
    }
}
