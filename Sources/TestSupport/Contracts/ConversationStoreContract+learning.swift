import FrontdeskCore
import FrontdeskRuntime

extension ConversationStoreContract {
    static let learningChecks: [Check] = [findsDecisions, keepsSettlements, dropsOldSettlements]

    private static let turn = TurnRecord(
        turn: 1,
        outcome: .missed,
        rules: [],
        variants: [],
        effects: [],
        calls: [],
        trace: Trace(ruleSet: "r", model: nil)
    )

    @Sendable private static func findsDecisions(_ store: any DeskStore) async throws {
        let nothing = try await store.decisions(before: nil, reach: 10)
        try require(nothing == DecisionPage(records: [], next: nil), "an empty store has no decisions")
        var first = LogWriter("c1", in: store)
        var second = LogWriter("c2", of: "v2", in: store)
        try await first.open()
        try await first.add([(.message(Message(text: "a")), .visitor, "m1"), (.turn(turn), .bot, nil)])
        try await second.open()
        try await second.add([(.message(Message(text: "b")), .visitor, "m1"), (.turn(turn), .bot, nil)])
        try await first.add(.judged(TurnJudgement(turnPosition: 3, isWrong: true, meant: "refund")), by: .agent("a1"))
        try await second.add(.ownerChanged(OwnerChange(owner: .agent("a1"), by: "a1")), by: .agent("a1"))
        try await second.add(.note("not a decision"), by: .agent("a1"))
        let all = try await store.decisions(before: nil, reach: 100)
        try require(
            all.records.map { "\($0.conversation) \($0.pos)" } == ["c2 4", "c1 4", "c2 3", "c1 3"],
            "turns, judgements and changes of owner come in the order they were stored, the last first"
        )
        try require(all.next == nil, "the last page has no next one")
        var found: [Record] = []
        var cursor: Int?
        var pages = 0
        repeat {
            let page = try await store.decisions(before: cursor, reach: 2)
            found += page.records
            cursor = page.next
            pages += 1
        } while cursor != nil && pages < 100
        try require(found == all.records, "pages follow each other without a gap")
        try require(pages > 2 && pages < 100, "a page looks at so many records and no more; there were \(pages)")
        try await store.save(VisitorDossier(id: "v2", createdAt: Instant(milliseconds: 1)), adding: nil)
        _ = try await store.erase("v2", at: Instant(milliseconds: 5))
        let rest = try await store.decisions(before: nil, reach: 100)
        try require(
            !rest.records.contains { $0.conversation == "c2" && $0.event == .turn(turn) },
            "nothing of an erased visitor is found"
        )
    }

    private static func settlement(
        _ key: MessageKey,
        _ kind: MessageSettlement.Kind,
        _ at: Int64
    ) -> MessageSettlement {
        MessageSettlement(key: key, kind: kind, at: Instant(milliseconds: at))
    }

    @Sendable private static func keepsSettlements(_ store: any DeskStore) async throws {
        let dismissed = settlement("b", .dismissed, 2)
        try await store.settle([settlement("a", .promoted, 1), dismissed])
        try await store.settle([settlement("a", .dismissed, 3), settlement("c", .promoted, 4)])
        var kept = try await store.settlements()
        try require(
            kept == [settlement("a", .dismissed, 3), dismissed, settlement("c", .promoted, 4)],
            "the last decision about words counts"
        )
        try await store.unsettle(["a", "c", "unknown"])
        kept = try await store.settlements()
        try require(kept == [dismissed], "a decision is forgotten when told")
    }

    @Sendable private static func dropsOldSettlements(_ store: any DeskStore) async throws {
        let limit = MessageSettlement.limit
        let many = (0..<limit + 5).map { settlement(MessageKey(rawValue: "k\($0)"), .dismissed, Int64($0)) }
        try await store.settle(Array(many.prefix(limit)))
        try await store.settle(Array(many.suffix(5)))
        let kept = try await store.settlements()
        try require(kept.count == limit, "at most \(limit) decisions are kept; there are \(kept.count)")
        try require(kept.map(\.at).min() == Instant(milliseconds: 5), "the oldest decisions go first")
    }
}
