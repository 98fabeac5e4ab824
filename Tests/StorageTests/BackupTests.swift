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

    @Test func `a backup in the middle of writing holds the beginning of every log`() async throws {
        let store = try folder.store()
        for number in 0..<4 { _ = try await store.append(.opening(ConversationID("c\(number)"))) }
        let file = file
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<4 { group.addTask { try await Self.talk(ConversationID("c\(number)"), 60, store) } }
            group.addTask { try await store.backup(to: file) }
            try await group.waitForAll()
        }
        let other = try TemporaryFolder()
        try SQLiteConversationStore.restore(file, into: other.data)
        let restored = try other.store()
        for number in 0..<4 {
            let id = ConversationID("c\(number)")
            let copy = try await restored.records(of: id, after: 0, limit: 1_000)
            let all = try await store.records(of: id, after: 0, limit: 1_000)
            #expect(all.count == 61)
            #expect(copy == Array(all.prefix(copy.count)))
            #expect(try await restored.summary(of: id)?.pos == copy.count)
            try await Self.talk(id, 3, restored)
            #expect(try await restored.summary(of: id)?.pos == copy.count + 3)
        }
    }

    private static func talk(_ id: ConversationID, _ count: Int, _ store: SQLiteConversationStore) async throws {
        for number in 0..<count {
            let summary = try #require(try await store.summary(of: id))
            let append = Append.saying("hello", in: id, after: summary, as: ClientMessageID("\(summary.pos)-\(number)"))
            #expect(try await store.append(append) == .appended)
        }
    }

    @Test func `only the owner may read a backup`() async throws {
        let store = try folder.store()
        try await store.backup(to: file)
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    @Test func `what is left of another database keeps a backup out`() async throws {
        let store = try folder.store()
        try await store.backup(to: file)
        let other = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: other.data.path, withIntermediateDirectories: true)
        try Data("log".utf8).write(to: URL(fileURLWithPath: "\(other.data.databasePath)-wal"))
        #expect(throws: StoreError.self) { try SQLiteConversationStore.restore(file, into: other.data) }
    }

    @Test func `a damaged backup leaves nothing in the folder but its lock`() async throws {
        let store = try folder.store()
        for number in 0..<20 { _ = try await store.append(.opening(ConversationID("c\(number)"))) }
        try await store.backup(to: file)
        var content = try #require(FileManager.default.contents(atPath: file))
        content.replaceSubrange(3 * 4_096..<4 * 4_096, with: Data(repeating: 0xA5, count: 4_096))
        try content.write(to: URL(fileURLWithPath: file))
        let other = try TemporaryFolder()
        #expect {
            try SQLiteConversationStore.restore(file, into: other.data)
        } throws: { error in
            guard case StoreError.corrupt(file, _) = error else { return false }
            return true
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: other.data.path) == ["frontdesk.lock"])
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
