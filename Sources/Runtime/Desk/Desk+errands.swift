import FrontdeskCore
import Logging

extension Desk {
    /// Calls the webhooks that a stored turn asks for, and goes on with their answers.
    func send(_ calls: [OpenCall], of conversation: ConversationID) {
        for call in calls {
            let isTaken = context.errands.add { [self] in
                let values = await answer(to: call)
                await goOn(with: call, values, in: conversation)
            }
            guard !isTaken else { continue }
            context.logger.warning(
                "too many webhook calls at once; those of this conversation count as failed",
                metadata: ["webhook": "\(call.call.webhook)", "conversation": "\(conversation)"]
            )
            context.alarms.set(.brokenCalls(conversation), at: context.clock.now)
        }
    }

    private func answer(to call: OpenCall) async -> [String: Value]? {
        let definition = context.pipelines.pipeline(ruleSet: call.call.ruleSet)?.webhooks[call.call.webhook]
        guard let definition, let webhooks = context.webhooks else { return nil }
        do throws(WebhookFailure) {
            return try await webhooks.call(definition, arguments: call.call.arguments, into: call.call.into)
        } catch {
            context.logger.warning(
                "webhook failed",
                metadata: ["webhook": "\(call.call.webhook)", "cause": "\(error.description)"]
            )
            return nil
        }
    }

    private func goOn(with call: OpenCall, _ values: [String: Value]?, in conversation: ConversationID) async {
        do throws(DeskError) {
            try await answered(call, values, in: conversation)
        } catch {
            context.logger.error(
                "the answer of a webhook is lost",
                metadata: ["webhook": "\(call.call.webhook)", "cause": "\(error)"]
            )
        }
    }

    /// The calls of a conversation that nobody will answer any more count as failed.
    func fail(callsOf conversation: ConversationID) async throws(DeskError) {
        let calls = try await conversations.with(conversation) { (live) throws(DeskError) in
            try await live.leftOpen()
        }
        for call in calls { try await answered(call, nil, in: conversation) }
    }

    /// Stores an answer, or nil for a failed call, and lets the rule go on.
    func answered(
        _ call: OpenCall,
        _ values: [String: Value]?,
        in conversation: ConversationID
    ) async throws(DeskError) {
        let further = try await conversations.with(conversation) { (live) throws(DeskError) in
            try await live.answered(call, values)
        }
        send(further, of: conversation)
    }
}
