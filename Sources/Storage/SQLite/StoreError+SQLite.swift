import FrontdeskRuntime
import GRDB

extension StoreError {
    /// What went wrong in SQLite, without arguments of the statement.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError:
            // Only SQLite's words for the code: a message may quote what was asked.
            let cause = "\(error.extendedResultCode)"
            switch error.resultCode {
            case .SQLITE_FULL: self = .full(path: path)
            case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
            case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
                self = .notAccessible(path: path, cause: cause)
            case .SQLITE_IOERR: self = .notDurable(path: path, cause: cause)
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path: path, cause: cause)
            case .SQLITE_MISUSE: self = .closed
            default: self = .failed(cause: cause)
            }
        case let error as ByteReader.Malformed:
            self = .corrupt(path: path, cause: "expected \(error.expected) at byte \(error.offset) of a payload")
        default: self = .failed(cause: "\(type(of: error))")
        }
    }
}
