import Foundation

/// A folder of its own for one test, taken away when the test is over.
final class Workplace: Sendable {
    /// The folder; files of a test lie here.
    let path: String
    private let root: String

    /// Where commands of all tests keep what they learned, so that it is learned once.
    static let cache = FileManager.default.temporaryDirectory.appending(path: "frontdesk-cli-tests-cache").path

    /// Makes the folder.
    ///
    /// - Parameter files: What lies in it, by path.
    /// - Throws: When it can't be made.
    init(_ files: [String: String] = [:]) throws {
        root = FileManager.default.temporaryDirectory.appending(path: "frontdesk-cli-\(UUID().uuidString)").path
        path = "\(root)/desk"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        for (name, text) in files.sorted(by: { $0.key < $1.key }) { try write(text, to: name) }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    /// Writes a file, and the folders above it.
    func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
    }

    /// Standard input, output and error of one run, as files: whatever comes, nobody waits for a full pipe.
    struct Streams {
        let input: FileHandle
        let output: FileHandle
        let errors: FileHandle
        fileprivate let folder: String

        func writtenOutput() throws -> String { try String(contentsOfFile: "\(folder)/output", encoding: .utf8) }

        func writtenErrors() throws -> String { try String(contentsOfFile: "\(folder)/errors", encoding: .utf8) }
    }

    /// The streams of one run, beside the folder that the test sees.
    func streams(input: String) throws -> Streams {
        let folder = "\(root)/\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try input.write(toFile: "\(folder)/input", atomically: false, encoding: .utf8)
        for name in ["output", "errors"] { try Data().write(to: URL(fileURLWithPath: "\(folder)/\(name)")) }
        return Streams(
            input: try FileHandle(forReadingFrom: URL(fileURLWithPath: "\(folder)/input")),
            output: try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder)/output")),
            errors: try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder)/errors")),
            folder: folder
        )
    }
}
