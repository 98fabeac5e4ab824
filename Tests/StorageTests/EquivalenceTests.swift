import FrontdeskCore
import FrontdeskRuntime
import FrontdeskStorage
import Testing

/// Whatever is appended, the store answers as the one in memory does.
@Suite(.timeLimit(.minutes(10)))
struct EquivalenceTests {
    private let folder: TemporaryFolder
    private let store: SQLiteConversationStore
    private let memory = InMemoryConversationStore()
    private let stories = 20

    init() throws {
        folder = try TemporaryFolder()
        store = try folder.store()
    }

    @Test func `two thousand chance messages are answered alike, also after erasures`() async throws {
        for number in 0..<7 {
            let visitor = VisitorDossier(id: VisitorID("v\(number)"), createdAt: Instant(milliseconds: 1))
            for store in [store, memory] as [any DeskStore] {
                try await store.save(visitor, adding: TokenDigest(hexadecimal: "\(number)"))
            }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<stories { group.addTask { try await tell(number, 100) } }
            try await group.waitForAll()
        }
        try await compare()
        for visitor in ["v2", "v5"] as [VisitorID] {
            let ours = try await store.erase(visitor, at: Instant(milliseconds: 9))
            #expect(ours == (try await memory.erase(visitor, at: Instant(milliseconds: 9))))
        }
        try await compare()
    }

    private func tell(_ number: Int, _ appends: Int) async throws {
        var story = Story(number)
        for _ in 0..<appends {
            let append = story.next()
            let ours = try await store.append(append)
            #expect(ours == (try await memory.append(append)))
            guard append.records.contains(where: { $0.clientMessageID != nil }) else { continue }
            let again = try await store.append(append)
            #expect(again == (try await memory.append(append)))
        }
    }

    private func compare() async throws {
        for number in 0..<stories { try await compareLog(ConversationID("c\(number)")) }
        for number in 0..<7 { try await compareVisitor(VisitorID("v\(number)")) }
        let views: [ConversationListQuery.View] = [
            .queue(teams: []), .queue(teams: ["t0"]), .mine("a1"), .withPeople, .open, .closed, .all,
        ]
        for view in views { try await compareList(view) }
        #expect(try await store.queueLengths() == (try await memory.queueLengths()))
        #expect(
            try await store.conversationsWithOpenCalls(limit: 7)
                == (try await memory.conversationsWithOpenCalls(limit: 7))
        )
        for at in [0, 1_100_000, 1_250_000, 10_000_000] as [Int64] {
            let instant = Instant(milliseconds: at)
            #expect(
                try await store.idleConversations(since: instant, limit: 9)
                    == (try await memory.idleConversations(since: instant, limit: 9))
            )
        }
        for text in [
            "refund", "REF", "退款", "款", "想退", "où", "café", "\"quoted", "AB12", "* OR", "parcel 发货", "nothing",
        ] {
            let ours = try await store.search(text, limit: 10_000).map(Place.init)
            let theirs = try await memory.search(text, limit: 10_000).map(Place.init)
            #expect(ours.sorted() == theirs.sorted(), "\(text)")
        }
    }

    private func compareLog(_ id: ConversationID) async throws {
        #expect(try await store.summary(of: id) == (try await memory.summary(of: id)))
        for (start, limit) in [(0, 10_000), (3, 7), (100, 5), (-1, 2), (10_000, 5)] {
            #expect(
                try await store.records(of: id, after: start, limit: limit)
                    == (try await memory.records(of: id, after: start, limit: limit))
            )
            #expect(
                try await store.visibleRecords(of: id, after: start, limit: limit)
                    == (try await memory.visibleRecords(of: id, after: start, limit: limit))
            )
        }
        #expect(try await store.pageViews(of: id, limit: 3) == (try await memory.pageViews(of: id, limit: 3)))
    }

    private func compareVisitor(_ id: VisitorID) async throws {
        #expect(try await store.visitor(id) == (try await memory.visitor(id)))
        #expect(try await store.wins(of: id) == (try await memory.wins(of: id)))
        #expect(try await store.export(id) == (try await memory.export(id)))
    }

    private func compareList(_ view: ConversationListQuery.View) async throws {
        var cursor: String?
        repeat {
            let query = ConversationListQuery(view, before: cursor, limit: 3)
            let page = try await store.conversations(query)
            #expect(page == (try await memory.conversations(query)))
            cursor = page.next
        } while cursor != nil
    }

    private struct Place: Hashable, Comparable {
        let conversation: ConversationID
        let pos: Int
        let text: String

        init(_ hit: SearchHit) { (conversation, pos, text) = (hit.conversation, hit.pos, hit.text) }

        static func < (left: Place, right: Place) -> Bool {
            (left.conversation, left.pos) < (right.conversation, right.pos)
        }
    }
}
