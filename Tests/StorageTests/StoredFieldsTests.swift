import FrontdeskCore
import FrontdeskRuntime
import Testing

@testable import FrontdeskStorage

/// The compact form names no fields: a field that is added to a type but not to its form would be lost in silence.
struct StoredFieldsTests {
    private static let trace = Trace(ruleSet: "s", model: nil)
    private static let opening = Opening(visitor: "v", channel: .web, seed: 1, browserLanguages: [], pageLanguage: nil)

    private static let values: [(any Stored & Sendable, [String])] = [
        (Message(text: "t"), ["text", "language", "direction", "choices", "attachments", "key", "chosen"]),
        (Message.ChosenReply(seq: 1, choice: "c"), ["seq", "choice"]),
        (Choice(id: "c", label: "l", target: nil), ["id", "label", "target", "intent"]),
        (
            TurnRecord(turn: 1, outcome: .missed, rules: [], variants: [], effects: [], calls: [], trace: trace),
            ["turn", "outcome", "rules", "variants", "effects", "calls", "trace"]
        ),
        (VariantUse(rule: "r", group: 0, variant: 0), ["rule", "group", "variant"]),
        (
            WebhookCall(webhook: "w", arguments: [:], into: nil, rule: "r", resumeAt: 0, ruleSet: "s"),
            ["webhook", "arguments", "into", "rule", "resumeAt", "ruleSet"]
        ),
        (trace, ["ruleSet", "model", "steps", "hours", "attributes", "visitorWins", "confidence"]),
        (TraceStep(plugin: "p", outcome: .passed, reasons: []), ["plugin", "outcome", "reasons"]),
        (
            CandidateReason(
                rule: "r",
                location: FileLocation(path: "p", line: 1, column: 1),
                priority: 0,
                layer: "l",
                kind: "k",
                coverage: 0,
                conditions: [],
                languageTenths: 0,
                language: nil,
                spans: [],
                blockedBy: nil
            ),
            [
                "rule", "location", "priority", "layer", "kind", "coverage", "conditions", "languageTenths",
                "language", "spans", "blockedBy",
            ]
        ),
        (FileLocation(path: "p", line: 1, column: 1), ["path", "line", "column"]),
        (ConditionReason(text: "t", holds: true), ["text", "holds"]),
        (OwnerChange(owner: .bot), ["owner", "cause", "reason", "by", "name"]),
        (
            OfflineNotice(team: "t", priority: .low, opensAt: nil, cause: .rule),
            ["team", "priority", "opensAt", "cause"]
        ),
        (opening, ["visitor", "channel", "seed", "browserLanguages", "pageLanguage"]),
        (PageView(url: "u", title: "t"), ["url", "title", "referrer"]),
        (WebhookAnswer(turnPosition: 1, index: 0, values: nil), ["turnPosition", "index", "values"]),
        (Cursor(mark: .read, seq: 1), ["mark", "seq"]),
        (
            VisitorDossier(id: "v", createdAt: Instant(milliseconds: 0)),
            ["id", "outsideName", "attributes", "browserLanguages", "createdAt", "conversation", "erasedAt"]
        ),
        (OutsideName(realm: "r", name: "n"), ["realm", "name"]),
        (
            ConversationSummary(ConversationState(id: "c"), visitor: "v", visitorName: nil),
            [
                "conversation", "visitor", "visitorName", "channel", "pos", "seq", "epoch", "owner", "team", "priority",
                "queuedAt", "openedAt", "ownedSince", "closedAt", "language", "cause", "reason", "last",
                "visitorWroteAt", "agentWroteAt", "unansweredSince", "tags", "page", "rating", "openCalls", "position",
            ]
        ),
    ]

    @Test(arguments: values.indices)
    func `every field of a stored type is known to its form`(index: Int) {
        let (value, fields) = Self.values[index]
        #expect(Mirror(reflecting: value).children.compactMap(\.label) == fields, "\(type(of: value))")
    }
}
