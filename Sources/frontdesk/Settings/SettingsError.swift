/// A configuration can't be used.
enum SettingsError: Error, CustomStringConvertible {
    /// There is no such file, or it can't be read.
    case unreadable(path: String)
    /// It is no YAML.
    case malformed(path: String, line: Int, column: Int, problem: String)
    /// It has keys or values that mean nothing.
    case invalid([Fault])

    /// Where a key or value comes from.
    enum Place: Hashable {
        case file(path: String, line: Int, column: Int)
        case variable(String)
    }

    /// One key or value that means nothing.
    struct Fault: Hashable, CustomStringConvertible {
        let place: Place
        let message: String

        var description: String {
            switch place {
            case .file(let path, let line, let column): "\(path):\(line):\(column): error: \(message)"
            case .variable(let name): "error: \(name): \(message)"
            }
        }
    }

    /// Whether each line says by itself that it is an error, as those with a place in a file do.
    var saysError: Bool {
        if case .unreadable = self { false } else { true }
    }

    var description: String {
        switch self {
        case .unreadable(let path):
            "\(path): the configuration can't be read; check the path and its permissions"
        case .malformed(let path, let line, let column, let problem):
            "\(path):\(line):\(column): error: this is no YAML: \(problem)"
        case .invalid(let faults):
            faults.map(\.description).joined(separator: "\n")
        }
    }
}
