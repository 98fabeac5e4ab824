import Foundation
import FrontdeskCore
import FrontdeskRuntime
import GRDB
import Testing

@testable import FrontdeskStorage

/// What is left of an erased visitor in a store that had much to move about.
@Suite(.timeLimit(.minutes(10)))
struct ErasureTests {
    private let folder: TemporaryFolder
    private let canary = "zebrafinchcanary"

    init() throws { folder = try TemporaryFolder() }

    @Test func `nothing is left in the gaps between other visitors' texts`() async throws {
        let store = try folder.store()
        var random = SplitMix(state: 7)
        var states: [ConversationState] = []
        for index in 0..<60 {
            let visitor = VisitorDossier(
                id: VisitorID("v\(index % 6)"),
                outsideName: OutsideName(realm: "site", name: index % 6 == 3 ? "\(canary)\(index)" : "name\(index)"),
                attributes: ["name": .string(index % 6 == 3 ? canary : "somebody")],
                createdAt: Instant(milliseconds: 1)
            )
            try await store.save(visitor, adding: TokenDigest(hexadecimal: "\(index)"))
            states.append(ConversationState(id: ConversationID("c\(random.next() % 1_000_000)-\(index)")))
        }
        for step in 0..<1_500 {
            let index = Int(random.next() % 60)
            let word = index % 6 == 3 ? canary : "ordinary"
            let length = Int(random.next() % 400)
            let text = "\(word) \(step) " + String(repeating: "\(word)x ", count: length / 20)
            try await append(text, VisitorID("v\(index % 6)"), word, &states[index], store)
            if step % 300 == 0 { _ = try await store.search("x", limit: 1) }
        }
        _ = try await store.search(canary, limit: 1)
        #expect(try folder.holds(canary))
        _ = try await store.erase("v3", at: Instant(milliseconds: 9))
        #expect(try folder.places(of: canary) == [:])
        #expect(try await store.search(canary, limit: 10).isEmpty)
        #expect(try await store.search("ordinary", limit: 5_000).count > 1_000)
    }

    @Test func `an erasure that a reader held up is finished later`() async throws {
        let store = try folder.store()
        try await store.save(VisitorDossier(id: "v1", createdAt: Instant(milliseconds: 1)), adding: nil)
        var state = ConversationState(id: "c1")
        for _ in 0..<5 { try await append(canary, "v1", canary, &state, store) }
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: folder.data.databasePath, configuration: configuration)
        try await reader.writeWithoutTransaction { database in
            try database.execute(sql: "BEGIN")
            _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM records")
        }
        #expect(try await store.erase("v1", at: Instant(milliseconds: 9)) == ["c1"])
        #expect(
            try await store.records(of: "c1", after: 0, limit: 10).allSatisfy {
                $0.event == .erased(kind: $0.event.kind)
            }
        )
        #expect(try folder.holds(canary))
        try await reader.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        try await store.overwrite()
        #expect(try folder.places(of: canary) == [:])
    }

    @Test func `what a tool erases is overwritten by the server that runs`() async throws {
        let server = try folder.store()
        try await server.save(VisitorDossier(id: "v1", createdAt: Instant(milliseconds: 1)), adding: nil)
        var state = ConversationState(id: "c1")
        for _ in 0..<5 { try await append(canary, "v1", canary, &state, server) }
        let tool = try folder.store(for: .tool)
        #expect(try await tool.erase("v1", at: Instant(milliseconds: 9)) == ["c1"])
        #expect(try folder.holds(canary))
        await tool.close()
        try await server.overwrite()
        #expect(try folder.places(of: canary) == [:])
    }

    @Test func `what a tool erases without a server is overwritten at once`() async throws {
        var state = ConversationState(id: "c1")
        do {
            let server = try folder.store()
            try await server.save(VisitorDossier(id: "v1", createdAt: Instant(milliseconds: 1)), adding: nil)
            for _ in 0..<5 { try await append(canary, "v1", canary, &state, server) }
            await server.close()
        }
        #expect(try folder.holds(canary))
        let tool = try folder.store(for: .tool)
        _ = try await tool.erase("v1", at: Instant(milliseconds: 9))
        #expect(try folder.places(of: canary) == [:])
    }

    @Test func `a backup holds nothing of an erased visitor`() async throws {
        let store = try folder.store()
        try await store.save(VisitorDossier(id: "v1", createdAt: Instant(milliseconds: 1)), adding: nil)
        var state = ConversationState(id: "c1")
        for _ in 0..<5 { try await append(canary, "v1", canary, &state, store) }
        _ = try await store.erase("v1", at: Instant(milliseconds: 9))
        try await store.backup(to: "\(folder.path)/backup.db")
        #expect(try folder.places(of: canary) == [:])
    }

    private func append(
        _ text: String,
        _ visitor: VisitorID,
        _ name: String,
        _ state: inout ConversationState,
        _ store: SQLiteConversationStore
    ) async throws {
        let (pos, epoch) = (state.pos, state.epoch)
        let opening = Opening(visitor: visitor, channel: .web, seed: 1, browserLanguages: [], pageLanguage: nil)
        let record = FrontdeskCore.Record(
            conversation: state.id,
            pos: pos + 1,
            seq: pos == 0 ? nil : state.seq + 1,
            epoch: epoch,
            at: Instant(milliseconds: Int64(pos)),
            author: .visitor,
            event: pos == 0 ? .opened(opening) : .message(Message(text: text))
        )
        state.apply(record)
        let append = Append(
            conversation: state.id,
            expectedPos: pos,
            expectedEpoch: epoch,
            records: [record],
            summary: ConversationSummary(state, visitor: visitor, visitorName: name)
        )
        #expect(try await store.append(append) == .appended)
    }
}
