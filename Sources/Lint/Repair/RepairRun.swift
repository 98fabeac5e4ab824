public import FrontdeskCore
import FrontdeskRules

/// Repairs what can be repaired in a project, and looks at the result again.
public struct RepairRun: Sendable {
    /// A rule file that would change.
    public struct Change: Sendable, Hashable {
        /// The path.
        public let path: String
        /// What it holds.
        public let before: [UInt8]
        /// What it would hold.
        public let after: String
    }

    /// The project with all repairs made.
    public let project: RuleProject
    /// The files that would change, in the order of their paths.
    public let changes: [Change]
    /// How many findings were repaired.
    public let repaired: Int
    /// What the project's checks object to after the repairs.
    public let findings: [Finding]
    /// What they object to only because of the repairs; the repairs are not to be kept then.
    public let introduced: [Finding]

    /// After so many rounds it ends, whatever is left: a repair may make another one possible.
    private static let maximumRounds = 8

    /// Repairs a project.
    ///
    /// - Parameters:
    ///   - project: The project.
    ///   - linter: What finds the faults.
    ///   - includesUnsafe: Whether repairs that may change the meaning are made, too.
    ///   - isWanted: Which findings are repaired.
    public init(
        _ project: RuleProject,
        _ linter: Linter,
        includesUnsafe: Bool,
        isWanted: (Finding) -> Bool = { _ in true }
    ) {
        let first = linter.findings(in: project)
        var current = project
        var findings = first
        var repaired = 0
        for _ in 0..<Self.maximumRounds {
            let search = RepairSearch(current)
            let repairs = findings.filter(isWanted).compactMap(search.repair).filter { $0.isSafe || includesUnsafe }
            let round = Self.round(repairs, in: current.sources)
            guard round.made > 0 else { break }
            repaired += round.made
            current = RuleProject(sources: round.sources, locales: project.locales)
            findings = linter.findings(in: current)
        }
        self.project = current
        self.repaired = repaired
        self.findings = findings
        introduced = Self.introduced(findings, besides: first, wasComplete: project.rules != nil)
        let before = Dictionary(project.sources.map { ($0.path, $0.bytes) }, uniquingKeysWith: { first, _ in first })
        changes = current.sources.compactMap { source in
            guard let bytes = before[source.path], bytes != source.bytes else { return nil }
            return Change(path: source.path, before: bytes, after: String(decoding: source.bytes, as: UTF8.self))
        }
    }

    /// Makes the repairs of one round; those of whole files only where nothing else is repaired.
    private static func round(
        _ repairs: [FindingRepair],
        in sources: [RuleSource]
    ) -> (sources: [RuleSource], made: Int) {
        var wanted: [String: [FindingRepair]] = [:]
        for repair in repairs {
            guard let path = repair.edits.first?.path else { continue }
            wanted[path, default: []].append(repair)
        }
        var made = 0
        let changed = sources.map { source -> RuleSource in
            guard let own = wanted[source.path] else { return source }
            let small = own.filter { !$0.rewritesFile }
            let taken = small.isEmpty ? Array(own.prefix(1)) : small
            let edits = Set(taken.flatMap(\.edits)).sorted()
            let result = EditedText.applying(edits, to: String(decoding: source.bytes, as: UTF8.self))
            guard Array(result.text.utf8) != source.bytes else { return source }
            made += result.made
            return RuleSource(path: source.path, text: result.text)
        }
        return (changed, made)
    }

    /// The edits of repairs of one file, in its order; one that reaches into the one before is left out.
    public static func compatible(_ repairs: [FindingRepair]) -> [TextEdit] {
        var taken: [TextEdit] = []
        for edit in Set(repairs.flatMap(\.edits)).sorted() where !(taken.last?.reaches(edit) ?? false) {
            taken.append(edit)
        }
        return taken
    }

    fileprivate struct Key: Hashable {
        let id: String
        let path: String
        let message: String
    }

    /// Findings that were not there before, wherever they stood.
    ///
    /// While rules have errors many checks are not made; what those find afterwards was there all the time.
    private static func introduced(
        _ findings: [Finding],
        besides first: [Finding],
        wasComplete: Bool
    ) -> [Finding] {
        var known: [Key: Int] = [:]
        for finding in first { known[finding.key, default: 0] += 1 }
        return findings.filter { finding in
            guard finding.severity != .info else { return false }
            let isMadeAlways = CheckManual.description(of: finding.id)?.stage == .reading
            guard wasComplete || isMadeAlways else { return false }
            guard let count = known[finding.key], count > 0 else { return true }
            known[finding.key] = count - 1
            return false
        }
    }
}

extension Finding {
    fileprivate var key: RepairRun.Key { RepairRun.Key(id: id, path: location.path, message: message) }
}
