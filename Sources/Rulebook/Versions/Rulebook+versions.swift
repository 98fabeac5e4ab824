public import FrontdeskCore

extension Rulebook {
    public func versions(before: Int?, limit: Int) async throws(RuleDeskError) -> RuleVersionPage {
        guard let archive else { throw .notKept }
        let wanted = min(max(limit, 1), VersionArchive.limit)
        return try await queue.run { () throws(RuleDeskError) in
            let numbers = archive.numbers().filter { $0 < before ?? .max }
            let versions = numbers.prefix(wanted).compactMap { try? archive.manifest($0).version }
            return RuleVersionPage(versions: versions, next: numbers.count > wanted ? numbers[wanted - 1] : nil)
        }
    }

    public func compare(
        version: Int,
        with other: RuleComparison.Other
    ) async throws(RuleDeskError) -> RuleComparison {
        guard let archive else { throw .notKept }
        return try await queue.run { () throws(RuleDeskError) in
            let manifest = try archive.manifest(version)
            let after = Self.digests(manifest.files)
            let content = { (digest: String) throws(RuleDeskError) in try archive.content(digest) }
            switch other {
            case .folders:
                let contents = try self.contentsNow()
                let before = Dictionary(
                    contents.entries.map { ($0.digest.hexadecimal, $0.bytes) },
                    uniquingKeysWith: { first, _ in first }
                )
                return try Self.comparison(manifest, Self.digests(contents.files), after) {
                    digest throws(RuleDeskError) in
                    if let bytes = before[digest] { return bytes }
                    return try content(digest)
                }
            case .version(let number):
                let before = Self.digests(try archive.manifest(number).files)
                return try Self.comparison(manifest, before, after, content)
            case .previous:
                let previous = archive.numbers().first { $0 < version }
                let before = previous.flatMap { try? archive.manifest($0) }.map { Self.digests($0.files) } ?? [:]
                return try Self.comparison(manifest, before, after, content)
            }
        }
    }

    private static func digests(_ files: [VersionManifest.File]) -> [String: String] {
        Dictionary(files.map { ($0.path, $0.digest) }, uniquingKeysWith: { first, _ in first })
    }

    private static func comparison(
        _ manifest: VersionManifest,
        _ before: [String: String],
        _ after: [String: String],
        _ content: (String) throws(RuleDeskError) -> [UInt8]
    ) throws(RuleDeskError) -> RuleComparison {
        var files: [RuleComparison.File] = []
        var omitted: [String] = []
        var size = 0
        for path in Set(before.keys).union(after.keys).sorted() where before[path] != after[path] {
            guard size <= RuleComparison.maximumSize else {
                omitted.append(path)
                continue
            }
            let old = try before[path].map { digest throws(RuleDeskError) in try content(digest) }
            let new = try after[path].map { digest throws(RuleDeskError) in try content(digest) }
            size += (old?.count ?? 0) + (new?.count ?? 0)
            guard size <= RuleComparison.maximumSize else {
                omitted.append(path)
                continue
            }
            files.append(
                RuleComparison.File(
                    path: path,
                    before: old.map { String(decoding: $0, as: UTF8.self) },
                    after: new.map { String(decoding: $0, as: UTF8.self) }
                )
            )
        }
        return RuleComparison(version: manifest.version, files: files, omitted: omitted)
    }
}
