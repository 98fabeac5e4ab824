import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird

/// The state of the server, the audit log, and visitors' data.
struct AdministrationRoutes: Sendable {
    private let context: ServerContext
    private let version: String

    /// Makes the routes.
    init(_ context: ServerContext, version: String) {
        self.context = context
        self.version = version
    }

    /// All of them.
    var routes: [Route] {
        [
            Route(.get, "/api/v1/status", status),
            Route(.get, "/api/v1/audit", audit),
            Route(.get, "/api/v1/visitors/{id}/export", export),
            Route(.post, "/api/v1/visitors/{id}/erase", erase),
        ]
    }

    @Sendable private func status(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn(as: .admin)
        let isReady = await context.desk.isReady()
        let uptime = context.clock.now - context.startedAt
        return .json { json in
            json.member("version", version)
            json.member("uptime_seconds", Int(uptime.components.seconds))
            json.object("store") { $0.member("ready", isReady) }
            json.object("connections") { json in
                json.member("visitors", context.registry.visitors)
                json.member("agents", context.registry.agents)
            }
            json.member("queue", context.desk.queueLength)
        }
    }

    @Sendable private func audit(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn(as: .admin)
        let limit = try exchange.integer("limit", in: 1...200, default: 50)
        let before = exchange.query("before").flatMap { Int($0) }
        let page = try await context.ask { desk throws(DeskError) in
            try await desk.auditLog(before: before, limit: limit)
        }
        return .json { json in
            json.array("entries", page.entries) { json, entry in
                json.object { json in
                    json.member("at", entry.at)
                    json.member("who", entry.who)
                    json.member("what", entry.what)
                    json.member("subject", entry.subject)
                }
            }
            if let next = page.next { json.member("next", next) } else { json.nullMember("next") }
        }
    }

    @Sendable private func export(_ exchange: Exchange) async throws(Problem) -> Response {
        let administrator = try await exchange.signedIn(as: .admin).account.id
        let visitor = try exchange.identifier("id", as: VisitorID.self)
        let export = try await context.ask { desk throws(DeskError) in
            try await desk.export(visitor, by: administrator)
        }
        var json = JSONWriter()
        json.export(export, context.names)
        var response = Response.json(.ok, json)
        response.headers[.contentDisposition] = "attachment; filename=\"visitor.json\""
        return response
    }

    @Sendable private func erase(_ exchange: Exchange) async throws(Problem) -> Response {
        let administrator = try await exchange.signedIn(as: .admin).account.id
        let visitor = try exchange.identifier("id", as: VisitorID.self)
        try await context.ask { desk throws(DeskError) in try await desk.erase(visitor, by: administrator) }
        return .nothing
    }
}
