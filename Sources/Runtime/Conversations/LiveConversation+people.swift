import FrontdeskCore

/// A call for a person.
struct PersonCall: Sendable {
    /// The team; nil for the one in charge so far, else the default one.
    var team: TeamName?
    /// How urgent.
    var priority: QueuePriority
    /// Why.
    var cause: EscalationCause
    /// Words for agents.
    var reason: String?
    /// Who causes it.
    var author: Author
    /// The agent who causes it.
    var agent: AgentID?
    /// The client's own id of the request.
    var clientMessageID: ClientMessageID?
    /// The line that says so, unless something else was said.
    var line: String?
}

extension LiveConversation {
    /// Puts the conversation into a team's queue, or tells the visitor when the team is back.
    ///
    /// The notice about a closed desk is given once until the desk has been open in between.
    func call(_ call: PersonCall, in draft: inout LogDraft) {
        let team = context.hours.team(call.team ?? draft.state.team)
        let change = { (owner: Owner) in
            OwnerChange(owner: owner, cause: call.cause, reason: call.reason, by: call.agent)
        }
        if context.hours.isOpen(team, at: draft.at) {
            if let key = call.line { say(key, in: &draft) }
            let owner = Owner.queue(team: team, priority: call.priority)
            draft.add(.ownerChanged(change(owner)), by: call.author, call.clientMessageID)
            return
        }
        let offline = Owner.offline(team: team, priority: call.priority)
        if draft.state.owner == offline { return }
        if case .offline = draft.state.owner, call.agent == nil { return }
        if let opensAt = draft.state.offlineNotice?.opensAt, opensAt > draft.at {
            draft.add(.ownerChanged(change(offline)), by: call.author, call.clientMessageID)
            return
        }
        let opensAt = context.hours.nextOpening(team, after: draft.at)
        if let opensAt {
            say("system.offline", in: &draft, ["opens": .instant(opensAt, zone: context.configuration.timeZone)])
        } else {
            say("system.offline.unknown", in: &draft)
        }
        let notice = OfflineNotice(team: team, priority: call.priority, opensAt: opensAt, cause: call.cause)
        draft.add(.wentOffline(notice), by: call.author, call.clientMessageID)
    }

    /// Adds a line of the system.
    func say(_ key: String, in draft: inout LogDraft, _ arguments: [String: TextArgument] = [:]) {
        guard let line = context.texts.line(key, for: draft.state, arguments) else { return }
        draft.add(line, by: .system)
    }

    /// Opens a closed conversation again: for the agent who had it, if they are online, else for the bot.
    func reopen(_ draft: inout LogDraft) {
        say("system.reopened", in: &draft)
        if case .agent(let agent) = draft.state.closedFrom, context.roster.presence(of: agent) == .online {
            let name = context.roster.displayName(agent)
            draft.add(.reopened(OwnerChange(owner: .agent(agent), name: name)), by: .visitor)
        } else {
            draft.add(.reopened(OwnerChange(owner: .bot)), by: .visitor)
        }
    }
}

extension LiveConversation {
    /// Gives the conversation of an agent who is gone back to the queue.
    func agentLeft(_ agent: AgentID) async throws(DeskError) {
        try await load()
        _ = try await commit { draft in
            guard draft.state.owner == .agent(agent) else { return .nothing }
            let name = context.roster.displayName(agent) ?? ""
            say("system.agent_left", in: &draft, ["name": .value(.string(name))])
            giveBack(&draft, cause: .unanswered, author: .system)
            return .store
        }
    }

    /// Gives the conversation back to the queue when its agent has not answered in time.
    ///
    /// - Returns: The agent, if so.
    func firstReplyIsDue() async throws(DeskError) -> AgentID? {
        try await load()
        var missed: AgentID?
        _ = try await commit { draft in
            missed = nil
            guard case .agent(let agent) = draft.state.owner, draft.state.agentWroteAt == nil,
                let since = draft.state.ownedSince, since + context.configuration.firstReplyTimeout <= draft.at
            else { return .nothing }
            missed = agent
            say("system.transferred", in: &draft)
            giveBack(&draft, cause: .unanswered, author: .system)
            return .store
        }
        return missed
    }

    /// Puts a conversation that was left while the desk was closed into the queue, now that it is open.
    func openingBegan() async throws(DeskError) {
        try await load()
        _ = try await commit { draft in
            guard case .offline(let team, let priority) = draft.state.owner,
                context.hours.isOpen(context.hours.team(team), at: draft.at)
            else { return .nothing }
            let owner = Owner.queue(team: context.hours.team(team), priority: priority)
            draft.add(.ownerChanged(OwnerChange(owner: owner, cause: .opened)), by: .system)
            return .store
        }
        setAlarms()
    }

    /// Closes the conversation when the visitor has been silent for too long.
    func closeIfIdle() async throws(DeskError) {
        try await load()
        _ = try await commit { draft in
            guard let last = draft.state.lastMessageAt, last + context.configuration.idleVisitor <= draft.at else {
                return .nothing
            }
            switch draft.state.owner {
            case .bot: break
            case .agent where draft.state.unansweredSince == nil: break
            case .agent, .queue, .offline, .nobody: return .nothing
            }
            say("system.closed.idle", in: &draft)
            draft.add(.closed(.visitorIdle), by: .system)
            return .store
        }
    }

    /// Closes the conversation whoever has it, because the visitor's data is erased.
    func closeForErasure(by agent: AgentID) async throws(DeskError) {
        try await load()
        _ = try await commit { draft in
            guard draft.state.owner != .nobody else { return .nothing }
            draft.add(.closed(.resolved(by: agent)), by: .agent(agent))
            return .store
        }
    }

    /// Puts the conversation of an agent back to where it came from.
    func giveBack(
        _ draft: inout LogDraft,
        cause: EscalationCause,
        author: Author,
        agent: AgentID? = nil,
        _ clientMessageID: ClientMessageID? = nil
    ) {
        call(
            PersonCall(
                team: draft.state.team,
                priority: draft.state.priority ?? .normal,
                cause: cause,
                author: author,
                agent: agent,
                clientMessageID: clientMessageID
            ),
            in: &draft
        )
    }
}
