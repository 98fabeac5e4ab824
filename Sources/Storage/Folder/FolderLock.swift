import FrontdeskRuntime
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Holds a data folder for one server, until it lets go; the kernel lets go when the process ends however it does.
final class FolderLock: Sendable {
    /// The open lock file; nil once it let go.
    let descriptor: Mutex<Int32?>

    /// Takes the folder.
    ///
    /// - Throws: ``StoreError/locked(path:)`` when another process holds it.
    init(_ folder: String) throws(StoreError) {
        let path = "\(folder)/frontdesk.lock"
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .notAccessible(path: path, cause: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let cause = errno
            close(descriptor)
            throw cause == EWOULDBLOCK
                ? .locked(path: folder) : .notAccessible(path: path, cause: String(cString: strerror(cause)))
        }
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    /// Lets go of the folder.
    func release() {
        descriptor.withLock { descriptor in
            guard let held = descriptor else { return }
            // A child that is just being started has the file open, too, until it becomes another program: closing alone
            // would leave the folder locked that long.
            flock(held, LOCK_UN)
            close(held)
            descriptor = nil
        }
    }
}
