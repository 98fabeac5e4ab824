import FrontdeskCore

extension FindingReport {
    /// An array of objects, one for each finding.
    var json: String {
        JSONText.array(findings.map(\.json)).pretty
    }
}

extension Finding {
    /// An object with place, message and remedy.
    var json: JSONText {
        JSONText.members(
            ("id", .string(id)),
            ("name", .string(name)),
            ("severity", .string(severity.rawValue)),
            ("path", .string(location.path)),
            ("line", .integer(location.line)),
            ("column", .integer(location.column)),
            ("end_column", endColumn.map { .integer($0) }),
            ("message", .string(message)),
            ("remedy", remedy.map { .string($0) }),
            ("notes", notes.isEmpty ? nil : .array(notes.map(\.json)))
        )
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
