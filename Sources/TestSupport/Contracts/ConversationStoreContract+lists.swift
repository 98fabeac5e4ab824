import FrontdeskCore
import FrontdeskRuntime

extension ConversationStoreContract {
    static let listChecks: [Check] = [listsQueues, listsViews, findsIdleOnes, findsOpenCalls, searches]

    @Sendable private static func listsQueues(_ store: any DeskStore) async throws {
        let places: [(TeamName, QueuePriority)] = [
            ("support", .normal), ("billing", .normal), ("support", .urgent), ("support", .low), ("support", .normal),
        ]
        for (index, (team, priority)) in places.enumerated() {
            var writer = LogWriter(ConversationID("c\(index)"), in: store)
            try await writer.open()
            writer.at = writer.at + .seconds(index)
            try await writer.add(.ownerChanged(OwnerChange(owner: .queue(team: team, priority: priority))), by: .bot)
        }
        var found: [ConversationID] = []
        var cursor: String?
        repeat {
            let query = ConversationListQuery(.queue(teams: ["support"]), before: cursor, limit: 2)
            let page = try await store.conversations(query)
            found += page.conversations.map(\.conversation)
            cursor = page.next
        } while cursor != nil
        try require(found == ["c2", "c0", "c4", "c3"], "a queue is listed by priority, then by age; got \(found)")
        let all = try await store.conversations(ConversationListQuery(.queue(teams: [])))
        try require(all.conversations.count == 5, "no team stands for all teams")
        let lengths = try await store.queueLengths()
        try require(lengths == ["support": 4, "billing": 1], "waiting conversations are counted for each team")
    }

    @Sendable private static func listsViews(_ store: any DeskStore) async throws {
        let owners: [OwnerChange?] = [
            nil, OwnerChange(owner: .queue(team: "support", priority: .normal)), OwnerChange(owner: .agent("a1")),
            OwnerChange(owner: .agent("a2")), OwnerChange(owner: .offline(team: "support", priority: .normal)),
        ]
        for (index, change) in owners.enumerated() {
            var writer = LogWriter(ConversationID("c\(index)"), in: store)
            writer.at = writer.at + .seconds(index)
            try await writer.open()
            if let change { try await writer.add(.ownerChanged(change), by: .bot) }
        }
        var closed = LogWriter("c5", in: store)
        try await closed.open()
        try await closed.add(.closed(.closedByVisitor))
        let expected: [(ConversationListQuery.View, [ConversationID])] = [
            (.mine("a1"), ["c2"]), (.withPeople, ["c4", "c3", "c2", "c1"]), (.open, ["c4", "c3", "c2", "c1", "c0"]),
            (.closed, ["c5"]), (.all, ["c4", "c3", "c2", "c1", "c0", "c5"]),
        ]
        for (view, conversations) in expected {
            var found: [ConversationID] = []
            var cursor: String?
            repeat {
                let page = try await store.conversations(ConversationListQuery(view, before: cursor, limit: 2))
                found += page.conversations.map(\.conversation)
                cursor = page.next
            } while cursor != nil
            try require(found == conversations, "\(view) lists \(conversations); got \(found)")
        }
        let broken = try await store.conversations(ConversationListQuery(.all, before: "nonsense", limit: 2))
        try require(broken.conversations.count == 2, "a cursor that makes no sense is ignored")
    }

    @Sendable private static func findsIdleOnes(_ store: any DeskStore) async throws {
        let stories: [(ConversationID, [(Event, Author)])] = [
            ("bot", [(said("a"), .visitor), (said("b"), .bot)]),
            ("silent", []),
            ("answered", [(.ownerChanged(OwnerChange(owner: .agent("a1"))), .agent("a1")), (said("b"), .agent("a1"))]),
            ("owed", [(.ownerChanged(OwnerChange(owner: .agent("a1"))), .agent("a1")), (said("b"), .visitor)]),
            (
                "waiting",
                [
                    (said("a"), .visitor),
                    (.ownerChanged(OwnerChange(owner: .queue(team: "t", priority: .normal))), .bot),
                ]
            ),
            ("closed", [(said("a"), .visitor), (.closed(.closedByVisitor), .visitor)]),
        ]
        for (index, (id, events)) in stories.enumerated() {
            var writer = LogWriter(id, in: store)
            writer.at = writer.at + .milliseconds(index)
            try await writer.open()
            for (event, author) in events { try await writer.add(event, by: author) }
        }
        var young = LogWriter("young", in: store)
        young.at = young.at + .seconds(60)
        try await young.open()
        try await young.add(said("a"))
        let idle = try await store.idleConversations(since: Instant(milliseconds: 1_001_000), limit: 10)
        try require(idle == ["bot", "answered"], "conversations whose visitor owes a word are idle; got \(idle)")
        let one = try await store.idleConversations(since: Instant(milliseconds: 1_001_000), limit: 1)
        try require(one == ["bot"], "those that wait longest come first")
    }

    @Sendable private static func findsOpenCalls(_ store: any DeskStore) async throws {
        var writer = LogWriter("c1", in: store)
        try await writer.open()
        let call = WebhookCall(webhook: "w", arguments: [:], into: nil, rule: "r", resumeAt: 0, ruleSet: "s")
        let turn = TurnRecord(
            turn: 1,
            outcome: .answered,
            rules: ["r"],
            variants: [],
            effects: [],
            calls: [call],
            trace: Trace(ruleSet: "s", model: nil)
        )
        try await writer.add(.turn(turn), by: .bot)
        let open = try await store.conversationsWithOpenCalls(limit: 10)
        try require(open == ["c1"], "open webhook calls are found")
        let answer = WebhookAnswer(turnPosition: 2, index: 0, values: nil)
        try await writer.add(.webhookAnswered(answer), by: .system)
        let none = try await store.conversationsWithOpenCalls(limit: 10)
        try require(none.isEmpty, "answered webhook calls are not")
    }

    @Sendable private static func searches(_ store: any DeskStore) async throws {
        var writer = LogWriter("c1", in: store)
        try await writer.open()
        try await writer.add(said("我想退款，怎么办？"))
        try await writer.add(said("Where is my parcel AB12345678?"))
        try await writer.add(.note("parcel is lost, 退款 granted"), by: .agent("a1"))
        try await writer.add(said("Your parcel is on its way"), by: .bot)
        try await writer.add(said("อยากคืนเงินค่ะ"))
        let expected: [(String, [Int])] = [
            ("退款", [4, 2]), ("款", [4, 2]), ("想", [2]), ("怎么办", [2]), ("退办", []), ("parcel", [4, 3]),
            ("PARC", [4, 3]), ("ab12345678", [3]), ("lost parcel", [4]), ("คืนเงิน", [6]), ("way", []), ("", []),
            ("\" OR * NEAR(", []), ("?!", []),
        ]
        for (text, places) in expected {
            let hits = try await store.search(text, limit: 10)
            try require(hits.map(\.pos) == places, "'\(text)' is found at \(places); got \(hits.map(\.pos))")
        }
        let hits = try await store.search("退款", limit: 10)
        try require(hits.first?.text == "parcel is lost, 退款 granted", "a hit has its text")
        try require(hits.first?.seq == nil && hits.last?.seq == 1, "a hit has its visible number, a note has none")
        let one = try await store.search("parcel", limit: 1)
        try require(one.map(\.pos) == [4], "the newest hits come first, as many as asked for")
    }
}
