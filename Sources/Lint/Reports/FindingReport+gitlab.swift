import FrontdeskCore

extension FindingReport {
    /// GitLab's code quality: an array of objects with fingerprints that survive a move of the line.
    var gitlab: String {
        var fingerprints = FindingFingerprints(lines)
        return JSONText.array(
            findings.map { finding in
                let lines = JSONText.members(("begin", .integer(finding.location.line)))
                return JSONText.members(
                    ("description", .string(finding.advice)),
                    ("check_name", .string("\(finding.id) \(finding.name)")),
                    ("fingerprint", .string(fingerprints.next(for: finding))),
                    ("severity", .string(finding.severity.gitlab)),
                    ("location", JSONText.members(("path", .string(finding.location.path)), ("lines", lines)))
                )
            }
        ).pretty
    }
}

extension Finding.Severity {
    fileprivate var gitlab: String {
        switch self {
        case .error: "critical"
        case .warning: "minor"
        case .info: "info"
        }
    }
}
