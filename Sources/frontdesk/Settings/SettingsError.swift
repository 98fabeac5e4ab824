/// A configuration file can't be used.
enum SettingsError: Error, CustomStringConvertible {
    /// There is no such file, or it can't be read.
    case unreadable(path: String)
    /// It is no YAML.
    case malformed(path: String, line: Int, column: Int, problem: String)
    /// It has keys or values that mean nothing.
    case invalid([Fault])

    /// One key or value that means nothing.
    struct Fault: Hashable {
        let path: String
        let line: Int
        let column: Int
        let message: String
    }

    var description: String {
        switch self {
        case .unreadable(let path):
            "\(path): the configuration can't be read; check the path and its permissions"
        case .malformed(let path, let line, let column, let problem):
            "\(path):\(line):\(column): error: this is no YAML: \(problem)"
        case .invalid(let faults):
            faults.map { "\($0.path):\($0.line):\($0.column): error: \($0.message)" }.joined(separator: "\n")
        }
    }
}
