#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bytes of a model, mapped from a file or copied from an array; never written after they are made.
///
/// A mapped file must be replaced by renaming a new one over it. Cutting it short in place would take pages away from
/// under the reader.
final class ModelBytes: @unchecked Sendable {
    // @unchecked Sendable because the memory is read-only from the end of init to deinit.
    let buffer: UnsafeRawBufferPointer
    private let isMapped: Bool

    /// Maps a file.
    init(path: String) throws(LanguageModelError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(path: path, reason: Self.lastError()) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: Self.lastError()) }
        guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path: path, reason: "it is no regular file") }
        let count = Int(status.st_size)
        guard count > 0 else { throw .notAModel(path: path) }
        #if os(Linux)
            // Every page is read for the checksum, so all are asked for at once.
            let flags = MAP_SHARED | MAP_POPULATE
        #else
            let flags = MAP_SHARED
        #endif
        guard let start = mmap(nil, count, PROT_READ, flags, descriptor, 0), start != MAP_FAILED else {
            throw .unreadable(path: path, reason: Self.lastError())
        }
        buffer = UnsafeRawBufferPointer(start: start, count: count)
        isMapped = true
    }

    /// Copies bytes, aligned like a mapped file.
    init(copying bytes: [UInt8]) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
        copy.copyBytes(from: bytes)
        buffer = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(copy)[..<bytes.count])
        isMapped = false
    }

    deinit {
        if isMapped {
            munmap(UnsafeMutableRawPointer(mutating: buffer.baseAddress), buffer.count)
        } else {
            buffer.deallocate()
        }
    }

    private static func lastError() -> String { String(cString: strerror(errno)) }
}
