import Foundation

/// Writes files so that each is there wholly or not at all, whenever the process or the machine stops.
///
/// A file is written beside its place, flushed to the disk, and moved there; then the folder is flushed, too.
struct DurableFiles: Sendable {
    /// Something that happens to the disk; tests stop the world before any of them.
    enum Step: Hashable, Sendable {
        case write(String), move(String), remove(String)
    }

    /// A step that failed.
    struct Failure: Error, Hashable {
        let path: String
        let reason: String
    }

    /// Is asked before each step; what it throws ends the work.
    var before: @Sendable (Step) throws(Failure) -> Void = { _ in }

    /// What a file is called while it is written.
    static func draft(of path: String) -> String {
        let url = URL(fileURLWithPath: path)
        return url.deletingLastPathComponent().appendingPathComponent(".\(url.lastPathComponent).new").path
    }

    /// Writes a file, replacing the one that is there, and makes the folders it needs.
    ///
    /// - Parameters:
    ///   - bytes: What it shall hold.
    ///   - path: Its place.
    ///   - isFlushed: Whether to wait for the disk; without, ``flushAll()`` must follow.
    /// - Throws: ``Failure`` when a step fails; then the file is as it was.
    func write(_ bytes: [UInt8], to path: String, isFlushed: Bool = true) throws(Failure) {
        let draft = Self.draft(of: path)
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(path: folder, reason: "the folder can't be made")
        }
        try before(.write(draft))
        try create(draft, bytes, modeOf: path, isFlushed: isFlushed)
        do throws(Failure) {
            try before(.move(path))
            guard rename(draft, path) == 0 else { throw failure(path) }
        } catch {
            try? remove(draft)
            throw error
        }
        if isFlushed { flushFolder(of: path) }
    }

    /// Waits until everything that was written lies on the disk.
    func flushAll() { sync() }

    /// Moves a file to its place.
    func move(_ source: String, to path: String) throws(Failure) {
        try before(.move(path))
        guard rename(source, path) == 0 else { throw failure(path) }
        flushFolder(of: path)
    }

    /// Takes a file away; one that is not there is no fault.
    func remove(_ path: String) throws(Failure) {
        try before(.remove(path))
        guard unlink(path) == 0 || errno == ENOENT else { throw failure(path) }
        flushFolder(of: path)
    }

    private func create(
        _ path: String,
        _ bytes: [UInt8],
        modeOf original: String,
        isFlushed: Bool
    ) throws(Failure) {
        let attributes = try? FileManager.default.attributesOfItem(atPath: original)
        let mode = (attributes?[.posixPermissions] as? Int).map { mode_t($0) } ?? 0o644
        // A half-written draft of a process that was killed is written anew; a link in its place is not followed.
        unlink(path)
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw failure(path) }
        var failed = writeAll(bytes, to: descriptor, path)
        if isFlushed, failed == nil, fsync(descriptor) != 0 { failed = failure(path) }
        if close(descriptor) != 0, failed == nil { failed = failure(path) }
        if let failed {
            unlink(path)
            throw failed
        }
    }

    private func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ path: String) -> Failure? {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Foundation.write(descriptor, buffer.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return failure(path) }
            written += count
        }
        return nil
    }

    /// A rename that isn't flushed may be undone by a power cut, and then the journal does it again; so no fault.
    private func flushFolder(of path: String) {
        let descriptor = open(URL(fileURLWithPath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        _ = fsync(descriptor)
        close(descriptor)
    }

    private func failure(_ path: String) -> Failure {
        Failure(path: path, reason: String(cString: strerror(errno)).lowercased())
    }
}
