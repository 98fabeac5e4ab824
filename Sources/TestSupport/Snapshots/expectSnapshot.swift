import Foundation

/// A text differs from its snapshot, or has just been recorded.
public struct SnapshotMismatch: Error, CustomStringConvertible {
    /// What differs, and what to do.
    public let description: String
}

/// Compares a text with the file `Snapshots/<named>` beside the test.
///
/// A missing file, or `RECORD_SNAPSHOTS=1` in the environment, writes it and fails, so that a recording is read before
/// it is committed.
///
/// - Parameters:
///   - text: The text.
///   - named: The file's name.
///   - file: The test's file.
/// - Throws: ``SnapshotMismatch`` naming the first line that differs.
public func expectSnapshot(_ text: String, named: String, file: String = #filePath) throws {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Snapshots")
    let url = folder.appendingPathComponent(named)
    let recorded = try? String(contentsOf: url, encoding: .utf8)
    guard let recorded, ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != "1" else {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: url, atomically: true, encoding: .utf8)
        throw SnapshotMismatch(description: "\(url.path): recorded; read it, then run the test again")
    }
    guard recorded != text else { return }
    let old = recorded.split(separator: "\n", omittingEmptySubsequences: false)
    let new = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = zip(old, new).prefix { $0 == $1 }.count
    let expected = line < old.count ? "'\(old[line])'" : "the end"
    let found = line < new.count ? "'\(new[line])'" : "the end"
    throw SnapshotMismatch(description: "\(url.path):\(line + 1): expected \(expected), found \(found)")
}
