import Foundation
import FrontdeskTestSupport
import Testing

struct SnapshotTests {
    private let file: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("frontdesk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        file = folder.appendingPathComponent("SomeTests.swift").path
    }

    @Test func `a first recording fails, so that somebody reads it`() throws {
        #expect(throws: SnapshotMismatch.self) { try expectSnapshot("one\ntwo", named: "a.txt", file: file) }
        try expectSnapshot("one\ntwo", named: "a.txt", file: file)
    }

    @Test(arguments: [("one\nzwei", 2), ("one", 2), ("one\ntwo\nthree", 3), ("", 1)])
    func `the first line that differs is told`(text: String, line: Int) throws {
        _ = try? expectSnapshot("one\ntwo", named: "a.txt", file: file)
        let error = #expect(throws: SnapshotMismatch.self) { try expectSnapshot(text, named: "a.txt", file: file) }
        #expect(error?.description.contains("a.txt:\(line): ") == true)
    }
}
