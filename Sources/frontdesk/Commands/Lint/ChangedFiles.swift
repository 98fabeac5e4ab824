import Foundation
import FrontdeskCore

/// The files that changed since a commit, as git tells.
struct ChangedFiles {
    private let paths: Set<String>

    /// Asks git about the working folder.
    ///
    /// - Parameter reference: A commit, branch or tag.
    /// - Throws: ``ChangedFilesError`` when git can't tell.
    init(since reference: String) throws {
        guard !reference.hasPrefix("-") else {
            throw ChangedFilesError(reference: reference, reason: "it is no commit")
        }
        let root = try Self.git(["rev-parse", "--show-toplevel"], reference).first ?? "."
        let changed = try Self.git(
            ["diff", "--name-only", "-z", "--no-renames", "--diff-filter=d", reference, "--"],
            reference
        )
        let new = try Self.git(["ls-files", "-z", "--others", "--exclude-standard", "--full-name", root], reference)
        paths = Set((changed + new).map { Self.resolved("\(root)/\($0)") })
    }

    /// Whether a finding is about a changed file: it stands in one, or names a place in one.
    func concerns(_ finding: Finding) -> Bool {
        paths.contains(Self.resolved(finding.location.path))
            || finding.notes.contains { paths.contains(Self.resolved($0.location.path)) }
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
    }

    private static func git(_ arguments: [String], _ reference: String) throws -> [String] {
        let task = Process()
        task.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        task.arguments = ["git"] + arguments
        let output = Pipe()
        let complaints = Pipe()
        task.standardOutput = output
        task.standardError = complaints
        do {
            try task.run()
        } catch {
            throw ChangedFilesError(reference: reference, reason: "git can't be started")
        }
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let reason = String(decoding: complaints.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        task.waitUntilExit()
        guard task.terminationStatus == 0 else {
            let line = reason.split(separator: "\n").first.map(String.init) ?? "git gave no reason"
            throw ChangedFilesError(reference: reference, reason: line)
        }
        return String(decoding: data, as: UTF8.self).split { $0 == "\0" || $0 == "\n" }.map(String.init)
    }
}

/// Git can't tell what changed.
struct ChangedFilesError: Error, CustomStringConvertible {
    let reference: String
    let reason: String

    var description: String { "--changed-since \(reference): git can't tell what changed: \(reason)" }
}
