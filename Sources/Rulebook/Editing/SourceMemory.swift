import FrontdeskCore
import FrontdeskRules
import Synchronization

/// Remembers digests and rule names of files that did not change, because lists of files are asked for often.
final class SourceMemory: Sendable {
    private struct Known: Sendable {
        let bytes: [UInt8]
        let digest: ContentDigest
        let rules: [RuleName]
    }

    /// By name; what is not in the folders any more is forgotten.
    private let known = Mutex<[String: Known]>([:])

    /// The files of a snapshot by name, with their digests.
    func contents(of snapshot: FolderSnapshot, _ places: RulePlaces) -> RuleContents {
        let named = named(snapshot, places)
        let entries = remember(named).map { name, known in
            RuleContents.Entry(name: name, bytes: known.bytes, digest: known.digest)
        }
        return RuleContents(entries: entries.sorted { $0.name < $1.name })
    }

    /// The files of a snapshot that can be edited, without their texts.
    func summaries(of snapshot: FolderSnapshot, _ places: RulePlaces) -> [RuleSourceSummary] {
        remember(named(snapshot, places)).filter { name, _ in
            RulePlaces.Root.allCases.contains { name.hasPrefix($0.rawValue + "/") && name.hasSuffix($0.suffix) }
        }.map { name, known in
            RuleSourceSummary(
                path: name,
                size: known.bytes.count,
                revision: known.digest.hexadecimal,
                rules: known.rules
            )
        }.sorted { $0.path < $1.path }
    }

    private func named(_ snapshot: FolderSnapshot, _ places: RulePlaces) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for source in snapshot.sources { files[places.name(of: source.path) ?? source.path] = source.bytes }
        for (path, bytes) in snapshot.localeBytes { files[places.name(of: path) ?? path] = bytes }
        return files
    }

    private func remember(_ files: [String: [UInt8]]) -> [String: Known] {
        let old = known.withLock { $0 }
        var all: [String: Known] = [:]
        for (name, bytes) in files {
            if let same = old[name], same.bytes == bytes {
                all[name] = same
            } else {
                let source = RuleSource(path: name, bytes: bytes)
                let rules = source.isRuleFile ? RuleParser.parse(source).ruleNames : []
                all[name] = Known(bytes: bytes, digest: ContentDigest(of: bytes), rules: rules)
            }
        }
        let found = all
        known.withLock { $0 = found }
        return all
    }
}
