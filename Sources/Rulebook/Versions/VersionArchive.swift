import Foundation
import FrontdeskCore

/// Keeps the sets of rules and texts that went live, in a folder of the data folder.
///
/// A version is a small file that lists the digests of its files; each content is kept once. A version that is being
/// saved is written down whole before the first file of the folders is touched, so that a process that was killed in
/// the middle ends the work when it starts again.
struct VersionArchive: Sendable {
    /// Where versions and contents lie.
    let folder: String
    /// How they are written.
    let files: DurableFiles

    /// At least so many of the newest versions are kept, unless their contents grow over ``maximumSize``.
    static let limit = 200
    /// At most so many more are kept before the oldest go.
    static let slack = 10
    /// At most so many bytes of contents are kept, the newest set in any case.
    static let maximumSize = 512 * 1024 * 1024
    /// With more new contents than this the disk is flushed once, not for each of them.
    private static let manyContents = 16

    init(dataFolder: String, files: DurableFiles = DurableFiles()) {
        folder = dataFolder + "/rule-versions"
        self.files = files
    }

    // MARK: Reading

    /// The numbers of the versions, the newest first.
    func numbers() -> [Int] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { name in
            name.hasSuffix(Self.suffix) ? Int(name.dropLast(Self.suffix.count)) : nil
        }.sorted(by: >)
    }

    /// A version.
    ///
    /// - Throws: ``RuleDeskError/unknownVersion(_:)`` when it is not there, or can't be read.
    func manifest(_ number: Int) throws(RuleDeskError) -> VersionManifest {
        guard let manifest = manifest(at: path(number)) else { throw .unknownVersion(number) }
        return manifest
    }

    /// The newest version.
    var latest: VersionManifest? {
        for number in numbers() {
            if let manifest = manifest(at: path(number)) { return manifest }
        }
        return nil
    }

    /// The content of a file of a version.
    ///
    /// - Throws: ``RuleDeskError/unreadable(_:)`` when it is not there, or damaged.
    func content(_ digest: String) throws(RuleDeskError) -> [UInt8] {
        guard let known = ContentDigest(hexadecimal: digest),
            let data = FileManager.default.contents(atPath: path(of: known)), ContentDigest(of: Array(data)) == known
        else {
            throw .unreadable("\(folder): a content of this version is missing or damaged; choose another version")
        }
        return Array(data)
    }

    // MARK: Writing

    /// The version that would follow the newest one.
    ///
    /// - Parameters:
    ///   - set: All its files.
    ///   - author: Who brought it.
    ///   - origin: How it came to be.
    ///   - instant: When.
    ///   - steps: What has to be done in the folders for it.
    /// - Returns: The version.
    func next(
        _ set: RuleContents,
        by author: String,
        origin: RuleVersion.Origin,
        at instant: Instant,
        steps: [VersionManifest.Step]? = nil
    ) -> VersionManifest {
        let changes = changes(from: latest?.files ?? [], to: set)
        return VersionManifest(
            number: max(numbers().first ?? 0, pending?.number ?? 0) + 1,
            at: instant.milliseconds,
            author: author,
            origin: origin.word,
            restored: origin.restored,
            files: set.files,
            changes: Array(changes.prefix(RuleVersion.maximumChanges)),
            changedFiles: changes.count,
            added: changes.reduce(0) { $0 + $1.added },
            removed: changes.reduce(0) { $0 + $1.removed },
            steps: steps
        )
    }

    /// Keeps a version of folders that somebody edited; a data folder that can't be written only costs this version.
    func keep(_ set: RuleContents, at instant: Instant) {
        guard set.revision != latest?.revision else { return }
        let manifest = next(set, by: RuleVersion.diskAuthor, origin: .disk, at: instant)
        do throws(DurableFiles.Failure) {
            try keepContents(set)
            try files.write(Self.bytes(manifest), to: path(manifest.number))
            prune(after: manifest.number)
        } catch {
            return
        }
    }

    /// Writes down a version before the folders are touched.
    func begin(_ manifest: VersionManifest, _ set: RuleContents) throws(DurableFiles.Failure) {
        try keepContents(set)
        try files.write(Self.bytes(manifest), to: pendingPath)
    }

    /// The folders are what the version says: it is one from now on.
    func finish(_ manifest: VersionManifest) throws(DurableFiles.Failure) {
        try files.move(pendingPath, to: path(manifest.number))
        prune(after: manifest.number)
    }

    /// The folders are as they were before a version was begun.
    func abandon() throws(DurableFiles.Failure) { try files.remove(pendingPath) }

    /// The version that was begun and neither finished nor abandoned.
    var pending: VersionManifest? { manifest(at: pendingPath) }

    // MARK: Files

    private static let suffix = ".version"

    private var pendingPath: String { folder + "/pending.json" }

    private func path(_ number: Int) -> String { "\(folder)/\(number)\(Self.suffix)" }

    private func path(of digest: ContentDigest) -> String {
        "\(folder)/contents/\(digest.hexadecimal.prefix(2))/\(digest.hexadecimal)"
    }

    private static func bytes(_ manifest: VersionManifest) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        // Nothing in a manifest can fail to be written as JSON: it has texts and whole numbers only.
        return (try? encoder.encode(manifest)).map(Array.init) ?? []
    }

    private func manifest(at path: String) -> VersionManifest? {
        FileManager.default.contents(atPath: path).flatMap {
            try? JSONDecoder().decode(VersionManifest.self, from: $0)
        }
    }

    private func keepContents(_ set: RuleContents) throws(DurableFiles.Failure) {
        var missing: [(path: String, bytes: [UInt8])] = []
        for entry in set.entries {
            let path = path(of: entry.digest)
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            if attributes?[.size] as? Int == entry.bytes.count { continue }
            missing.append((path, entry.bytes))
        }
        let isMany = missing.count > Self.manyContents
        for content in missing { try files.write(content.bytes, to: content.path, isFlushed: !isMany) }
        if isMany { files.flushAll() }
    }

    private func changes(from before: [VersionManifest.File], to set: RuleContents) -> [VersionManifest.Change] {
        let old = Dictionary(before.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [VersionManifest.Change] = []
        for entry in set.entries {
            let known = old[entry.name]
            guard known?.digest != entry.digest.hexadecimal else { continue }
            let lines = LineChange(from: known.flatMap { try? content($0.digest) }, to: entry.bytes)
            changes.append(
                VersionManifest.Change(
                    path: entry.name,
                    kind: known == nil ? .added : .changed,
                    added: lines.added,
                    removed: lines.removed
                )
            )
        }
        let names = Set(set.entries.map(\.name))
        for file in before where !names.contains(file.path) {
            let lines = LineChange(from: try? content(file.digest), to: nil)
            changes.append(VersionManifest.Change(path: file.path, kind: .removed, added: 0, removed: lines.removed))
        }
        return changes.sorted { $0.path < $1.path }
    }

    /// Removes the oldest versions over the limits, and contents that no version needs any more.
    ///
    /// It looks only now and then, and what can't be removed is tried again the next time.
    private func prune(after number: Int) {
        let numbers = numbers()
        guard numbers.count > Self.limit + Self.slack || number % Self.slack == 0 else { return }
        var kept: Set<String> = []
        var size = 0
        var isFull = false
        for (index, number) in numbers.enumerated() {
            let files = manifest(at: path(number))?.files ?? []
            let fresh = files.filter { !kept.contains($0.digest) }
            size += fresh.reduce(0) { $0 + $1.size }
            isFull = isFull || index >= Self.limit || (index > 0 && size > Self.maximumSize)
            if isFull { try? self.files.remove(path(number)) } else { kept.formUnion(files.map(\.digest)) }
        }
        removeContents(except: kept)
    }

    private func removeContents(except kept: Set<String>) {
        let root = folder + "/contents"
        for group in (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? [] {
            for name in (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(group)")) ?? []
            where !kept.contains(name) {
                try? files.remove("\(root)/\(group)/\(name)")
            }
        }
    }
}
