import FrontdeskCore

extension LiveConversation {
    /// Gives the conversation to an agent, unless another one has it.
    func take(_ command: AgentCommand, _ account: Account) async throws(DeskError) -> CommandReceipt {
        try await perform(command, isSame: { $0.owner == .agent(command.agent) }) { (draft) throws(DeskError) in
            switch draft.state.owner {
            case .agent(command.agent): return .nothing
            case .agent(let other): throw .taken(by: other)
            case .nobody: throw .closed
            case .queue, .offline, .bot: break
            }
            try command.checkEpoch(draft.state)
            say("system.agent_joined", in: &draft, ["name": .value(.string(account.displayName))])
            draft.add(command.change(to: .agent(command.agent), name: account.displayName), command)
            return .store
        }
    }

    /// Gives the conversation back to the head of its queue.
    func release(_ command: AgentCommand, _ account: Account) async throws(DeskError) -> CommandReceipt {
        try await perform(command, isSame: { $0.kind == .owner || $0.kind == .offline }) { (draft) throws(DeskError) in
            try command.checkOwnership(draft.state, account)
            guard case .agent = draft.state.owner else { throw .notYours }
            say("system.agent_left", in: &draft, ["name": .value(.string(draft.state.agentName ?? ""))])
            giveBack(
                &draft,
                cause: .released,
                author: .agent(command.agent),
                agent: command.agent,
                command.clientMessageID
            )
            return .store
        }
    }

    /// Hands the conversation on; the note comes first and stays hidden.
    func transfer(
        _ command: AgentCommand,
        _ account: Account,
        to target: TransferTarget,
        note: String?
    ) async throws(DeskError) -> CommandReceipt {
        try await perform(command, isSame: { $0.kind == .owner || $0.kind == .offline }) { (draft) throws(DeskError) in
            try command.checkOwnership(draft.state, account)
            let change: OwnerChange?
            switch target {
            case .agent(let agent): change = try changeOver(to: agent, from: draft.state, command)
            case .team(let team):
                guard context.hours.knows(team) else {
                    throw .invalid(what: "there is no team '\(team)'", remedy: "choose one of the configured teams")
                }
                change = nil
            case .bot: change = OwnerChange(owner: .bot, by: command.agent)
            }
            if let note { draft.add(.note(note), by: .agent(command.agent)) }
            say(target == .bot ? "system.returned_to_bot" : "system.transferred", in: &draft)
            if let change {
                draft.add(.ownerChanged(change), command)
            } else if case .team(let team) = target {
                call(
                    PersonCall(
                        team: team,
                        priority: draft.state.priority ?? .normal,
                        cause: .transferred,
                        author: .agent(command.agent),
                        agent: command.agent,
                        clientMessageID: command.clientMessageID
                    ),
                    in: &draft
                )
            }
            return .store
        }
    }

    private func changeOver(
        to agent: AgentID,
        from state: ConversationState,
        _ command: AgentCommand
    ) throws(DeskError) -> OwnerChange {
        guard let target = context.roster.account(agent) else { throw .unknownAgent }
        guard state.owner != .agent(agent) else {
            throw .invalid(what: "the agent has this conversation already", remedy: "choose another one or a team")
        }
        guard context.roster.presence(of: agent) == .online else { throw .agentUnavailable(agent) }
        return OwnerChange(
            owner: .agent(agent),
            cause: .transferred,
            by: command.agent,
            name: target.displayName
        )
    }

    /// Ends the conversation.
    func resolve(_ command: AgentCommand, _ account: Account) async throws(DeskError) -> CommandReceipt {
        try await perform(command, isSame: { $0.kind == .closed }) { (draft) throws(DeskError) in
            try command.checkOwnership(draft.state, account)
            say("system.resolved", in: &draft)
            draft.add(.closed(.resolved(by: command.agent)), command)
            return .store
        }
    }

    /// Writes to the visitor, for the agent who has the conversation.
    func say(_ text: String, _ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        try await perform(command, isSame: { $0.text == text }) { (draft) throws(DeskError) in
            if draft.state.owner == .nobody { throw .closed }
            try command.checkEpoch(draft.state)
            guard draft.state.owner == .agent(command.agent) else { throw .notYours }
            draft.add(.message(Message(text: text)), command)
            return .store
        }
    }

    /// Writes a hidden note.
    func note(_ text: String, _ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        try await perform(command, isSame: { $0 == .note(text) }) { draft in
            draft.add(.note(text), command)
            return .store
        }
    }

    /// Puts tags on and takes tags off.
    func tag(
        _ command: AgentCommand,
        adding added: [String],
        removing removed: [String]
    ) async throws(DeskError) -> CommandReceipt {
        let isSame = { (event: Event) in event == .tagged(added) || event == .untagged(removed) }
        return try await perform(command, isSame: isSame) { draft in
            if !added.isEmpty { draft.add(.tagged(added), command) }
            if !removed.isEmpty {
                draft.add(.untagged(removed), by: .agent(command.agent), added.isEmpty ? command.clientMessageID : nil)
            }
            return draft.records.isEmpty ? .nothing : .store
        }
    }

    /// Says what an agent thinks of the bot's answer in a turn.
    func judge(_ judgement: TurnJudgement, _ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        try await perform(command, isSame: { $0 == .judged(judgement) }) { draft in
            draft.add(.judged(judgement), command)
            return .store
        }
    }

    private func perform(
        _ command: AgentCommand,
        isSame: (Event) -> Bool,
        _ build: (inout LogDraft) throws(DeskError) -> Plan
    ) async throws(DeskError) -> CommandReceipt {
        try await load()
        let author = Author.agent(command.agent)
        var known = try await known(command.clientMessageID, of: author)
        if known == nil {
            switch try await commit(build) {
            case .stored(let records):
                return CommandReceipt(records.first { $0.clientMessageID == command.clientMessageID }, state)
            case .nothing, .again: return CommandReceipt(nil, state)
            case .duplicate(let record): known = record
            }
        }
        guard let known, isSame(known.event) || known.event == .erased(kind: known.event.kind) else {
            throw .conflict(command.clientMessageID)
        }
        return CommandReceipt(known, state)
    }
}

extension AgentCommand {
    /// Refuses when somebody else answers than the agent saw.
    fileprivate func checkEpoch(_ state: ConversationState) throws(DeskError) {
        if let epoch, epoch != state.epoch { throw .ownerChanged(epoch: state.epoch) }
    }

    /// Refuses when another agent has the conversation, unless an administrator asks.
    fileprivate func checkOwnership(_ state: ConversationState, _ account: Account) throws(DeskError) {
        if state.owner == .nobody { throw .closed }
        try checkEpoch(state)
        if case .agent(let owner) = state.owner, owner != agent, account.role != .admin { throw .notYours }
    }

    fileprivate func change(to owner: Owner, name: String?) -> Event {
        .ownerChanged(OwnerChange(owner: owner, by: agent, name: name))
    }
}

extension LogDraft {
    fileprivate mutating func add(_ event: Event, _ command: AgentCommand) {
        add(event, by: .agent(command.agent), command.clientMessageID)
    }
}

extension CommandReceipt {
    /// The receipt for a record, or for the conversation as it stands.
    fileprivate init(_ record: Record?, _ state: ConversationState) {
        self.init(pos: record?.pos ?? state.pos, seq: record?.seq, epoch: state.epoch)
    }
}

extension Event {
    /// The new owner, of a change of owner.
    fileprivate var owner: Owner? {
        guard case .ownerChanged(let change) = self else { return nil }
        return change.owner
    }

    /// The text of a message.
    fileprivate var text: String? {
        guard case .message(let message) = self else { return nil }
        return message.text
    }
}
