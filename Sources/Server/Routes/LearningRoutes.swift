import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird

/// Learning from the field: the intents there are, what they may learn from, and what becomes of it.
struct LearningRoutes: Sendable {
    private let context: ServerContext

    /// At most so many groups are given.
    static let maximumGroups = 200
    /// At most so many keys are settled at once.
    private static let maximumKeys = Desk.unclearMessageLimit
    /// A larger body is refused, in bytes.
    private static let maximumBody = 256 * 1024

    /// Makes the routes.
    init(_ context: ServerContext) { self.context = context }

    /// All of them.
    var routes: [Route] {
        [
            Route(.get, "/api/v1/intents", intents),
            Route(.get, "/api/v1/suggestions", suggestions),
            Route(.post, "/api/v1/suggestions/promote", promote),
            Route(.post, "/api/v1/suggestions/dismiss", dismiss),
            Route(.post, "/api/v1/suggestions/restore", restore),
        ]
    }

    @Sendable private func intents(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn()
        let language = LanguageTag(exchange.query("language").map { String($0.prefix(64)) } ?? "")
        let intents = await context.rules.intents(titledIn: language)
        return .json { $0.intents(intents) }
    }

    @Sendable private func suggestions(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn(as: .admin)
        let view: UnclearMessageView
        switch exchange.query("view") ?? "open" {
        case "open": view = .open
        case "dismissed": view = .dismissed
        default: throw Problem(.invalid, "'view' must be open or dismissed")
        }
        let messages = try await context.ask { desk throws(DeskError) in try await desk.unclearMessages(view) }
        let suggestions = try await context.askRules { rules throws(RuleDeskError) in
            try await rules.suggestions(for: messages.map(\.message))
        }
        // What has become an example since is no news.
        let groups = suggestions.filter { !$0.texts.isEmpty || $0.withheld > 0 }
        return .json { json in
            json.member("messages", messages.count)
            json.member("limit", Desk.unclearMessageLimit)
            json.member("more", max(0, groups.count - Self.maximumGroups))
            json.array("groups", groups.prefix(Self.maximumGroups)) { json, group in
                json.object { $0.members(of: group, messages) }
            }
        }
    }

    @Sendable private func promote(_ exchange: Exchange) async throws(Problem) -> Response {
        let account = try await exchange.signedIn(as: .admin).account
        let fields = try await exchange.body(upTo: Self.maximumBody)
        guard let intent = try fields.optionalName("intent", as: IntentName.self) else {
            throw Problem(.invalid, "'intent' of the body is missing, it must be the name of an intent")
        }
        guard let language = try fields.optionalLanguage("language") else {
            throw Problem(.invalid, "'language' of the body is missing, it must be a language tag such as de")
        }
        let examples = NewExamples(
            intent: intent,
            language: language,
            texts: try texts(fields),
            isInsisted: try fields.optionalFlag("insist") ?? false
        )
        let keys = try keys(fields)
        let saved = try await context.askRules { rules throws(RuleDeskError) in
            try await rules.add(examples, by: account.name)
        }
        let subject = "\(intent) (\(language)): \(examples.texts.count), version \(saved.version.number)"
        try await context.ask { desk throws(DeskError) in
            try await desk.settle(keys, as: .promoted)
            try await desk.audit("learning.promote", subject: subject, by: account.name)
        }
        return .json { json in
            json.object("version") { $0.members(of: saved.version) }
            json.member("rule_set", saved.status.ruleSet)
            json.findings(saved.status.findings)
        }
    }

    @Sendable private func dismiss(_ exchange: Exchange) async throws(Problem) -> Response {
        try await change(exchange, "learning.dismiss") { desk, keys throws(DeskError) in
            try await desk.settle(keys, as: .dismissed)
        }
    }

    @Sendable private func restore(_ exchange: Exchange) async throws(Problem) -> Response {
        try await change(exchange, "learning.restore") { desk, keys throws(DeskError) in
            try await desk.unsettle(keys)
        }
    }

    private func change(
        _ exchange: Exchange,
        _ what: String,
        _ work: (Desk, [MessageKey]) async throws(DeskError) -> Void
    ) async throws(Problem) -> Response {
        let account = try await exchange.signedIn(as: .admin).account
        let keys = try keys(try await exchange.body(upTo: Self.maximumBody))
        guard !keys.isEmpty else { throw Problem(.invalid, "'keys' of the body must name messages") }
        try await context.ask { desk throws(DeskError) in
            try await work(desk, keys)
            try await desk.audit(what, subject: "\(keys.count)", by: account.name)
        }
        return .nothing
    }

    // MARK: Bodies

    private func texts(_ fields: JSONFields) throws(Problem) -> [String] {
        var texts: [String] = []
        for element in try fields.list("texts", upTo: NewExamples.maximumCount) {
            guard case .string(let text) = element, (1...NewExamples.maximumSize).contains(text.utf8.count) else {
                throw Problem(
                    .invalid,
                    "'texts' of the body must hold texts of 1 to \(NewExamples.maximumSize) bytes"
                )
            }
            texts.append(text)
        }
        guard !texts.isEmpty else { throw Problem(.invalid, "'texts' of the body must hold at least one text") }
        return texts
    }

    private func keys(_ fields: JSONFields) throws(Problem) -> [MessageKey] {
        var keys: [MessageKey] = []
        for text in try fields.texts("keys", upTo: Self.maximumKeys) {
            guard let key = MessageKey(spelling: text) else {
                throw Problem(.invalid, "'keys' of the body must hold keys of messages, as the groups have them")
            }
            keys.append(key)
        }
        return keys
    }
}
