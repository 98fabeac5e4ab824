import FrontdeskCore
import FrontdeskRuntime

/// Carries out what agents do with conversations, the same over a socket and over HTTP.
struct AgentDoings: Sendable {
    private let context: ServerContext

    /// Makes the way to the desk.
    init(_ context: ServerContext) { self.context = context }

    /// Does what an agent asks for; the receipt says that it is durable.
    func carryOut(_ action: AgentFrame.Action, _ command: AgentCommand) async throws(Problem) -> CommandReceipt {
        if case .judge(let judgement) = action, let meant = judgement.meant {
            let intents = await context.rules.intents(titledIn: .undetermined)
            guard intents.contains(where: { $0.intent == meant }) else { throw Problem(RuleDeskError.unknownIntent) }
        }
        return try await context.ask { desk throws(DeskError) in
            switch action {
            case .message(let text): try await desk.say(text, command)
            case .take: try await desk.take(command)
            case .release: try await desk.release(command)
            case .resolve: try await desk.resolve(command)
            case .transfer(let target, let note): try await desk.transfer(command, to: target, note: note)
            case .note(let text): try await desk.note(text, command)
            case .tag(let added, let removed): try await desk.tag(command, adding: added, removing: removed)
            case .judge(let judgement): try await desk.judge(judgement, command)
            }
        }
    }
}
