public import FrontdeskCore

/// Calls a rule's webhooks, after the turn that asked for them is durable.
public protocol WebhookCaller: Sendable {
    /// Calls a webhook within its time limit.
    ///
    /// - Parameters:
    ///   - call: What is called, with what, and where the answer goes.
    ///   - conversation: For whom; a receiver may tell calls apart by it.
    /// - Returns: The answer under the call's variable: `x` for a plain value, `x.field` for an object's; nil when the
    ///   call failed.
    func answer(to call: WebhookCall, for conversation: ConversationID) async -> [String: Value]?
}
