import FrontdeskCore
import FrontdeskRuntime

extension ConversationStoreContract {
    static let visitorChecks: [Check] = [knowsVisitors, forgetsOldTokens, countsWins, exports, erases]

    @Sendable private static func knowsVisitors(_ store: any DeskStore) async throws {
        var visitor = VisitorDossier(
            id: "v1",
            outsideName: OutsideName(realm: "site", name: "ana"),
            attributes: ["name": .string("Ana"), "age": .integer(30), "score": .number(0.5), "vip": .boolean(true)],
            browserLanguages: ["pt-BR", "en"],
            createdAt: Instant(milliseconds: 5),
            conversation: "c1"
        )
        try await store.save(visitor, adding: TokenDigest(hexadecimal: "aa"))
        try await store.save(VisitorDossier(id: "v2", createdAt: Instant(milliseconds: 6)), adding: nil)
        let byToken = try await store.visitor(TokenDigest(hexadecimal: "aa"))
        let byName = try await store.visitor(OutsideName(realm: "site", name: "ana"))
        let byID = try await store.visitor("v1")
        try require(byToken == visitor && byName == visitor && byID == visitor, "a visitor is found and read as saved")
        visitor.conversation = "c2"
        visitor.attributes = [:]
        try await store.save(visitor, adding: TokenDigest(hexadecimal: "bb"))
        for token in ["aa", "bb"] {
            let found = try await store.visitor(TokenDigest(hexadecimal: token))
            try require(found == visitor, "a visitor is replaced, and keeps earlier tokens")
        }
        let unknown = try await store.visitor(TokenDigest(hexadecimal: "cc"))
        let elsewhere = try await store.visitor(OutsideName(realm: "rest", name: "ana"))
        try require(unknown == nil && elsewhere == nil, "an unknown token or name stands for nobody")
    }

    @Sendable private static func forgetsOldTokens(_ store: any DeskStore) async throws {
        let visitor = VisitorDossier(id: "v1", createdAt: Instant(milliseconds: 5))
        for number in 1...51 { try await store.save(visitor, adding: TokenDigest(hexadecimal: "\(number)")) }
        let oldest = try await store.visitor(TokenDigest(hexadecimal: "1"))
        let second = try await store.visitor(TokenDigest(hexadecimal: "2"))
        try require(oldest == nil && second == visitor, "of more than 50 tokens the oldest go")
    }

    private static func turn(_ outcome: TurnRecord.Outcome, _ rules: [RuleName]) -> Event {
        .turn(
            TurnRecord(
                turn: 1,
                outcome: outcome,
                rules: rules,
                variants: [],
                effects: [],
                calls: [],
                trace: Trace(ruleSet: "s", model: nil)
            )
        )
    }

    @Sendable private static func countsWins(_ store: any DeskStore) async throws {
        for id in ["c1", "c2"] as [ConversationID] {
            var writer = LogWriter(id, in: store)
            try await writer.open()
            try await writer.add([
                (turn(.answered, ["a", "b"]), .bot, nil), (turn(.answered, ["a"]), .bot, nil),
                (turn(.suppressed, ["a"]), .bot, nil),
            ])
        }
        let wins = try await store.wins(of: "v1")
        try require(wins == ["a": 4, "b": 2], "wins are counted over all conversations; got \(wins)")
        let others = try await store.wins(of: "v2")
        try require(others.isEmpty, "wins belong to their visitor")
    }

    private static func tellStory(_ store: any DeskStore) async throws -> LogWriter {
        let visitor = VisitorDossier(
            id: "v1",
            outsideName: OutsideName(realm: "site", name: "ana"),
            attributes: ["name": .string("Ana")],
            createdAt: Instant(milliseconds: 5),
            conversation: "c1"
        )
        try await store.save(visitor, adding: TokenDigest(hexadecimal: "aa"))
        var writer = LogWriter("c1", in: store)
        writer.name = "Ana"
        try await writer.open()
        try await writer.add(said("my secret word"), by: .visitor, "m1")
        try await writer.add(turn(.answered, ["a"]), by: .bot)
        try await writer.add(.note("secret, too"), by: .agent("a1"))
        try await writer.add(.ownerChanged(OwnerChange(owner: .queue(team: "t", priority: .high))), by: .bot)
        try await writer.add(.closed(.closedByVisitor))
        return writer
    }

    @Sendable private static func exports(_ store: any DeskStore) async throws {
        let writer = try await tellStory(store)
        var other = LogWriter("c9", of: "v2", in: store)
        try await other.open()
        let export = try await store.export("v1")
        let records = try await writer.records()
        try require(export?.conversations.map(\.records) == [records], "an export has all records of the visitor alone")
        try require(export?.visitor.name == "Ana" && export?.wins == ["a": 1], "an export has the dossier and the wins")
        let unknown = try await store.export("nobody")
        try require(unknown == nil, "an unknown visitor has no export")
    }

    @Sendable private static func erases(_ store: any DeskStore) async throws {
        let writer = try await tellStory(store)
        var other = LogWriter("c9", of: "v2", in: store)
        try await other.open()
        try await other.add(said("secret of another"))
        let before = try await writer.records()
        let unknown = try await store.erase("nobody", at: Instant(milliseconds: 9))
        try require(unknown == nil, "an unknown visitor can't be erased")
        for _ in 1...2 {
            let erased = try await store.erase("v1", at: Instant(milliseconds: 9))
            try require(erased == ["c1"], "the visitor's conversations are told, also the second time")
            let after = try await writer.records()
            try require(after.map(\.pos) == before.map(\.pos) && after.map(\.seq) == before.map(\.seq), "numbers stay")
            try require(after.map(\.event.kind) == before.map(\.event.kind), "kinds stay")
            try require(after == before.map(\.erased), "payloads of the visitor are blank, changes of owner are not")
            let hits = try await store.search("secret", limit: 10)
            try require(hits.map(\.conversation) == ["c9"], "search finds nothing of the visitor any more")
            let token = try await store.visitor(TokenDigest(hexadecimal: "aa"))
            let name = try await store.visitor(OutsideName(realm: "site", name: "ana"))
            try require(token == nil && name == nil, "no token or name stands for the visitor")
            let dossier = try await store.visitor("v1")
            try require(
                dossier?.erasedAt == Instant(milliseconds: 9) && dossier?.attributes == [:],
                "the dossier is blank"
            )
            let wins = try await store.wins(of: "v1")
            try require(wins.isEmpty, "wins are gone")
            let summary = try await store.summary(of: "c1")
            try require(summary?.last == nil && summary?.visitorName == nil, "lists show nothing of the visitor")
            try require(summary?.pos == before.count && summary?.owner == .nobody, "lists keep numbers and owner")
        }
        let repeated = writer.draft([(said("again"), .visitor, "m1")]).0
        let result = try await store.append(repeated)
        try require(result == .duplicate(before[1].erased), "client ids stay known; got \(result)")
    }
}
