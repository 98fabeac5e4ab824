/// The store could not do what it was asked.
///
/// It names places and causes, never anything that a visitor wrote.
public enum StoreError: Error, Hashable, Sendable {
    /// The folder or file can't be read or written.
    case notAccessible(path: String, cause: String)
    /// A file that was asked for can't be written.
    case notWritable(path: String, cause: String)
    /// A backup can't be read.
    case unreadableBackup(path: String)
    /// A file that shall be made is there already.
    case fileExists(path: String)
    /// A folder that shall get a store has one.
    case storeExists(path: String)
    /// A folder has no store, and none shall be made.
    case noStore(path: String)
    /// Another process holds the store.
    case locked(path: String)
    /// The store was written by a newer version.
    case newerSchema(path: String, found: String)
    /// There is no room left.
    case full(path: String)
    /// The disk could not keep what it was given.
    case notDurable(path: String, cause: String)
    /// What is stored can't be read.
    case corrupt(path: String, cause: String)
    /// The store is shutting down.
    case closed
    /// Too much is waiting to be written.
    case overloaded
    /// Anything else.
    case failed(cause: String)
}

extension StoreError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAccessible(let path, let cause):
            "\(path): can't be read and written: \(cause); give the user that runs frontdesk the right to, or choose another data folder"
        case .notWritable(let path, let cause):
            "\(path): can't be written: \(cause); give the user that runs frontdesk the right to, or choose another place"
        case .unreadableBackup(let path): "\(path): the backup can't be read; check the path and its permissions"
        case .fileExists(let path): "\(path): there is such a file already; choose another name, or move it away"
        case .storeExists(let path):
            "\(path): there is a store already; move it away, or choose another data folder"
        case .noStore(let path): "\(path): there is no store in this folder; name the data folder of the server"
        case .locked(let path):
            "\(path): another process uses this data folder; stop it, or choose another data folder"
        case .newerSchema(let path, let found):
            "\(path): was written by a newer version of frontdesk (\(found)); start that version, or restore a backup"
        case .full(let path): "\(path): no space left on the disk; free some"
        case .notDurable(let path, let cause): "\(path): the disk does not keep what is written: \(cause)"
        case .corrupt(let path, let cause): "\(path): is damaged: \(cause); restore a backup"
        case .closed: "the store is shutting down"
        case .overloaded: "too much is waiting to be written; try again"
        case .failed(let cause): "the store failed: \(cause)"
        }
    }
}
