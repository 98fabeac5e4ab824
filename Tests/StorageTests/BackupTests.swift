import Foundation
import FrontdeskCore
import FrontdeskRuntime
import FrontdeskStorage
import Testing

struct BackupTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var file: String { "\(folder.path)/backup.sqlite" }

    @Test func `a backup restored elsewhere goes on where the store stood`() async throws {
        let store = try folder.store()
        _ = try await store.append(.opening("c1"))
        _ = try await store.append(.saying("hello", in: "c1"))
        try await store.backup(to: file)
        _ = try await store.append(.opening("later"))
        let other = try TemporaryFolder()
        try SQLiteConversationStore.restore(file, into: other.data)
        let restored = try other.store()
        #expect(try await restored.records(of: "c1", after: 0, limit: 10).map(\.pos) == [1, 2])
        #expect(try await restored.summary(of: "later") == nil)
        #expect(try await restored.search("hello", limit: 10).count == 1)
        let next = Append.saying("again", in: "c1", after: try await restored.summary(of: "c1"), as: "m2")
        #expect(try await restored.append(next) == .appended)
    }

    @Test func `a backup overwrites no file`() async throws {
        let store = try folder.store()
        try Data("precious".utf8).write(to: URL(fileURLWithPath: file))
        await #expect(throws: StoreError.self) { try await store.backup(to: file) }
        #expect(FileManager.default.contents(atPath: file) == Data("precious".utf8))
    }

    @Test func `a backup into nowhere is told and leaves nothing`() async throws {
        let store = try folder.store()
        await #expect(throws: StoreError.self) { try await store.backup(to: "\(folder.path)/nowhere/backup.sqlite") }
    }

    @Test func `a store is never restored over another one`() async throws {
        let store = try folder.store()
        try await store.backup(to: file)
        await store.close()
        let other = try TemporaryFolder()
        do { _ = try other.store() }
        #expect(throws: StoreError.self) { try SQLiteConversationStore.restore(file, into: other.data) }
        #expect(throws: StoreError.self) { try SQLiteConversationStore.restore(file, into: folder.data) }
    }

    @Test(arguments: ["", "not a database at all", "SQLite format 3\0 but not really"])
    func `a damaged backup is not restored`(content: String) throws {
        try Data(content.utf8).write(to: URL(fileURLWithPath: file))
        let other = try TemporaryFolder()
        #expect(throws: StoreError.self) { try SQLiteConversationStore.restore(file, into: other.data) }
        #expect(!FileManager.default.fileExists(atPath: other.data.databasePath))
    }
}
