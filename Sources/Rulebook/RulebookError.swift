public import FrontdeskCore

/// There are no rules to run.
public enum RulebookError: Error, CustomStringConvertible {
    /// The folders can't be read, and no earlier set was kept.
    case folder(FolderError)
    /// The rules have errors, and no earlier set was kept.
    case broken([Finding])
    /// The configuration names a plugin that nobody knows.
    case unknownPlugin(PluginName, known: [PluginName])

    public var description: String {
        switch self {
        case .folder(let error): error.description
        case .broken(let findings):
            (["the rules have errors, and there is no earlier set to run:"]
                + findings.filter { $0.severity == .error }.map(\.line)).joined(separator: "\n")
        case .unknownPlugin(let name, let known):
            "pipeline.order names the plugin '\(name)', which does not exist; "
                + "there are \(known.map(\.rawValue).joined(separator: ", "))"
        }
    }
}

extension RulebookError {
    /// The faults as findings, for the status of a server that runs an earlier set.
    var findings: [Finding] {
        switch self {
        case .folder(let error): [error.finding]
        case .broken(let findings): findings
        case .unknownPlugin: []
        }
    }
}

extension FolderError {
    /// The fault as a finding at the top of the file or folder.
    var finding: Finding {
        let path =
            switch self {
            case .missing(let path), .unreadable(let path), .restless(let path): path
            case .tooLarge(let path, _), .tooMany(let path, _): path
            }
        return Finding(
            id: "FD000",
            name: "unreadable-file",
            severity: .error,
            location: FileLocation(path: path, line: 1, column: 1),
            message: description
        )
    }
}

extension Finding {
    /// The finding on one line, with its remedy: `path:line:column: error[FD003]: message; remedy`.
    public var line: String {
        "\(location): \(severity.rawValue)[\(id)]: \(message)\(remedy.map { "; \($0)" } ?? "")"
    }
}
