import FrontdeskCore
import Logging
import Synchronization

extension Desk {
    /// Hears an alarm: looks whether there is something to do by now, and does it.
    func ring(_ occasion: DeskContext.Occasion) async {
        do throws(DeskError) {
            switch occasion {
            case .positions(let team): tellPositions(of: team)
            case .summaries: tellMinorChanges()
            case .cursors: try await storeCursors()
            case .firstReply(let conversation): try await firstReplyIsDue(conversation)
            case .agentLost(let agent): try await agentIsLost(agent)
            case .brokenCalls(let conversation): try await fail(callsOf: conversation)
            case .presence: context.announcePresence()
            case .openings: try await openTeams()
            case .idleVisitors: try await closeIdle()
            case .housekeeping: try await keepHouse()
            }
        } catch {
            context.logger.error(
                "a timer could not do its work",
                metadata: ["timer": "\(occasion)", "cause": "\(error)"]
            )
            // Whatever was due is still due when the store answers again.
            context.alarms.set(occasion, atLatest: context.clock.now + .seconds(5))
        }
    }

    private func tellPositions(of team: TeamName) {
        for summary in context.floor.untoldPositions(of: team) {
            context.watchers.tell(.state(context.publicState(summary)), to: .visitors, of: summary.conversation)
        }
    }

    private func tellMinorChanges() {
        for conversation in context.minorChanges.takeAll() {
            guard let summary = context.floor.ask({ $0.summary(of: conversation) }) else { continue }
            context.agents.tell(.summary(summary))
        }
    }

    private func storeCursors() async throws(DeskError) {
        for (conversation, cursors) in context.pendingCursors.takeAll() {
            try await conversations.with(conversation) { (live) throws(DeskError) in try await live.store(cursors) }
        }
    }

    private func firstReplyIsDue(_ conversation: ConversationID) async throws(DeskError) {
        let agent = try await conversations.with(conversation) { (live) throws(DeskError) in
            try await live.firstReplyIsDue()
        }
        guard let agent else { return }
        guard context.roster.missedReply(agent) >= context.configuration.missedRepliesUntilAway else { return }
        try await setPresence(.away, of: agent)
    }

    private func agentIsLost(_ agent: AgentID) async throws(DeskError) {
        guard context.roster.presence(of: agent) == .offline else { return }
        for conversation in context.floor.ask({ $0.conversations(of: agent) }) {
            try await conversations.with(conversation) { (live) throws(DeskError) in try await live.agentLeft(agent) }
        }
    }

    private func openTeams() async throws(DeskError) {
        let now = context.clock.now
        var next = now + .seconds(60)
        let left = context.floor.ask { $0.leftWhileClosed.map { ($0.conversation, $0.team) } }
        for (conversation, name) in left {
            let team = context.hours.team(name)
            guard context.hours.isOpen(team, at: now) else {
                if let opening = context.hours.nextOpening(team, after: now) { next = min(next, opening) }
                continue
            }
            try await conversations.with(conversation) { (live) throws(DeskError) in try await live.openingBegan() }
        }
        if !left.isEmpty { context.alarms.set(.openings, atLatest: next) }
    }

    private func closeIdle() async throws(DeskError) {
        let limit = 200
        let since = context.clock.now - context.configuration.idleVisitor
        let idle = try await keeping { () throws(StoreError) in
            try await self.context.store.idleConversations(since: since, limit: limit)
        }
        for conversation in idle {
            try await conversations.with(conversation) { (live) throws(DeskError) in try await live.closeIfIdle() }
        }
        let pause = min(.seconds(60), max(.seconds(1), context.configuration.idleVisitor / 20))
        context.alarms.set(.idleVisitors, at: context.clock.now + (idle.count == limit ? .seconds(1) : pause))
    }

    private func keepHouse() async throws(DeskError) {
        let now = context.clock.now
        lastUse.withLock { $0 = conversations.dropIdle(unusedSince: $0) }
        typingThrottle.forget(before: now - .seconds(3))
        context.alarms.set(.housekeeping, at: now + .seconds(60))
        try await keeping { () throws(StoreError) in
            try await self.context.store.removeSessions(expiredBefore: now)
        }
    }
}
