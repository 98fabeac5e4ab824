public import FrontdeskCore

extension Desk {
    /// An agent's connection is there: `watcher` gets ``Delivery/agentWelcome(_:)`` and then changes of lists,
    /// presence and rules, until ``disconnect(_:)``.
    public func connect(_ watcher: any Watcher, as agent: AgentID) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// An agent's connection is gone, with everything it watched; harmless for an unknown one.
    public func disconnect(_ watcher: any Watcher) {}

    /// Tells a connected agent's `watcher` every record of a conversation after `pos`, then live ones, each exactly
    /// once and in order.
    public func watch(
        _ conversation: ConversationID,
        with watcher: any Watcher,
        after pos: Int
    ) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// Ends ``watch(_:with:after:)``.
    public func unwatch(_ conversation: ConversationID, with watcher: any Watcher) {}

    /// An agent says whether they are available.
    public func setPresence(_ presence: ManualPresence, of agent: AgentID) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// Takes a conversation; of several who take it at the same time one gets it.
    public func take(_ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        throw .storeUnavailable(.closed)
    }

    /// Gives a conversation back to its queue, at the head.
    public func release(_ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        throw .storeUnavailable(.closed)
    }

    /// Hands a conversation on, with a note that no visitor sees.
    public func transfer(
        _ command: AgentCommand,
        to target: TransferTarget,
        note: String? = nil
    ) async throws(DeskError) -> CommandReceipt {
        throw .storeUnavailable(.closed)
    }

    /// Ends a conversation.
    public func resolve(_ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        throw .storeUnavailable(.closed)
    }

    /// Writes to the visitor.
    public func say(_ text: String, _ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        throw .storeUnavailable(.closed)
    }

    /// Writes a note that no visitor sees.
    public func note(_ text: String, _ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        throw .storeUnavailable(.closed)
    }

    /// Puts tags on and takes tags off.
    public func tag(
        _ command: AgentCommand,
        adding added: [String],
        removing removed: [String]
    ) async throws(DeskError) -> CommandReceipt {
        throw .storeUnavailable(.closed)
    }

    /// An agent is typing; the visitor is told at most every three seconds.
    public func typing(in conversation: ConversationID, agent: AgentID) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// An agent has seen everything up to a record; a cursor never goes back.
    public func move(_ cursor: Cursor, in conversation: ConversationID, agent: AgentID) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// The name of whoever caused a record, as a visitor may read it: an agent's display name, else empty.
    public func displayName(of author: Author) -> String { "" }
}
