import FrontdeskCore
import FrontdeskRuntime
import HTTPTypes
import Hummingbird

/// What is done with one conversation: by its visitor, with a token, or by agents, with a session.
struct MessageRoutes: Sendable {
    private let context: ServerContext

    /// Makes the routes.
    init(_ context: ServerContext) { self.context = context }

    /// All of them.
    var routes: [Route] {
        let actions = ["take", "release", "transfer", "note", "resolve", "tags", "judge"].map { name in
            Route(.post, "/api/v1/conversations/{id}/\(name)") { exchange throws(Problem) in
                try await act(name, exchange)
            }
        }
        return [Route(.post, "/api/v1/conversations/{id}/messages", sharing: .sites, message)] + actions
    }

    @Sendable private func message(_ exchange: Exchange) async throws(Problem) -> Response {
        guard exchange.bearer != nil || exchange.sessionToken == nil else { return try await act("message", exchange) }
        let visitor = try await exchange.visitor().visitor
        let conversation = try exchange.identifier("id", as: ConversationID.self)
        let fields = try await exchange.body()
        let frame = VisitorFrame.message(try fields.identifier("cmid"), text: try fields.messageText())
        let admission = VisitorAdmission(visitor: visitor, conversation: conversation)
        guard let answer = try await VisitorDoings(context).carryOut(frame, for: admission) else { return .nothing }
        return .json { $0.members(of: answer) }
    }

    private func act(_ name: String, _ exchange: Exchange) async throws(Problem) -> Response {
        let agent = try await exchange.signedIn().account.id
        let fields = try await exchange.body()
        guard let action = try AgentFrame.Action(name, fields) else {
            throw Problem(.notFound, "there is nothing at this address")
        }
        let command = AgentCommand(
            agent: agent,
            conversation: try exchange.identifier("id"),
            clientMessageID: try fields.identifier("cmid"),
            epoch: try action.epoch(fields)
        )
        let receipt = try await AgentDoings(context).carryOut(action, command)
        return .json { $0.members(of: receipt, for: command) }
    }
}
