import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird

/// The accounts of people who work here.
struct AccountRoutes: Sendable {
    private let context: ServerContext

    /// Makes the routes.
    init(_ context: ServerContext) { self.context = context }

    /// All of them.
    var routes: [Route] {
        [
            Route(.get, "/api/v1/agents", list),
            Route(.post, "/api/v1/agents", add),
            Route(.patch, "/api/v1/agents/{id}", change),
            Route(.delete, "/api/v1/agents/{id}", remove),
        ]
    }

    @Sendable private func list(_ exchange: Exchange) async throws(Problem) -> Response {
        _ = try await exchange.signedIn()
        let agents = try await context.ask { desk throws(DeskError) in try await desk.agents() }
        return .json { $0.agents(agents) }
    }

    @Sendable private func add(_ exchange: Exchange) async throws(Problem) -> Response {
        let administrator = try await exchange.signedIn(as: .admin).account.id
        let fields = try await exchange.body()
        let name = try Self.name(fields)
        let displayName = try Self.displayName(fields)
        let account = NewAccount(
            name: name,
            displayName: displayName ?? name,
            role: try Self.role(fields) ?? .agent,
            teams: try fields.texts("teams", upTo: 50).map { TeamName($0) },
            passwordHash: try await AgentAccess(context).hash(
                fields.text("password", upTo: AgentAccess.maximumPassword)
            )
        )
        let added = try await context.ask { desk throws(DeskError) in
            try await desk.add(account, by: administrator)
        }
        return .json(.created) { $0.members(of: added) }
    }

    @Sendable private func change(_ exchange: Exchange) async throws(Problem) -> Response {
        let administrator = try await exchange.signedIn(as: .admin)
        let id = try exchange.identifier("id", as: AgentID.self)
        let fields = try await exchange.body()
        var change = AccountChange(displayName: try Self.displayName(fields), role: try Self.role(fields))
        if fields.value("teams") != nil { change.teams = try fields.texts("teams", upTo: 50).map { TeamName($0) } }
        if let password = try fields.optionalText("password", upTo: AgentAccess.maximumPassword) {
            change.passwordHash = try await AgentAccess(context).hash(password)
        }
        if id == administrator.account.id, let role = change.role, role != .admin {
            throw Problem(.notPossible, "nobody takes their own rights away; let another administrator do it")
        }
        let wanted = change
        let account = try await context.ask { desk throws(DeskError) in
            try await desk.change(id, wanted, by: administrator.account.id)
        }
        if wanted.passwordHash != nil { context.registry.close(agent: id) }
        return .json { $0.members(of: account) }
    }

    @Sendable private func remove(_ exchange: Exchange) async throws(Problem) -> Response {
        let administrator = try await exchange.signedIn(as: .admin).account.id
        let id = try exchange.identifier("id", as: AgentID.self)
        guard id != administrator else {
            throw Problem(.notPossible, "nobody removes their own account; let another administrator do it")
        }
        try await context.ask { desk throws(DeskError) in try await desk.remove(id, by: administrator) }
        context.registry.close(agent: id)
        return .nothing
    }

    private static func name(_ fields: JSONFields) throws(Problem) -> String {
        let name = try fields.text("name", upTo: 64)
        let isPlain = name.unicodeScalars.allSatisfy { scalar in
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "._-@+".unicodeScalars.contains(scalar)
        }
        guard !name.isEmpty, isPlain else {
            throw Problem(.invalid, "'name' must have 1 to 64 bytes of letters, digits and . _ - @ +")
        }
        return name
    }

    private static func displayName(_ fields: JSONFields) throws(Problem) -> String? {
        guard let name = try fields.optionalText("display_name", upTo: 128) else { return nil }
        let isPlain = name.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard isPlain, name.contains(where: { !$0.isWhitespace }) else {
            throw Problem(.invalid, "'display_name' must not be empty or hold control characters")
        }
        return name
    }

    private static func role(_ fields: JSONFields) throws(Problem) -> Account.Role? {
        guard let text = try fields.optionalText("role", upTo: 16) else { return nil }
        guard let role = Account.Role(rawValue: text) else {
            throw Problem(.invalid, "'role' must be agent or admin")
        }
        return role
    }
}
