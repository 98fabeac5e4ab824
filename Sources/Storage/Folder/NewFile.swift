import FrontdeskRuntime

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that is there under its name only once it is complete and on the disk.
///
/// Until then it stands beside the name, and only its owner may read it.
struct NewFile {
    /// The name it shall have.
    let path: String

    /// Where it is written.
    var partialPath: String { "\(path).partial" }

    /// Makes an empty file beside the name; what an earlier attempt left there goes.
    func begin() throws(StoreError) {
        guard access(path, F_OK) != 0 else { throw .fileExists(path: path) }
        abandon()
        let descriptor = open(partialPath, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw Self.failure(path) }
        close(descriptor)
    }

    /// Flushes the file, and gives it its name unless another one has got that meanwhile.
    func finish() throws(StoreError) {
        try Self.flush(partialPath)
        guard link(partialPath, path) == 0 else { throw Self.failure(path) }
        abandon()
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        try Self.flush(folder)
    }

    /// Removes what was written, and what SQLite left beside it.
    func abandon() { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(partialPath + suffix) } }

    private static func flush(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else {
            throw .notDurable(path: path, cause: String(cString: strerror(errno)))
        }
    }

    private static func failure(_ path: String) -> StoreError {
        let cause = errno
        return switch cause {
        case ENOSPC: .full(path: path)
        case EEXIST: .fileExists(path: path)
        default: .notWritable(path: path, cause: String(cString: strerror(cause)))
        }
    }
}
