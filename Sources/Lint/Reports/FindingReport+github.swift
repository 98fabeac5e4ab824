import FrontdeskCore

extension FindingReport {
    /// Annotations of GitHub's actions: one workflow command a line.
    var github: String {
        findings.map { finding in
            var properties = [
                ("file", finding.location.path), ("line", "\(finding.location.line)"),
                ("col", "\(finding.location.column)"),
            ]
            if let end = finding.endColumn {
                properties += [("endLine", "\(finding.location.line)"), ("endColumn", "\(end)")]
            }
            properties.append(("title", "\(finding.id) \(finding.name)"))
            let words = properties.map { "\($0.0)=\(Self.escaped($0.1, isProperty: true))" }.joined(separator: ",")
            return "::\(finding.severity.command) \(words)::\(Self.escaped(finding.advice, isProperty: false))\n"
        }.joined()
    }

    private static func escaped(_ text: String, isProperty: Bool) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            case ":" where isProperty: result += "%3A"
            case "," where isProperty: result += "%2C"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }
}

extension Finding.Severity {
    fileprivate var command: String {
        switch self {
        case .error: "error"
        case .warning: "warning"
        case .info: "notice"
        }
    }
}
