import FrontdeskCore
import FrontdeskRuntime

extension ConversationStoreContract {
    static let logChecks: [Check] = [
        keepsEveryKind, numbersRecords, refusesWrongPlaces, refusesRepeatedIDs, letsOneOfManyWin, letsOneIDWin,
        findsWhatWasSent, readsPageViews,
    ]

    @Sendable private static func keepsEveryKind(_ store: any DeskStore) async throws {
        var writer = LogWriter("c1", in: store)
        let authors: [Author] = [.system, .visitor, .bot, .agent("a1")]
        for (index, event) in EventSamples.all.enumerated() {
            try await writer.add(event, by: authors[index % 4], index % 3 == 0 ? ClientMessageID("id-\(index)") : nil)
        }
        let records = try await writer.records()
        try require(records.map(\.event) == EventSamples.all, "every event is read as it was written")
        for (index, record) in records.enumerated() {
            try require(record.author == authors[index % 4], "every author is read as written")
            try require(
                record.clientMessageID == (index % 3 == 0 ? ClientMessageID("id-\(index)") : nil),
                "client ids are kept"
            )
            try require(record.at == writer.at && record.conversation == "c1", "time and conversation are kept")
        }
        try require(
            ConversationState(id: "c1", records: records) == writer.state,
            "a log that was read folds to the state of the one that was written"
        )
        let summary = try await store.summary(of: "c1")
        try require(
            summary == ConversationSummary(writer.state, visitor: "v1", visitorName: nil),
            "the summary of the last append is kept"
        )
        let unknown = try await store.summary(of: "c2")
        try require(unknown == nil, "an unknown conversation has no summary")
    }

    @Sendable private static func numbersRecords(_ store: any DeskStore) async throws {
        var writer = LogWriter("c1", in: store)
        try await writer.open()
        for number in 1...20 {
            try await writer.add([
                (said("\(number)"), .visitor, nil), (.note("n"), .agent("a"), nil), (said("re"), .bot, nil),
            ])
        }
        let all = try await writer.records()
        try require(all.map(\.pos) == Array(1...61), "places are read in order and without gaps")
        try require(all.compactMap(\.seq) == Array(1...40), "visible numbers are read in order and without gaps")
        let some = try await store.records(of: "c1", after: 10, limit: 5)
        try require(some.map(\.pos) == Array(11...15), "records are read behind a place, as many as asked for")
        let visible = try await store.visibleRecords(of: "c1", after: 7, limit: 4)
        try require(visible.compactMap(\.seq) == Array(8...11), "visible records are read behind a number")
        try require(visible.allSatisfy(\.event.isVisible), "hidden records are not read as visible ones")
        let none = try await store.visibleRecords(of: "c1", after: 40, limit: 4)
        try require(none.isEmpty, "there is nothing behind the last visible record")
    }

    @Sendable private static func refusesWrongPlaces(_ store: any DeskStore) async throws {
        var writer = LogWriter("c1", in: store)
        try await writer.open()
        let (early, _) = writer.draft([(said("late"), .visitor, "late")])
        try await writer.add(said("first"))
        let late = try await store.append(early)
        try require(late == .moved(pos: 2, epoch: 0), "an append for a place that is taken is refused; got \(late)")
        let (old, _) = writer.draft([(said("bot"), .bot, nil)])
        try await writer.add(.ownerChanged(OwnerChange(owner: .agent("a1"))), by: .agent("a1"))
        let stale = Append(
            conversation: "c1",
            expectedPos: 3,
            expectedEpoch: 0,
            records: old.records,
            summary: old.summary
        )
        let result = try await store.append(stale)
        try require(result == .moved(pos: 3, epoch: 1), "an append for an old epoch is refused; got \(result)")
        let count = try await writer.records().count
        try require(count == 3, "nothing of a refused append is stored")
        let (again, _) = LogWriter("c1", in: store).draft([(.opened(EventSamples.opening), .system, nil)])
        let opened = try await store.append(again)
        try require(opened == .moved(pos: 3, epoch: 1), "a conversation is opened once")
    }

    @Sendable private static func refusesRepeatedIDs(_ store: any DeskStore) async throws {
        var writer = LogWriter("c1", in: store)
        try await writer.open()
        try await writer.add(said("one"), by: .visitor, "m1")
        let first = try await writer.records()[1]
        let (repeated, _) = writer.draft([(.note("hidden"), .system, nil), (said("two"), .visitor, "m1")])
        let result = try await store.append(repeated)
        try require(result == .duplicate(first), "a repeated client id gives the first record; got \(result)")
        let count = try await writer.records().count
        try require(count == 2, "nothing of an append with a repeated id is stored")
        try await writer.add(said("three"), by: .agent("a1"), "m1")
        try await writer.add(said("four"), by: .agent("a2"), "m1")
        var other = LogWriter("c2", in: store)
        try await other.open()
        try await other.add(said("five"), by: .visitor, "m1")
        let stale = LogWriter("c1", in: store).draft([(said("one"), .visitor, "m1")]).0
        let late = try await store.append(stale)
        try require(late == .duplicate(first), "a repeated id is known even when the log has moved on; got \(late)")
    }

    @Sendable private static func letsOneOfManyWin(_ store: any DeskStore) async throws {
        var writer = LogWriter("c1", in: store)
        try await writer.open()
        let rivals = (1...50).map { number in
            writer.draft([
                (.ownerChanged(OwnerChange(owner: .agent(AgentID("a\(number)")))), .agent(AgentID("a\(number)")), nil)
            ]).0
        }
        let results = try await inParallel(rivals, store)
        let won = results.count { $0 == .appended }
        try require(won == 1, "of 50 appends for one place one is taken; got \(won)")
        let lost = results.count { $0 == .moved(pos: 2, epoch: 1) }
        try require(lost == 49, "the others are told what is there; got \(lost)")
    }

    @Sendable private static func letsOneIDWin(_ store: any DeskStore) async throws {
        var writer = LogWriter("c1", in: store)
        try await writer.open()
        let repeated = writer.draft([(said("one"), .visitor, "m1")]).0
        let results = try await inParallel(Array(repeating: repeated, count: 30), store)
        let won = results.count { $0 == .appended }
        try require(won == 1, "of 30 appends with one client id one is taken; got \(won)")
        let record = try await writer.records()[1]
        let known = results.count { $0 == .duplicate(record) }
        try require(known == 29, "the others are given the record; got \(known)")
    }

    private static func inParallel(_ appends: [Append], _ store: any DeskStore) async throws -> [AppendResult] {
        try await withThrowingTaskGroup(of: AppendResult.self) { group in
            for append in appends { group.addTask { try await store.append(append) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Sendable private static func findsWhatWasSent(_ store: any DeskStore) async throws {
        var writer = LogWriter("c1", in: store)
        try await writer.open()
        try await writer.add(said("one"), by: .visitor, "m1")
        let found = try await store.record(of: "c1", sentBy: .visitor, as: "m1")
        try require(found?.pos == 2, "a record is found by its client id")
        let foreign = try await store.record(of: "c1", sentBy: .agent("a1"), as: "m1")
        try require(foreign == nil, "client ids belong to their author")
        let elsewhere = try await store.record(of: "c2", sentBy: .visitor, as: "m1")
        try require(elsewhere == nil, "client ids belong to their conversation")
    }

    @Sendable private static func readsPageViews(_ store: any DeskStore) async throws {
        var writer = LogWriter("c1", in: store)
        try await writer.open()
        for number in 1...5 {
            try await writer.add(.pageViewed(PageView(url: "https://shop.example/\(number)", title: "")))
            try await writer.add(said("x"))
        }
        let views = try await store.pageViews(of: "c1", limit: 3)
        try require(views.map(\.pos) == [6, 8, 10], "the last page views are read in order")
    }
}
