import Foundation
import FrontdeskCore
import FrontdeskRuntime
import FrontdeskTestSupport
import GRDB
import Synchronization
import Testing

@testable import FrontdeskStorage

@Suite(.timeLimit(.minutes(10)))
struct SQLiteConversationStoreTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `keeps the store contract`() async throws {
        let folders = Mutex<[TemporaryFolder]>([])
        try await ConversationStoreContract {
            let folder = try TemporaryFolder()
            folders.withLock { $0.append(folder) }
            return try folder.store()
        }
        .verify()
    }

    @Test func `keeps the store contract for tools beside a server`() async throws {
        let server = try folder.store()
        let tool = try folder.store(for: .tool)
        _ = try await server.append(.opening("c1"))
        #expect(try await tool.summary(of: "c1")?.pos == 1)
        _ = try await tool.append(.opening("c2"))
        #expect(try await server.summary(of: "c2")?.pos == 1)
    }

    @Test func `commits wait for the disk`() async throws {
        let store = try folder.store()
        let (level, mode) = try await store.database.writeWithoutTransaction { database in
            (
                try Int.fetchOne(database, sql: "PRAGMA synchronous"),
                try String.fetchOne(database, sql: "PRAGMA journal_mode")
            )
        }
        #expect(level == 2)
        #expect(mode == "wal")
    }

    @Test func `what was answered is there after the store was opened again`() async throws {
        do {
            let store = try folder.store()
            _ = try await store.append(.opening("c1"))
            #expect(try await store.append(.saying("hello", in: "c1")) == .appended)
        }
        let store = try folder.store()
        let records = try await store.records(of: "c1", after: 0, limit: 10)
        #expect(records.map(\.pos) == [1, 2])
        #expect(try await store.append(.saying("hello", in: "c1")) == .duplicate(records[1]))
    }

    @Test func `an unfinished transaction leaves nothing behind`() async throws {
        do {
            let store = try folder.store()
            _ = try await store.append(.opening("c1"))
        }
        // Another connection dies with its pages in the write-ahead log but without a commit.
        do {
            let dying = try DatabaseQueue(path: folder.data.databasePath)
            try await dying.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA cache_size = 1")
                try database.beginTransaction(.immediate)
                try database.execute(
                    sql: """
                        INSERT INTO records (conversation, pos, epoch, at, author, kind, payload)
                        WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
                        SELECT 1, i, 0, 0, 'v', 1, zeroblob(1000) FROM n
                        """
                )
                #expect(folder.data.logSize > 1_000_000)
                try database.rollback()
            }
        }
        let store = try folder.store()
        #expect(try await store.records(of: "c1", after: 0, limit: 10).count == 1)
        #expect(try await store.append(.saying("hello", in: "c1")) == .appended)
    }

    @Test func `a log that was copied in the middle of a transaction opens without it`() async throws {
        let copy = try TemporaryFolder()
        try copy.data.make()
        do {
            let store = try folder.store()
            _ = try await store.append(.opening("c1"))
            try await store.database.writeWithoutTransaction { database in
                try database.execute(sql: "PRAGMA cache_size = 1")
                try database.beginTransaction(.immediate)
                try database.execute(
                    sql: """
                        INSERT INTO records (conversation, pos, epoch, at, author, kind, payload)
                        WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
                        SELECT 1, i, 0, 0, 'v', 1, zeroblob(1000) FROM n
                        """
                )
                for suffix in ["", "-wal"] {
                    try FileManager.default.copyItem(
                        atPath: folder.data.databasePath + suffix,
                        toPath: copy.data.databasePath + suffix
                    )
                }
                try database.rollback()
            }
        }
        let store = try copy.store()
        #expect(try await store.records(of: "c1", after: 0, limit: 10).count == 1)
        let check = try await store.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") }
        #expect(check == "ok")
    }

    @Test func `appends that come together share a transaction`() async throws {
        let store = try folder.store()
        let gate = DispatchSemaphore(value: 0)
        let observer = CommitCounter()
        try await store.database.writeWithoutTransaction {
            $0.add(transactionObserver: observer, extent: .databaseLifetime)
        }
        store.database.asyncWriteWithoutTransaction { _ in gate.wait() }
        try await withThrowingTaskGroup(of: AppendResult.self) { group in
            for number in 1...100 { group.addTask { try await store.append(.opening(ConversationID("c\(number)"))) } }
            group.addTask {
                while store.writer.waitingCount < 100 { await Task.yield() }
                gate.signal()
                return .appended
            }
            for try await result in group { #expect(result == .appended) }
        }
        #expect(observer.count == 1)
    }

    @Test func `one append that can't be written spoils no other of its transaction`() async throws {
        let store = try folder.store()
        let gate = DispatchSemaphore(value: 0)
        store.database.asyncWriteWithoutTransaction { _ in gate.wait() }
        let broken = Append(
            conversation: "broken",
            expectedPos: 0,
            expectedEpoch: 0,
            records: Append.opening("broken").records + Append.opening("broken").records,
            summary: Append.opening("broken").summary
        )
        async let good = store.append(.opening("good"))
        async let bad: AppendResult? = store.append(broken)
        async let other = store.append(.opening("other"))
        while store.writer.waitingCount < 3 { await Task.yield() }
        gate.signal()
        let results = try await [good, other]
        #expect(results == [.appended, .appended])
        do {
            #expect(try await bad == nil)
        } catch {
            #expect(error is StoreError)
        }
        #expect(try await store.summary(of: "broken") == nil)
        #expect(try await store.records(of: "broken", after: 0, limit: 10).isEmpty)
    }

    @Test func `a hundred writers of one conversation leave no gap and no copy`() async throws {
        let store = try folder.store()
        #expect(try await store.append(.opening("c1")) == .appended)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 1...100 { group.addTask { try await Self.say(number, in: "c1", store) } }
            try await group.waitForAll()
        }
        let records = try await store.records(of: "c1", after: 0, limit: 1_000)
        #expect(records.map(\.pos) == Array(1...101))
        #expect(records.compactMap(\.seq) == Array(1...100))
        #expect(Set(records.compactMap(\.clientMessageID)).count == 100)
    }

    /// Appends a message behind whatever is the last one, as often as another writer is faster.
    private static func say(_ number: Int, in id: ConversationID, _ store: SQLiteConversationStore) async throws {
        while true {
            let summary = try #require(try await store.summary(of: id))
            let append = Append.saying("\(number)", in: id, after: summary, as: ClientMessageID("m\(number)"))
            guard case .moved = try await store.append(append) else { return }
        }
    }

    @Test func `a full disk refuses and acknowledges nothing`() async throws {
        let store = try folder.store()
        _ = try await store.append(.opening("c1"))
        try await store.database.writeWithoutTransaction { database in
            let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
            try database.execute(sql: "PRAGMA max_page_count = \(pages)")
        }
        let long = String(repeating: "x", count: 8_000)
        await #expect(throws: StoreError.full(path: folder.data.databasePath)) {
            try await store.append(.saying(long, in: "c1"))
        }
        #expect(try await store.summary(of: "c1")?.pos == 1)
        try await store.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1000000") }
        #expect(try await store.append(.saying(long, in: "c1")) == .appended)
    }

    @Test func `too many waiting writes are refused`() async throws {
        let store = try folder.store()
        let gate = DispatchSemaphore(value: 0)
        store.database.asyncWriteWithoutTransaction { _ in gate.wait() }
        let refused = Tally()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<GroupCommitWriter.maximumWaiting + 10 {
                group.addTask {
                    do throws(StoreError) {
                        try await store.writer.write { _ in }
                    } catch {
                        #expect(error == .overloaded)
                        if refused.count() == 10 { gate.signal() }
                    }
                }
            }
        }
        #expect(refused.value == 10)
    }

    @Test func `a closed store refuses and has written what was waiting`() async throws {
        let store = try folder.store()
        async let last = store.append(.opening("c1"))
        #expect(try await last == .appended)
        await store.close()
        await #expect(throws: StoreError.closed) { try await store.append(.opening("c2")) }
        await #expect(throws: StoreError.closed) { try await store.summary(of: "c1") }
        await store.close()
        let next = try folder.store()
        #expect(try await next.summary(of: "c1") != nil)
    }

    @Test func `a service that is cancelled closes the store and frees the folder`() async throws {
        let store = try folder.store()
        _ = try await store.append(.opening("c1"))
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await store.run() }
            group.cancelAll()
        }
        await #expect(throws: StoreError.closed) { try await store.append(.opening("c2")) }
        #expect(folder.data.logSize == 0)
        let next = try folder.store()
        #expect(try await next.summary(of: "c1")?.pos == 1)
    }

    @Test func `a cancelled task is answered all the same`() async throws {
        let store = try folder.store()
        let pos = try await withThrowingTaskGroup(of: Int?.self) { group in
            group.cancelAll()
            group.addTask {
                #expect(try await store.append(.opening("c1")) == .appended)
                return try await store.summary(of: "c1")?.pos
            }
            return try await group.next() ?? nil
        }
        #expect(pos == 1)
    }

    @Test func `the search index goes on where it stood`() async throws {
        do {
            let store = try folder.store()
            _ = try await store.append(.opening("c1"))
            _ = try await store.append(.saying("first parcel", in: "c1"))
            #expect(try await store.search("parcel", limit: 10).count == 1)
        }
        let store = try folder.store()
        var writer = try #require(try await store.summary(of: "c1"))
        for number in 0..<1_200 {
            let append = Append.saying("parcel \(number)", in: "c1", after: writer, as: ClientMessageID("m\(number)"))
            #expect(try await store.append(append) == .appended)
            writer = append.summary
        }
        #expect(try await store.search("parcel", limit: 5_000).count == 1_201)
        let hits = try await store.search("parcel", limit: 2)
        #expect(hits.map(\.text) == ["parcel 1199", "parcel 1198"])
    }

    @Test func `nothing of an erased visitor is left in any file`() async throws {
        let store = try folder.store()
        let canary = "zebrafinchcanary"
        let visitor = VisitorDossier(
            id: "v1",
            outsideName: OutsideName(realm: "site", name: "\(canary)-name"),
            attributes: ["name": .string(canary)],
            createdAt: Instant(milliseconds: 1)
        )
        try await store.save(visitor, adding: TokenDigest(hexadecimal: "aa"))
        _ = try await store.append(.opening("c1"))
        var summary = try #require(try await store.summary(of: "c1"))
        for number in 0..<50 {
            let append = Append.saying(
                "\(canary) \(number)",
                in: "c1",
                after: summary,
                as: ClientMessageID("m\(number)")
            )
            _ = try await store.append(append)
            summary = append.summary
            if number == 25 { _ = try await store.search("x", limit: 1) }
        }
        #expect(try folder.holds(canary))
        #expect(try await store.search(canary, limit: 100).count == 50)
        #expect(try await store.erase("v1", at: Instant(milliseconds: 9)) == ["c1"])
        #expect(try !folder.holds(canary))
        #expect(try await store.search(canary, limit: 100).isEmpty)
    }
}

/// Counts what happens in several tasks.
private final class Tally: Sendable {
    private let number = Mutex(0)

    var value: Int { number.withLock { $0 } }

    func count() -> Int {
        number.withLock { number in
            number += 1
            return number
        }
    }
}

/// Counts commits.
private final class CommitCounter: TransactionObserver, Sendable {
    private let commits = Mutex(0)

    var count: Int { commits.withLock { $0 } }

    func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { true }

    func databaseDidChange(with event: DatabaseEvent) {}

    func databaseDidCommit(_ db: Database) { commits.withLock { $0 += 1 } }

    func databaseDidRollback(_ db: Database) {}
}

extension Append {
    /// The first record of a conversation.
    static func opening(_ id: ConversationID) -> Append {
        let opening = Opening(visitor: "v1", channel: .web, seed: 1, browserLanguages: [], pageLanguage: nil)
        return Append(after: ConversationState(id: id), .opened(opening), by: .system, nil)
    }

    /// A message behind the opening, or behind a summary.
    static func saying(
        _ text: String,
        in id: ConversationID,
        after summary: ConversationSummary? = nil,
        as clientMessageID: ClientMessageID = "m"
    ) -> Append {
        let opened = opening(id)
        var state = ConversationState(id: id, records: opened.records)
        if let summary {
            state.apply(
                FrontdeskCore.Record(
                    conversation: id,
                    pos: summary.pos,
                    seq: summary.seq == 0 ? nil : summary.seq,
                    epoch: 0,
                    at: Instant(milliseconds: 1),
                    author: .system,
                    event: .note("")
                )
            )
        }
        return Append(after: state, .message(Message(text: text)), by: .visitor, clientMessageID)
    }

    private init(
        after state: ConversationState,
        _ event: Event,
        by author: Author,
        _ clientMessageID: ClientMessageID?
    ) {
        let record = FrontdeskCore.Record(
            conversation: state.id,
            pos: state.pos + 1,
            seq: event.isVisible ? state.seq + 1 : nil,
            epoch: state.epoch,
            at: Instant(milliseconds: Int64(state.pos) + 1),
            author: author,
            event: event,
            clientMessageID: clientMessageID
        )
        var next = state
        next.apply(record)
        self.init(
            conversation: state.id,
            expectedPos: state.pos,
            expectedEpoch: state.epoch,
            records: [record],
            summary: ConversationSummary(next, visitor: "v1", visitorName: nil)
        )
    }
}
