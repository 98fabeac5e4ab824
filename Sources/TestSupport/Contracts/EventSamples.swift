import FrontdeskCore

/// One event of every kind at the least, with every field in use somewhere.
enum EventSamples {
    /// The events; the first one opens a conversation.
    static let all: [Event] =
        [
            .opened(opening),
            .message(Message(text: "我想退款，怎么办？\u{0}🙂", language: "zh")),
            .message(offer),
            .message(Message(text: "Damaged", chosen: Message.ChosenReply(seq: 2, choice: "c1"))),
            .edited(seq: 1, text: "a new text"),
            .deleted(seq: 1),
            .ownerChanged(queued),
            .ownerChanged(OwnerChange(owner: .agent("a1"), by: "a1", name: "Mei")),
            .ownerChanged(OwnerChange(owner: .bot, by: "a1")),
            .ownerChanged(OwnerChange(owner: .offline(team: "billing", priority: .low), cause: .asked)),
            .wentOffline(
                OfflineNotice(
                    team: "billing",
                    priority: .urgent,
                    opensAt: Instant(milliseconds: 12),
                    cause: .lowConfidence
                )
            ),
            .wentOffline(OfflineNotice(team: "billing", priority: .normal, opensAt: nil, cause: .button)),
            .closed(.resolved(by: "a1")), .closed(.closedByVisitor), .closed(.closedByRule("bye")),
            .closed(.visitorIdle),
            .reopened(OwnerChange(owner: .bot)),
            .pageViewed(
                PageView(url: "https://shop.example/a?b=c", title: "A \"page\"", referrer: "https://x.example")
            ),
            .pageViewed(PageView(url: "https://shop.example/", title: "")),
            .turn(turn),
            .turn(
                TurnRecord(turn: 2, outcome: .suppressed, rules: [], variants: [], effects: [], calls: [], trace: bare)
            ),
            .note("for colleagues: \u{2028} careful"), .tagged(["a", "b"]), .untagged(["a"]),
            .webhookAnswered(WebhookAnswer(turnPosition: 4, index: 0, values: ["order.state": .string("sent")])),
            .webhookAnswered(WebhookAnswer(turnPosition: 4, index: 1, values: nil)),
            .cursorMoved(Cursor(mark: .delivered, seq: 3)), .cursorMoved(Cursor(mark: .read, seq: 2)),
            .judged(TurnJudgement(turnPosition: 4, isWrong: true, meant: "refund")),
            .judged(TurnJudgement(turnPosition: 4, isWrong: false, meant: nil)),
            .erased(kind: .message), .erased(kind: .note),
        ] + ratings

    static let opening = Opening(
        visitor: "v1",
        channel: .web,
        seed: .max,
        browserLanguages: ["de-CH", "fr"],
        pageLanguage: "de"
    )

    private static let ratings = [Rating(score: 5, comment: "thanks"), Rating(score: 1, comment: nil)]
        .compactMap { $0 }.map(Event.rated)

    private static let queued = OwnerChange(
        owner: .queue(team: "billing", priority: .high),
        cause: .rule,
        reason: "damaged goods"
    )

    private static let offer = Message(
        text: "أين الطلب؟",
        language: "ar",
        direction: .rightToLeft,
        choices: [
            Choice(id: "c1", label: "Damaged", target: "refund.damaged"),
            Choice(id: "c2", label: "Shipping", target: nil, intent: "shipping"),
        ],
        attachments: [
            .image(url: "https://shop.example/i.png", alternative: "a parcel"),
            .card(title: "Order", text: "AB12345678", url: "https://shop.example/o"),
        ],
        key: "refund.ask"
    )

    private static let turn = TurnRecord(
        turn: 1,
        outcome: .answered,
        rules: ["refund.ask", "退款.申请"],
        variants: [VariantUse(rule: "refund.ask", group: 0, variant: 2)],
        effects: [
            .setVariable("order_id", .string("AB12345678")), .setVariable("n", .integer(-3)),
            .setVariable("x", .number(0.1)), .setVariable("y", .boolean(true)), .unsetVariable("z"), .addTag("t"),
            .removeTag("u"), .enterTopic("refund", turns: 6), .enterTopic("refund", turns: nil), .leaveTopic,
            .setLanguage("zh-Hant"),
        ],
        calls: [
            WebhookCall(
                webhook: "oms",
                arguments: ["order": .string("AB12345678")],
                into: "order",
                rule: "refund.ask",
                resumeAt: 3,
                ruleSet: "cafe"
            ),
            WebhookCall(webhook: "log", arguments: [:], into: nil, rule: "r", resumeAt: 0, ruleSet: "cafe"),
        ],
        trace: trace
    )

    private static let bare = Trace(ruleSet: "cafe", model: nil)

    private static let trace = Trace(
        ruleSet: "cafe",
        model: "beef",
        steps: [
            TraceStep(plugin: "normalization", outcome: .passed, reasons: []),
            TraceStep(plugin: "intents", outcome: .overBudget, reasons: []),
            TraceStep(plugin: "a", outcome: .switchedOff, reasons: []),
            TraceStep(plugin: "b", outcome: .failed, reasons: [.other("no answer")]),
            TraceStep(plugin: "rule-bot", outcome: .decided, reasons: reasons),
        ],
        hours: ["support": true, "billing": false],
        attributes: ["plan": .string("gold"), "age": .integer(30), "score": .number(1.5), "vip": .boolean(false)],
        visitorWins: ["refund.ask": 2],
        confidence: 0.83
    )

    private static let reasons: [Reason] = [
        .languages([LanguageProbability(language: "en", probability: 0.9)]),
        .replyLanguage("en", from: "message"),
        .intents(
            IntentFacts(
                ranking: [IntentFacts.Score(intent: "refund", confidence: 0.7)],
                advice: .clarify,
                acceptThreshold: 0.75,
                clarifyThreshold: 0.45,
                outOfScope: 0.1
            )
        ),
        .candidate(
            CandidateReason(
                rule: "refund.ask",
                location: FileLocation(path: "rules/en/refunds.rules", line: 12, column: 3),
                priority: -5,
                layer: "words",
                kind: "exactly",
                coverage: 14,
                conditions: [ConditionReason(text: "hours support open", holds: true)],
                languageTenths: 9,
                language: "en",
                spans: [0..<6, 9..<14],
                blockedBy: "limit"
            )
        ),
        .candidate(
            CandidateReason(
                rule: "other",
                location: FileLocation(path: "a.rules", line: 1, column: 1),
                priority: 0,
                layer: "intent",
                kind: "intent",
                coverage: 0,
                conditions: [],
                languageTenths: 10,
                language: nil,
                spans: [],
                blockedBy: nil
            )
        ),
        .wonBy(.coverage), .omitted(candidates: 3), .chosen("refund.damaged"), .clarified(["refund", "shipping"]),
        .fallback(misses: 2), .escalated(.asked), .other("own words"),
    ]
}
