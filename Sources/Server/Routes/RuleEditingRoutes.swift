import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird

/// Editing rules and texts: files, drafts, saving, and versions to look at and to bring back.
struct RuleEditingRoutes: Sendable {
    private let context: ServerContext

    /// More changes in one request are refused.
    private static let maximumChanges = 64
    /// A larger body with changes is refused, in bytes.
    private static let maximumBody = 4 * 1024 * 1024
    /// A longer text of a file is refused, in bytes.
    private static let maximumText = 1024 * 1024

    /// Makes the routes.
    init(_ context: ServerContext) { self.context = context }

    /// All of them.
    var routes: [Route] {
        [
            Route(.get, "/api/v1/rules/sources", sources),
            Route(.get, "/api/v1/rules/sources/**", source),
            Route(.post, "/api/v1/rules/draft/check", check),
            Route(.post, "/api/v1/rules/draft/explain", explain),
            Route(.post, "/api/v1/rules/save", save),
            Route(.get, "/api/v1/rules/versions", versions),
            Route(.get, "/api/v1/rules/versions/{number}", compare),
            Route(.post, "/api/v1/rules/versions/{number}/restore", restore),
        ]
    }

    // MARK: Files

    @Sendable private func sources(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn(as: .admin)
        let sources = try await context.askRules { desk throws(RuleDeskError) in try await desk.sources() }
        return .json { $0.members(of: sources) }
    }

    @Sendable private func source(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn(as: .admin)
        let path = try exchange.pathTail()
        let source = try await context.askRules { desk throws(RuleDeskError) in try await desk.source(at: path) }
        return .json { json in
            json.member("path", source.path)
            json.member("text", source.text)
            json.member("revision", source.revision)
        }
    }

    // MARK: Drafts

    @Sendable private func check(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn(as: .admin)
        let draft = try changes(in: try await exchange.body(upTo: Self.maximumBody))
        let findings = try await context.askRules { desk throws(RuleDeskError) in try await desk.check(draft) }
        return .json { json in
            json.member("can_go_live", !findings.contains { $0.severity == .error })
            json.findings(findings)
        }
    }

    @Sendable private func explain(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn(as: .admin)
        let fields = try await exchange.body(upTo: Self.maximumBody)
        let question = try fields.explainQuestion(now: context.clock.now)
        let draft = try changes(in: fields)
        let explanation = try await context.askRules { desk throws(RuleDeskError) in
            try await desk.explain(question, with: draft)
        }
        var json = JSONWriter()
        json.explanation(explanation)
        return .json(.ok, json)
    }

    @Sendable private func save(_ exchange: Exchange) async throws(Problem) -> Response {
        let account = try await exchange.signedIn(as: .admin).account
        let changes = try changes(in: try await exchange.body(upTo: Self.maximumBody))
        let saved = try await context.askRules { desk throws(RuleDeskError) in
            try await desk.save(changes, by: account.name)
        }
        return try await answer(saved, "rules.save", by: account.name)
    }

    /// The changes of a body: `{"changes":[{"path","text"?,"base"?}]}`; without a text the file goes.
    private func changes(in fields: JSONFields) throws(Problem) -> [RuleFileChange] {
        var changes: [RuleFileChange] = []
        for element in try fields.list("changes", upTo: Self.maximumChanges) {
            guard case .object(let object) = element else {
                throw Problem(.invalid, "'changes' of the body must hold objects with 'path', and 'text' or nothing")
            }
            let change = JSONFields(object, in: "a change")
            changes.append(
                RuleFileChange(
                    path: try change.text("path", upTo: 1_024),
                    text: try change.optionalText("text", upTo: Self.maximumText),
                    base: try change.optionalText("base", upTo: 128)
                )
            )
        }
        return changes
    }

    // MARK: Versions

    @Sendable private func versions(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn(as: .admin)
        let limit = try exchange.integer("limit", in: 1...200, default: 50)
        let before = try exchange.query("before").map { text throws(Problem) in try number(text, "before") }
        let page = try await context.askRules { desk throws(RuleDeskError) in
            try await desk.versions(before: before, limit: limit)
        }
        return .json { json in
            json.array("versions", page.versions) { json, version in json.object { $0.members(of: version) } }
            if let next = page.next { json.member("next", next) } else { json.nullMember("next") }
        }
    }

    @Sendable private func compare(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn(as: .admin)
        let version = try versionNumber(exchange)
        let other: RuleComparison.Other =
            switch exchange.query("with") {
            case nil, "previous": .previous
            case "folders": .folders
            case let text?: .version(try number(text, "with"))
            }
        let comparison = try await context.askRules { desk throws(RuleDeskError) in
            try await desk.compare(version: version, with: other)
        }
        return .json { $0.members(of: comparison) }
    }

    @Sendable private func restore(_ exchange: Exchange) async throws(Problem) -> Response {
        let account = try await exchange.signedIn(as: .admin).account
        let version = try versionNumber(exchange)
        let expected = try await exchange.body().optionalText("revision", upTo: 128)
        let saved = try await context.askRules { desk throws(RuleDeskError) in
            try await desk.restore(version: version, by: account.name, expecting: expected)
        }
        return try await answer(saved, "rules.restore", by: account.name)
    }

    private func versionNumber(_ exchange: Exchange) throws(Problem) -> Int {
        try number(exchange.parameters.get("number") ?? "", "number")
    }

    private func number(_ text: String, _ name: String) throws(Problem) -> Int {
        guard let number = Int(text), number > 0 else {
            throw Problem(.invalid, "'\(name)' in the address must be the number of a version")
        }
        return number
    }

    // MARK: Answers

    /// Writes down who saved, and answers with what runs now.
    private func answer(_ saved: SavedRules, _ what: String, by name: String) async throws(Problem) -> Response {
        let subject = "\(saved.version.number): \(saved.version.summary)"
        try await context.ask { desk throws(DeskError) in try await desk.audit(what, subject: subject, by: name) }
        return .json { json in
            json.object("version") { $0.members(of: saved.version) }
            json.member("rule_set", saved.status.ruleSet)
            json.findings(saved.status.findings)
        }
    }
}
