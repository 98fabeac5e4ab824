import FrontdeskCore

extension FindingReport {
    /// Checkstyle's XML: the findings of each file together.
    var checkstyle: String {
        var files: [XMLText] = []
        var start = 0
        while start < findings.count {
            let path = findings[start].location.path
            let end = findings[start...].firstIndex { $0.location.path != path } ?? findings.count
            files.append(XMLText("file", [("name", path)], findings[start..<end].map(\.checkstyle)))
            start = end
        }
        return XMLText("checkstyle", [("version", "10.0")], files).document
    }
}

extension Finding {
    fileprivate var checkstyle: XMLText {
        XMLText(
            "error",
            [
                ("line", "\(location.line)"), ("column", "\(location.column)"), ("severity", severity.rawValue),
                ("message", advice), ("source", "frontdesk.\(id).\(name)"),
            ]
        )
    }
}
