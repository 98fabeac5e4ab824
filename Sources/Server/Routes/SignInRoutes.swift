import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird

/// Signing in and out, and who is signed in.
struct SignInRoutes: Sendable {
    private let context: ServerContext

    /// Makes the routes.
    init(_ context: ServerContext) { self.context = context }

    /// All of them.
    var routes: [Route] {
        [
            Route(.post, "/api/v1/sign-in", signIn),
            Route(.post, "/api/v1/sign-out", signOut),
            Route(.get, "/api/v1/me", me),
            Route(.post, "/api/v1/me/password", changePassword),
        ]
    }

    @Sendable private func signIn(_ exchange: Exchange) async throws(Problem) -> Response {
        // A browser always tells where a POST comes from; without an origin it is a program, which no page can abuse.
        if exchange.origin != nil {
            guard context.settings.origins.isOwn(exchange.origin, host: exchange.host) else {
                throw Problem(.originRefused, "sign in from the server's own pages")
            }
        }
        let fields = try await exchange.body()
        let name = try fields.text("name", upTo: 128)
        let password = try fields.text("password", upTo: AgentAccess.maximumPassword)
        let token = try await AgentAccess(context).signIn(
            name: name,
            password: password,
            from: exchange.client,
            replacing: exchange.sessionToken
        )
        var response = Response.nothing
        let lifetime = context.settings.plain.sessionLifetime
        response.headers[.setCookie] = context.settings.cookie.setting(token, lifetime: lifetime)
        return response
    }

    @Sendable private func signOut(_ exchange: Exchange) async throws(Problem) -> Response {
        guard context.settings.origins.isOwn(exchange.origin, host: exchange.host) else {
            throw Problem(.originRefused, "send the Origin header of the server's own pages with this request")
        }
        if let token = exchange.sessionToken { try await AgentAccess(context).signOut(token) }
        var response = Response.nothing
        response.headers[.setCookie] = context.settings.cookie.clearing
        return response
    }

    @Sendable private func me(_ exchange: Exchange) async throws(Problem) -> Response {
        let account = try await exchange.signedIn().account
        let agents = try await context.ask { desk throws(DeskError) in try await desk.agents() }
        let presence = agents.first { $0.agent == account.id }?.state ?? .offline
        return .json { json in
            json.members(of: account)
            json.member("presence", presence.rawValue)
        }
    }

    @Sendable private func changePassword(_ exchange: Exchange) async throws(Problem) -> Response {
        let person = try await exchange.signedIn()
        let fields = try await exchange.body()
        try await AgentAccess(context).changePassword(
            of: person,
            from: fields.text("present", upTo: AgentAccess.maximumPassword),
            to: fields.text("password", upTo: AgentAccess.maximumPassword),
            at: exchange.client
        )
        return .nothing
    }
}
