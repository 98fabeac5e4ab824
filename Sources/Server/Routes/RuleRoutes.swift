import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird

/// Rules: what runs, its files, checking drafts, reloading, and trying a message.
struct RuleRoutes: Sendable {
    private let context: ServerContext

    /// Makes the routes.
    init(_ context: ServerContext) { self.context = context }

    /// All of them.
    var routes: [Route] {
        [
            Route(.get, "/api/v1/rules", status),
            Route(.get, "/api/v1/rules/files/**", file),
            Route(.post, "/api/v1/rules/lint", lint),
            Route(.post, "/api/v1/rules/reload", reload),
            Route(.post, "/api/v1/rules/explain", explain),
        ]
    }

    @Sendable private func status(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn(as: .admin)
        return await answer(context.rules.status())
    }

    private func answer(_ status: RuleDeskStatus) async -> Response {
        var json = JSONWriter()
        json.rules(status, await context.rules.files())
        return .json(.ok, json)
    }

    @Sendable private func file(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn(as: .admin)
        let path = try exchange.pathTail()
        guard let text = await context.rules.text(of: path) else {
            throw Problem(.notFound, "there is no such file in the rules folder")
        }
        return .json { json in
            json.member("path", path)
            json.member("text", text)
        }
    }

    @Sendable private func lint(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn(as: .admin)
        let fields = try await exchange.body(upTo: 4 * 1024 * 1024).object("drafts")
        var drafts: [String: String] = [:]
        for path in fields.names { drafts[path] = try fields.text(path, upTo: 1024 * 1024) }
        let findings = await context.rules.lint(drafts: drafts)
        return .json { $0.findings(findings) }
    }

    @Sendable private func reload(_ exchange: Exchange) async throws(Problem) -> Response {
        let account = try await exchange.signedIn(as: .admin).account
        let status = await context.rules.reload()
        context.desk.rulesChanged(status)
        try await context.ask { desk throws(DeskError) in
            try await desk.audit("rules.reload", subject: status.ruleSet, by: account.name)
        }
        return await answer(status)
    }

    @Sendable private func explain(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn()
        let fields = try await exchange.body()
        let question = try fields.explainQuestion(now: context.clock.now)
        var json = JSONWriter()
        json.explanation(await context.rules.explain(question))
        return .json(.ok, json)
    }
}

extension JSONFields {
    /// A message to be explained, and its circumstances.
    func explainQuestion(now: Instant) throws(Problem) -> ExplainQuestion {
        var at = now
        if let text = try optionalText("at", upTo: 64) {
            guard let instant = Instant(text) else {
                throw Problem(.invalid, "'at' must be a time such as 2026-03-02T10:00:00+08:00")
            }
            at = instant
        }
        return ExplainQuestion(
            text: try messageText(),
            language: try optionalLanguage("language"),
            page: try optionalText("page", upTo: 4_096),
            at: at,
            attributes: try attributes("attributes", upTo: 50)
        )
    }
}
