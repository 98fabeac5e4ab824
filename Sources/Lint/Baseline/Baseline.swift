import Foundation
public import FrontdeskCore

/// Findings that are known and put up with, so that only new ones fail a run.
///
/// A finding is known by its check, the rule it stands in and the words of its line, not by the number of the line: it
/// stays known when lines above come or go, and a line that is changed is looked at anew.
public struct Baseline: Sendable, Hashable {
    /// Findings of one check on equal lines of one rule.
    public struct Entry: Sendable, Hashable, Codable {
        /// The check, such as `FD109`.
        public let check: String
        /// The rule or other statement the line stands in, such as `rule refund.ask`; the path for lines in none.
        public let place: String
        /// A hash of the line without its blanks.
        public let line: String
        /// How many findings there are.
        public var count: Int
    }

    /// The file in the working folder where it is kept.
    public static let standardFile = ".frontdesk-baseline.json"

    /// The entries, in the order of check, place and line.
    public let entries: [Entry]

    private struct Document: Codable {
        let version: Int
        let findings: [Entry]
    }

    private static let version = 1

    /// Takes down findings of a project.
    public init(_ findings: [Finding], places: FindingPlaces) {
        var counts: [Key: Int] = [:]
        for finding in findings { counts[Key(finding, places), default: 0] += 1 }
        entries = counts.map { Entry(check: $0.key.check, place: $0.key.place, line: $0.key.line, count: $0.value) }
            .sorted { ($0.check, $0.place, $0.line) < ($1.check, $1.place, $1.line) }
    }

    /// Reads what ``text`` wrote.
    ///
    /// - Throws: ``BaselineError`` when it is no baseline.
    public init(reading data: some Sequence<UInt8>) throws(BaselineError) {
        let document: Document
        do {
            document = try JSONDecoder().decode(Document.self, from: Data(data))
        } catch {
            throw .malformed
        }
        guard document.version == Self.version else { throw .version(document.version) }
        entries = document.findings
    }

    /// The baseline as JSON, the same for the same entries.
    public var text: String {
        JSONText.members(
            ("version", .integer(Self.version)),
            (
                "findings",
                .array(
                    entries.map { entry in
                        .members(
                            ("check", .string(entry.check)),
                            ("place", .string(entry.place)),
                            ("line", .string(entry.line)),
                            ("count", .integer(entry.count))
                        )
                    }
                )
            )
        ).pretty
    }

    /// Leaves out what is known.
    ///
    /// - Parameters:
    ///   - findings: What was found.
    ///   - places: Where statements stand.
    /// - Returns: What is new, and entries that nothing was found for.
    public func applied(to findings: [Finding], places: FindingPlaces) -> (new: [Finding], stale: [Entry]) {
        var left: [Key: Int] = [:]
        for entry in entries { left[Key(entry), default: 0] += entry.count }
        let new = findings.filter { finding in
            let key = Key(finding, places)
            guard let count = left[key], count > 0 else { return true }
            left[key] = count - 1
            return false
        }
        return (new, entries.filter { left[Key($0), default: 0] > 0 })
    }

    private struct Key: Hashable {
        let check: String
        let place: String
        let line: String

        init(_ finding: Finding, _ places: FindingPlaces) {
            check = finding.id
            place = places.name(of: finding.location)
            line = places.lineHash(of: finding.location)
        }

        init(_ entry: Entry) {
            check = entry.check
            place = entry.place
            line = entry.line
        }
    }
}

/// A file is no baseline.
public enum BaselineError: Error, Hashable, CustomStringConvertible {
    case malformed
    case version(Int)

    public var description: String {
        switch self {
        case .malformed: "this is no baseline; delete it, or write it anew with --write-baseline"
        case .version(let found): "the baseline has version \(found), expected 1; write it anew with --write-baseline"
        }
    }
}
