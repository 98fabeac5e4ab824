import Foundation
import FrontdeskCore
import FrontdeskRuntime
import GRDB
import Synchronization
import Testing

@testable import FrontdeskStorage

/// What happens when a data folder can't be used.
struct OpeningTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a file in place of the folder is told`() throws {
        try Data().write(to: URL(fileURLWithPath: folder.data.path))
        #expect(throws: StoreError.notAccessible(path: folder.data.path, cause: "it is a file, not a folder")) {
            try folder.store()
        }
    }

    @Test func `a second server on the same folder is refused and the first one goes on`() async throws {
        let first = try folder.store()
        #expect(throws: StoreError.locked(path: folder.data.path)) { try folder.store() }
        #expect(try await first.append(.opening("c1")) == .appended)
    }

    @Test func `a folder is free again when its store is gone`() throws {
        do { _ = try folder.store() }
        _ = try folder.store()
    }

    @Test func `a newer schema is refused and left as it is`() throws {
        do { _ = try folder.store() }
        let newer = try DatabaseQueue(path: folder.data.databasePath)
        try newer.write { database in
            try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 future')")
        }
        #expect(throws: StoreError.newerSchema(path: folder.data.databasePath, found: "99 future")) {
            try folder.store()
        }
    }

    @Test func `a file that is no database is told`() throws {
        try folder.data.make()
        try Data(repeating: 65, count: 4_096).write(to: URL(fileURLWithPath: folder.data.databasePath))
        #expect {
            try folder.store()
        } throws: { error in
            guard case StoreError.corrupt(folder.data.databasePath, _) = error else { return false }
            return true
        }
    }

    @Test func `a database of something else is refused and left as it is`() throws {
        try folder.data.make()
        do {
            let other = try DatabaseQueue(path: folder.data.databasePath)
            try other.write { try $0.execute(sql: "CREATE TABLE songs (id INTEGER PRIMARY KEY)") }
            try other.close()
        }
        let before = FileManager.default.contents(atPath: folder.data.databasePath)
        #expect(
            throws: StoreError.corrupt(
                path: folder.data.databasePath,
                cause: "it is a database, but not one of frontdesk"
            )
        ) {
            try folder.store()
        }
        #expect(FileManager.default.contents(atPath: folder.data.databasePath) == before)
    }

    @Test(arguments: [(1, 2), (3, 4)])
    func `a database with a damaged page is refused`(first: Int, last: Int) async throws {
        do {
            let store = try folder.store()
            for number in 0..<20 { _ = try await store.append(.opening(ConversationID("c\(number)"))) }
            await store.close()
        }
        var content = try #require(FileManager.default.contents(atPath: folder.data.databasePath))
        content.replaceSubrange(first * 4_096..<last * 4_096, with: Data(repeating: 0xA5, count: 4_096))
        try content.write(to: URL(fileURLWithPath: folder.data.databasePath))
        #expect {
            try folder.store()
        } throws: { error in
            guard case StoreError.corrupt(folder.data.databasePath, _) = error else { return false }
            return "\(error)".hasSuffix("restore a backup")
        }
    }

    @Test(arguments: ["1 logs", "2 visitors", "3 accounts", "4 search"])
    func `a start that was killed behind any step is finished by the next one`(step: String) async throws {
        try folder.data.make()
        do {
            let killed = try DatabasePool(path: folder.data.databasePath)
            try Schema.migrator.migrate(killed, upTo: step)
            // The step after it was begun, and never committed.
            try await killed.writeWithoutTransaction { database in
                try database.beginTransaction()
                try database.execute(sql: "CREATE TABLE half_a_step (id INTEGER PRIMARY KEY)")
                try database.rollback()
            }
        }
        let store = try folder.store()
        #expect(try await store.append(.opening("c1")) == .appended)
        #expect(try await store.search("parcel", limit: 1).isEmpty)
        let applied = try await store.read { try Schema.migrator.appliedIdentifiers($0) }
        #expect(applied == Set(Schema.migrator.migrations))
    }

    @Test func `an empty file is as good as none`() async throws {
        try folder.data.make()
        try Data().write(to: URL(fileURLWithPath: folder.data.databasePath))
        let store = try folder.store()
        #expect(try await store.append(.opening("c1")) == .appended)
    }

    @Test func `a tool leaves an older schema to the server that runs on it`() throws {
        try folder.data.make()
        let server = try FolderLock(folder.data.path)
        do {
            let old = try DatabasePool(path: folder.data.databasePath)
            try Schema.migrator.migrate(old, upTo: "2 visitors")
        }
        #expect(throws: StoreError.locked(path: folder.data.path)) { try folder.store(for: .tool) }
        server.release()
        _ = try folder.store(for: .tool)
    }

    @Test func `a folder that was let go is free though a child still has its lock file open`() throws {
        try folder.data.make()
        let lock = try FolderLock(folder.data.path)
        let inherited = lock.descriptor.withLock { dup($0 ?? -1) }
        defer { close(inherited) }
        lock.release()
        _ = try FolderLock(folder.data.path)
    }

    @Test func `an older schema is brought up to date and keeps its data`() async throws {
        try folder.data.make()
        do {
            let old = try DatabasePool(path: folder.data.databasePath)
            try Schema.migrator.migrate(old, upTo: "2 visitors")
        }
        let store = try folder.store()
        #expect(try await store.append(.opening("c1")) == .appended)
        #expect(try await store.accounts().isEmpty)
    }

    @Test func `only the owner may look into a new folder and its files`() throws {
        let store = try folder.store()
        for (path, rights) in [("", 0o700), ("/frontdesk.db", 0o600), ("/frontdesk.db-wal", 0o600)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.data.path + path)
            #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == rights)
        }
        withExtendedLifetime(store) {}
    }

    @Test func `every error says what to do`() {
        let errors: [StoreError] = [
            .notAccessible(path: "data", cause: "permission denied"), .locked(path: "data"),
            .newerSchema(path: "data", found: "9"), .full(path: "data"), .corrupt(path: "data", cause: "bad page"),
            .notWritable(path: "data", cause: "permission denied"), .unreadableBackup(path: "data"),
            .fileExists(path: "data"), .storeExists(path: "data"), .noStore(path: "data"),
        ]
        for error in errors {
            #expect(error.description.hasPrefix("data: "))
            #expect(error.description.contains(";"))
        }
    }
}
