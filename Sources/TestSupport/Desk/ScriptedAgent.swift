public import FrontdeskCore
public import FrontdeskRuntime
import Synchronization

/// An agent whom a test lets work.
public final class ScriptedAgent: Sendable {
    /// The account.
    public let account: Account
    /// The connection.
    public let watcher = ScriptedWatcher()
    private let desk: Desk
    private let done = Mutex(0)

    /// Makes an agent with an account.
    public init(_ account: Account, at desk: Desk) {
        self.account = account
        self.desk = desk
    }

    /// The agent's id.
    public var id: AgentID { account.id }

    /// Signs on.
    public func connects() async throws(DeskError) { try await desk.connect(watcher, as: id) }

    /// Loses the connection.
    public func disconnects() { desk.disconnect(watcher) }

    /// Opens a conversation in the console.
    public func watches(_ conversation: ConversationID, after pos: Int = 0) async throws(DeskError) {
        try await desk.watch(conversation, with: watcher, after: pos)
    }

    /// Takes a conversation.
    @discardableResult
    public func takes(_ conversation: ConversationID, epoch: Int? = nil) async throws(DeskError) -> CommandReceipt {
        try await desk.take(command(conversation, epoch))
    }

    /// Writes to the visitor.
    @discardableResult
    public func says(
        _ text: String,
        in conversation: ConversationID,
        epoch: Int? = nil
    ) async throws(DeskError) -> CommandReceipt {
        try await desk.say(text, command(conversation, epoch))
    }

    /// Gives a conversation back.
    @discardableResult
    public func releases(_ conversation: ConversationID) async throws(DeskError) -> CommandReceipt {
        try await desk.release(command(conversation, nil))
    }

    /// Hands a conversation on.
    @discardableResult
    public func transfers(
        _ conversation: ConversationID,
        to target: TransferTarget,
        note: String? = nil
    ) async throws(DeskError) -> CommandReceipt {
        try await desk.transfer(command(conversation, nil), to: target, note: note)
    }

    /// Ends a conversation.
    @discardableResult
    public func resolves(_ conversation: ConversationID) async throws(DeskError) -> CommandReceipt {
        try await desk.resolve(command(conversation, nil))
    }

    /// Writes a note.
    @discardableResult
    public func notes(_ text: String, in conversation: ConversationID) async throws(DeskError) -> CommandReceipt {
        try await desk.note(text, command(conversation, nil))
    }

    /// Waits until a list shows a conversation in a state.
    @discardableResult
    public func sees(_ conversation: ConversationID, _ state: PublicState.State) async -> ConversationSummary? {
        let delivery = await watcher.next { delivery in
            guard case .summary(let summary) = delivery else { return false }
            return summary.conversation == conversation && summary.state == state
        }
        guard case .summary(let summary) = delivery else { return nil }
        return summary
    }

    /// A command with an id of its own.
    public func command(_ conversation: ConversationID, _ epoch: Int?) -> AgentCommand {
        let number = done.withLock { done in
            done += 1
            return done
        }
        return AgentCommand(
            agent: id,
            conversation: conversation,
            clientMessageID: ClientMessageID(rawValue: "\(id)-\(number)"),
            epoch: epoch
        )
    }
}
