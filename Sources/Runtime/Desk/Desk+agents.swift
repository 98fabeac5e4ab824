public import FrontdeskCore

extension Desk {
    /// An agent's connection is there: `watcher` gets ``Delivery/agentWelcome(_:)`` and then changes of lists,
    /// presence and rules, until ``disconnect(_:)``.
    public func connect(_ watcher: any Watcher, as agent: AgentID) async throws(DeskError) {
        let account = try known(agent)
        guard context.agents.begin(watcher, as: agent) else { return }
        let isFirst = context.roster.connected(agent)
        context.alarms.cancel(.agentLost(agent))
        if isFirst { context.announcePresence() }
        let presence = AgentPresence(
            account: account,
            state: context.roster.presence(of: agent),
            open: context.floor.ask { $0.openCount(agent) }
        )
        let conversations = context.floor.ask { $0.summaries }
        context.agents.welcome(
            watcher,
            AgentWelcome(
                account: account,
                presence: presence,
                agents: context.everybody(),
                conversations: conversations
            )
        )
    }

    /// An agent's connection is gone, with everything it watched; harmless for an unknown one.
    public func disconnect(_ watcher: any Watcher) {
        context.watchers.remove(watcher)
        guard let agent = context.agents.remove(watcher), context.roster.disconnected(agent) else { return }
        context.alarms.set(.agentLost(agent), at: context.clock.now + context.configuration.agentGrace)
        context.announcePresence()
    }

    /// An agent says whether they are available.
    public func setPresence(_ presence: ManualPresence, of agent: AgentID) async throws(DeskError) {
        var account = try known(agent)
        if presence == .online { context.roster.answered(agent) }
        guard account.presence != presence else { return }
        account.presence = presence
        let changed = account
        let store = context.store
        _ = try await keeping { () throws(StoreError) in try await store.save(changed) }
        context.roster.update(changed)
        context.announcePresence()
    }

    /// Takes a conversation; of several who take it at the same time one gets it.
    public func take(_ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        let account = try known(command.agent)
        return try await conversations.with(command.conversation) { (live) throws(DeskError) in
            try await live.take(command, account)
        }
    }

    /// Gives a conversation back to its queue, at the head.
    public func release(_ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        let account = try known(command.agent)
        return try await conversations.with(command.conversation) { (live) throws(DeskError) in
            try await live.release(command, account)
        }
    }

    /// Hands a conversation on, with a note that no visitor sees.
    public func transfer(
        _ command: AgentCommand,
        to target: TransferTarget,
        note: String? = nil
    ) async throws(DeskError) -> CommandReceipt {
        let account = try known(command.agent)
        if let note { try checkLength(note) }
        let kept = note?.isEmpty == true ? nil : note
        return try await conversations.with(command.conversation) { (live) throws(DeskError) in
            try await live.transfer(command, account, to: target, note: kept)
        }
    }

    /// Ends a conversation.
    public func resolve(_ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        let account = try known(command.agent)
        return try await conversations.with(command.conversation) { (live) throws(DeskError) in
            try await live.resolve(command, account)
        }
    }

    /// Writes to the visitor.
    public func say(_ text: String, _ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        _ = try known(command.agent)
        try checkText(text)
        let receipt = try await conversations.with(command.conversation) { (live) throws(DeskError) in
            try await live.say(text, command)
        }
        context.alarms.cancel(.firstReply(command.conversation))
        context.roster.answered(command.agent)
        return receipt
    }

    /// Writes a note that no visitor sees.
    public func note(_ text: String, _ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        _ = try known(command.agent)
        try checkText(text)
        return try await conversations.with(command.conversation) { (live) throws(DeskError) in
            try await live.note(text, command)
        }
    }

    /// Puts tags on and takes tags off.
    public func tag(
        _ command: AgentCommand,
        adding added: [String],
        removing removed: [String]
    ) async throws(DeskError) -> CommandReceipt {
        _ = try known(command.agent)
        for tag in added + removed {
            guard (1...100).contains(tag.utf8.count) else {
                throw .invalid(what: "a tag has \(tag.utf8.count) bytes", remedy: "use 1 to 100")
            }
        }
        guard added.count + removed.count <= ConversationState.Limit.tags else {
            throw .invalid(what: "too many tags at once", remedy: "use at most \(ConversationState.Limit.tags)")
        }
        return try await conversations.with(command.conversation) { (live) throws(DeskError) in
            try await live.tag(command, adding: added, removing: removed)
        }
    }

    /// An agent is typing; the visitor is told at most every three seconds.
    public func typing(in conversation: ConversationID, agent: AgentID) async throws(DeskError) {
        _ = try known(agent)
        guard context.floor.ask({ $0.summary(of: conversation)?.owner }) == .agent(agent) else { return }
        guard typingThrottle.passes(.agent(agent), in: conversation, at: context.clock.now) else { return }
        context.watchers.tell(.typing(conversation, from: .agent(agent)), of: conversation)
    }

    /// An agent has seen everything up to a record; a cursor never goes back.
    public func move(_ cursor: Cursor, in conversation: ConversationID, agent: AgentID) async throws(DeskError) {
        _ = try known(agent)
        try await conversations.with(conversation) { (live) throws(DeskError) in
            try await live.move(cursor, of: .agent(agent))
        }
    }

    /// The name of whoever caused a record, as a visitor may read it: an agent's display name, else empty.
    public func displayName(of author: Author) -> String {
        guard case .agent(let agent) = author else { return "" }
        return context.roster.displayName(agent) ?? ""
    }

    /// An account that is not removed.
    func known(_ agent: AgentID) throws(DeskError) -> Account {
        guard let account = context.roster.account(agent) else { throw .unknownAgent }
        return account
    }
}
