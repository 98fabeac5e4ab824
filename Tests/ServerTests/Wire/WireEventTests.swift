import FrontdeskCore
import FrontdeskTestSupport
import NIOCore
import Testing

@testable import FrontdeskServer

struct WireEventTests {
    private static let candidate = CandidateReason(
        rule: "refund",
        location: FileLocation(path: "en/refunds.rules", line: 3, column: 5),
        priority: 0,
        layer: "words",
        kind: "words",
        coverage: 6,
        conditions: [ConditionReason(text: "open support", holds: true)],
        languageTenths: 10,
        language: "en",
        spans: [2..<8],
        blockedBy: nil
    )

    private static let reasons: [Reason] = [
        .languages([LanguageProbability(language: "en", probability: 0.75)]), .replyLanguage("en", from: "message"),
        .intents(
            IntentFacts(
                ranking: [IntentFacts.Score(intent: "refund", confidence: 0.5)],
                advice: .clarify,
                acceptThreshold: 0.75,
                clarifyThreshold: 0.25,
                outOfScope: 0.125
            )
        ),
        .candidate(candidate), .wonBy(.coverage), .omitted(candidates: 2), .chosen("refund"), .clarified(["refund"]),
        .fallback(misses: 2), .escalated(.asked), .other("no comment"),
    ]

    private static let turn = TurnRecord(
        turn: 1,
        outcome: .answered,
        rules: ["refund"],
        variants: [],
        effects: [],
        calls: [],
        trace: Trace(
            ruleSet: "r1",
            model: "m1",
            steps: [TraceStep(plugin: "rule-bot", outcome: .decided, reasons: reasons)],
            hours: ["support": true, "sales": false],
            confidence: 1
        )
    )

    private static let offer = Message(
        text: "Which one?",
        language: "en",
        direction: .leftToRight,
        choices: [Choice(id: "c1", label: "Refund", target: "secret-rule", intent: "secret-intent")],
        attachments: [.image(url: "/a.png", alternative: "A"), .card(title: "T", text: "X", url: "/t")],
        key: "secret.key"
    )

    /// One event of each kind, in the order of a log.
    private static let events: [(Author, Event)] =
        [
            (
                .system,
                .opened(Opening(visitor: "v1", channel: .web, seed: 7, browserLanguages: ["de"], pageLanguage: "de"))
            ),
            (.visitor, .message(Message(text: "我想退款"))), (.bot, .message(offer)),
            (.visitor, .message(Message(text: "Refund", chosen: Message.ChosenReply(seq: 2, choice: "c1")))),
            (.bot, .turn(turn)), (.agent("a1"), .edited(seq: 2, text: "new")), (.agent("a1"), .deleted(seq: 2)),
            (
                .bot,
                .ownerChanged(
                    OwnerChange(owner: .queue(team: "t1", priority: .high), cause: .rule, reason: "secret-reason")
                )
            ),
            (.agent("a1"), .ownerChanged(OwnerChange(owner: .agent("a1"), by: "a1", name: "Mei"))),
            (.agent("a1"), .note("secret-note")), (.agent("a1"), .tagged(["vip"])), (.agent("a1"), .untagged(["vip"])),
            (.visitor, .pageViewed(PageView(url: "https://shop.example/a", title: "A", referrer: "https://x.example"))),
            (.system, .webhookAnswered(WebhookAnswer(turnPosition: 5, index: 0, values: ["secret-x": .boolean(true)]))),
            (.agent("a1"), .cursorMoved(Cursor(mark: .read, seq: 3))),
            (
                .bot,
                .wentOffline(
                    OfflineNotice(team: "t1", priority: .low, opensAt: Instant(milliseconds: 0), cause: .asked)
                )
            ),
            (.agent("a1"), .closed(.resolved(by: "a1"))), (.visitor, .reopened(OwnerChange(owner: .bot))),
            (.visitor, .erased(kind: .message)), (.agent("a1"), .erased(kind: .note)),
        ] + [Rating(score: 5, comment: "secret-comment")].compactMap { $0 }.map { (.visitor, .rated($0)) }

    private static let records: [Record] = {
        var seq = 0
        return events.enumerated().map { index, item in
            if item.1.isVisible { seq += 1 }
            return Record(
                conversation: "c1",
                pos: index + 1,
                seq: item.1.isVisible ? seq : nil,
                epoch: 0,
                at: Instant(milliseconds: 1_772_445_600_000),
                author: item.0,
                event: item.1,
                clientMessageID: ClientMessageID("m\(index)")
            )
        }
    }()

    private static let names: AuthorNames = { $0 == .agent("a1") ? "Mei" : "" }

    private func lines(_ write: (inout JSONWriter, Record) -> Void) -> String {
        Self.records.map { record in
            var json = JSONWriter()
            json.object { write(&$0, record) }
            return String(buffer: json.buffer) + "\n"
        }.joined()
    }

    @Test func `shows visitors what they may see`() throws {
        try expectSnapshot(lines { $0.visitorMembers(of: $1, Self.names) }, named: "visitor-events.jsonl")
    }

    @Test func `shows agents everything`() throws {
        try expectSnapshot(lines { $0.agentMembers(of: $1, Self.names) }, named: "agent-events.jsonl")
    }

    @Test func `tells visitors nothing that is meant for agents`() {
        let text = lines { $0.visitorMembers(of: $1, Self.names) }
        #expect(!text.contains("secret"))
        #expect(!text.contains(#""a1""#))
        #expect(!text.contains("t1"))
        #expect(!text.contains("vip"))
    }

    @Test func `tells a visitor the ids of their own messages only`() {
        for record in Self.records where record.author != .visitor {
            var json = JSONWriter()
            json.object { $0.visitorMembers(of: record, Self.names) }
            #expect(!String(buffer: json.buffer).contains("cmid"))
        }
    }
}
