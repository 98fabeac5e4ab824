import FrontdeskCore

extension FindingReport {
    /// An array of objects, one for each finding.
    var json: String {
        JSONText.array(
            findings.map { finding in
                JSONText.members(
                    ("id", .string(finding.id)),
                    ("name", .string(finding.name)),
                    ("severity", .string(finding.severity.rawValue)),
                    ("path", .string(finding.location.path)),
                    ("line", .integer(finding.location.line)),
                    ("column", .integer(finding.location.column)),
                    ("end_column", finding.endColumn.map { .integer($0) }),
                    ("message", .string(finding.message)),
                    ("remedy", finding.remedy.map { .string($0) }),
                    ("notes", finding.notes.isEmpty ? nil : .array(finding.notes.map(\.json)))
                )
            }
        ).pretty
    }
}

extension Finding.Note {
    fileprivate var json: JSONText {
        JSONText.members(
            ("path", .string(location.path)),
            ("line", .integer(location.line)),
            ("column", .integer(location.column)),
            ("message", .string(message))
        )
    }
}
