public import FrontdeskCore

/// Findings in the form that people or other programs read.
///
/// The same findings give the same text, byte for byte, on every run.
public struct FindingReport: Sendable {
    /// The forms there are.
    public enum Format: String, Sendable, CaseIterable {
        /// For people: place, message, the line, and a mark under what is meant.
        case text
        /// An array of objects.
        case json
        /// SARIF 2.1.0, which code hosts and editors show in place.
        case sarif
        /// JUnit's XML, which every build server shows.
        case junit
        /// Annotations of GitHub's actions.
        case github
        /// Checkstyle's XML.
        case checkstyle
        /// GitLab's code quality.
        case gitlab
    }

    /// The findings in the order of path, line, column and number.
    let findings: [Finding]
    let lines: SourceLines
    /// From this severity on a finding fails the run.
    let limit: Finding.Severity
    /// Knows how findings can be repaired; nil when nobody asked.
    let repairs: RepairSearch?

    /// Makes a report.
    ///
    /// - Parameters:
    ///   - findings: What was found.
    ///   - lines: The files that findings point into.
    ///   - limit: From this severity on a finding fails the run.
    ///   - repairs: How findings can be repaired, for the forms that say so.
    public init(
        _ findings: [Finding],
        lines: SourceLines,
        limit: Finding.Severity = .error,
        repairs: RepairSearch? = nil
    ) {
        self.findings = findings.sorted()
        self.lines = lines
        self.limit = limit
        self.repairs = repairs
    }

    /// The report, with a line end behind its last line; only text has colours, if it shall.
    public func written(as format: Format, isColored: Bool = false) -> String {
        switch format {
        case .text: text(isColored: isColored)
        case .json: json
        case .sarif: sarif
        case .junit: junit
        case .github: github
        case .checkstyle: checkstyle
        case .gitlab: gitlab
        }
    }

    /// How many findings there are of each severity, in words; for the last line.
    public var summary: String {
        if findings.isEmpty { return "no findings" }
        let counts = [Finding.Severity.error, .warning, .info].compactMap { severity -> String? in
            let count = findings.count { $0.severity == severity }
            return count == 0 ? nil : "\(count) \(severity.word(count))"
        }
        let files = Set(findings.map(\.location.path)).count
        return "\(counts.joined(separator: ", ")) in \(files) \(files == 1 ? "file" : "files")"
    }
}

extension Finding.Severity {
    fileprivate func word(_ count: Int) -> String {
        switch self {
        case .error: count == 1 ? "error" : "errors"
        case .warning: count == 1 ? "warning" : "warnings"
        case .info: count == 1 ? "remark" : "remarks"
        }
    }
}

extension Finding {
    /// The message, and the remedy behind it.
    var advice: String { message + (remedy.map { "; \($0)" } ?? "") }
}
