import Foundation

/// A file that only its owner may read, or standard output: for what visitors wrote.
final class PrivateFile: Sendable {
    private let path: String?
    private let handle: FileHandle

    /// Makes an empty file in the place of whatever was there.
    ///
    /// - Throws: ``FileFault`` when it can't be made.
    init(_ path: String?) throws {
        self.path = path
        guard let path else {
            handle = .standardOutput
            return
        }
        let files = FileManager.default
        try? files.removeItem(atPath: path)
        guard files.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let opened = FileHandle(forWritingAtPath: path)
        else {
            throw FileFault("\(path): can't be written; check the folder and its permissions")
        }
        handle = opened
    }

    /// Writes a line with its end.
    ///
    /// - Throws: ``FileFault`` when the disk is full or fails.
    func write(_ line: [UInt8]) throws {
        do { try handle.write(contentsOf: Data(line + [0x0a])) } catch {
            throw FileFault("\(path ?? "standard output"): can't be written; check the free space of the disk")
        }
    }

    /// Closes the file; nothing can be written any more.
    func close() throws {
        guard let path else { return }
        do { try handle.close() } catch {
            throw FileFault("\(path): can't be written; check the free space of the disk")
        }
    }
}
