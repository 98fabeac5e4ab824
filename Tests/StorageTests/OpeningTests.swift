import Foundation
import FrontdeskCore
import FrontdeskRuntime
import GRDB
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

    @Test func `only the owner may look into a new folder`() throws {
        _ = try folder.store()
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.data.path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o700)
    }

    @Test func `every error says what to do`() {
        let errors: [StoreError] = [
            .notAccessible(path: "data", cause: "permission denied"), .locked(path: "data"),
            .newerSchema(path: "data", found: "9"), .full(path: "data"), .corrupt(path: "data", cause: "bad page"),
        ]
        for error in errors {
            #expect(error.description.hasPrefix("data: "))
            #expect(error.description.contains(";"))
        }
    }
}
