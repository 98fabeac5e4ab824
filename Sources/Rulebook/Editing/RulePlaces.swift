import Foundation
import FrontdeskCore

/// Translates between the names that people edit by, such as `rules/en/orders.rules`, and files on disk.
///
/// A name never leads out of the two folders, neither by `..` nor through a link.
struct RulePlaces: Sendable {
    /// What a name begins with.
    enum Root: String, CaseIterable, Sendable {
        case rules, locales

        /// How names of files end that may be edited there.
        var suffix: String {
            switch self {
            case .rules: ".rules"
            case .locales: ".json"
            }
        }
    }

    let folders: RuleFolders

    /// Longer names are refused, in bytes.
    static let maximumLength = 240

    /// The name of a file on disk; nil when it lies in neither folder.
    func name(of path: String) -> String? {
        for root in Root.allCases {
            let prefix = prefix(root)
            if path.hasPrefix(prefix) { return "\(root.rawValue)/\(path.dropFirst(prefix.count))" }
        }
        return nil
    }

    /// The path on disk of a name that may be edited.
    ///
    /// - Throws: ``RuleDeskError/refusedPath(path:reason:)`` for any other.
    func path(of name: String) throws(RuleDeskError) -> String {
        guard let (root, parts) = split(name) else {
            throw .refusedPath(path: shown(name), reason: "must begin with rules/ or locales/")
        }
        guard name.utf8.count <= Self.maximumLength else {
            throw .refusedPath(path: shown(name), reason: "is longer than \(Self.maximumLength) bytes; shorten it")
        }
        guard let last = parts.last, last.hasSuffix(root.suffix), last.utf8.count > root.suffix.utf8.count else {
            throw .refusedPath(path: shown(name), reason: "must end in \(root.suffix)")
        }
        guard root == .rules || parts.count == 1 else {
            throw .refusedPath(path: shown(name), reason: "texts have no folders inside their folder")
        }
        guard parts.allSatisfy(Self.isInside) else {
            throw .refusedPath(
                path: shown(name),
                reason: "has a part that is empty, begins with '.', or holds a control character or a backslash"
            )
        }
        return try confined(root, parts, name)
    }

    /// The path on disk of a name that a version has, which may also be of a file with dates.
    func restorablePath(of name: String) throws(RuleDeskError) -> String {
        guard let (root, parts) = split(name), !parts.isEmpty, parts.allSatisfy(Self.isInside) else {
            throw .refusedPath(path: shown(name), reason: "is not inside the folders")
        }
        return try confined(root, parts, name)
    }

    private func prefix(_ root: Root) -> String {
        let folder = root == .rules ? folders.rules : folders.locales
        return folder.hasSuffix("/") ? folder : folder + "/"
    }

    private func split(_ name: String) -> (root: Root, parts: [String])? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 1, let root = Root(rawValue: parts[0]) else { return nil }
        return (root, Array(parts[1...]))
    }

    /// Whether a part of a path stays in its folder and is none that is hidden.
    private static func isInside(_ part: String) -> Bool {
        !part.isEmpty && !part.hasPrefix(".")
            && part.unicodeScalars.allSatisfy { $0 != "\\" && $0.properties.generalCategory != .control }
    }

    /// The path, unless a folder on the way or the file itself is a link.
    private func confined(_ root: Root, _ parts: [String], _ name: String) throws(RuleDeskError) -> String {
        var path = String(prefix(root).dropLast())
        for part in parts {
            path += "/" + part
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            if attributes?[.type] as? FileAttributeType == .typeSymbolicLink {
                throw .refusedPath(path: shown(name), reason: "leads through a link; edit the file where it lies")
            }
        }
        return path
    }

    /// A name as errors show it: short, on one line.
    private func shown(_ name: String) -> String {
        let plain = name.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(80)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: plain)
        return "'\(String(text))'"
    }
}

extension RulePlaces {
    /// A finding whose places have the names that people edit by.
    func named(_ finding: Finding) -> Finding {
        Finding(
            id: finding.id,
            name: finding.name,
            severity: finding.severity,
            location: named(finding.location),
            endColumn: finding.endColumn,
            message: finding.message,
            remedy: finding.remedy,
            notes: finding.notes.map { Finding.Note(location: named($0.location), message: $0.message) }
        )
    }

    /// A place with the name that people edit by.
    func named(_ location: FileLocation) -> FileLocation {
        FileLocation(path: name(of: location.path) ?? location.path, line: location.line, column: location.column)
    }

    /// A status whose findings have the names that people edit by.
    func named(_ status: RuleDeskStatus) -> RuleDeskStatus {
        RuleDeskStatus(
            ruleSet: status.ruleSet,
            textSet: status.textSet,
            model: status.model,
            since: status.since,
            ruleCount: status.ruleCount,
            checkedAt: status.checkedAt,
            isCurrent: status.isCurrent,
            findings: status.findings.map(named)
        )
    }

    /// An explanation whose places have the names that people edit by.
    func named(_ explanation: Explanation) -> Explanation {
        var trace = explanation.trace
        trace.steps = trace.steps.map { step in
            TraceStep(plugin: step.plugin, outcome: step.outcome, reasons: step.reasons.map(named))
        }
        let misses = explanation.nearMisses.map { miss in
            Explanation.NearMiss(rule: miss.rule, location: named(miss.location), failed: miss.failed)
        }
        return Explanation(decision: explanation.decision, trace: trace, nearMisses: misses)
    }

    private func named(_ reason: Reason) -> Reason {
        guard case .candidate(let candidate) = reason else { return reason }
        return .candidate(
            CandidateReason(
                rule: candidate.rule,
                location: named(candidate.location),
                priority: candidate.priority,
                layer: candidate.layer,
                kind: candidate.kind,
                coverage: candidate.coverage,
                conditions: candidate.conditions,
                languageTenths: candidate.languageTenths,
                language: candidate.language,
                spans: candidate.spans,
                blockedBy: candidate.blockedBy
            )
        )
    }
}
