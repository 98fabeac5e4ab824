/// The rules or locales folder can't be read.
public enum FolderError: Error, Hashable, CustomStringConvertible {
    case missing(path: String)
    case unreadable(path: String)
    case tooLarge(path: String, limit: Int)
    case tooMany(path: String, limit: Int)
    /// Files kept changing while they were read.
    case restless(path: String)

    public var description: String {
        switch self {
        case .missing(let path): "\(path): there is no such file or folder; check --rules and --locales"
        case .unreadable(let path): "\(path): can't be read; check its permissions"
        case .tooLarge(let path, let limit): "\(path): larger than \(limit) bytes; split it"
        case .tooMany(let path, let limit): "\(path): more than \(limit) files; point to the rules alone"
        case .restless(let path): "\(path): files keep changing while they are read; try again"
        }
    }
}
