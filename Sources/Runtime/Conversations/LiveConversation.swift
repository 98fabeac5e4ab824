import FrontdeskCore

/// A conversation in memory: puts what is done to it in order, and tells everybody who watches.
///
/// It is a cache of the log and can be dropped at any time while nobody uses it. Messages of the visitor are decided
/// one after another; whatever agents do waits for a running commit at the most, never for a running decision.
actor LiveConversation {
    let id: ConversationID
    let context: DeskContext
    var state: ConversationState
    var visitor: VisitorDossier
    /// How often rules won for the visitor, over all conversations.
    var wins: [RuleName: Int] = [:]
    var sent = SentMessages()
    let decisions: Lane
    private let commits = Lane(capacity: 1_024)
    private var isLoaded = false
    /// Whether the log may hold more than ``state`` knows.
    private var isStale = false

    init(_ id: ConversationID, _ context: DeskContext) {
        self.id = id
        self.context = context
        state = ConversationState(id: id)
        visitor = VisitorDossier(id: "", createdAt: Instant(milliseconds: 0))
        decisions = Lane(capacity: context.configuration.maximumWaitingTurns)
    }

    /// What a builder wants done with its draft.
    enum Plan {
        /// It shall be stored.
        case store
        /// There is nothing to store.
        case nothing
        /// It has to be thought through again.
        case again
    }

    /// What became of a draft.
    enum Committed {
        case stored([Record])
        case nothing
        case again
        case duplicate(Record)
    }

    /// The summary as lists shall show it.
    var summary: ConversationSummary { ConversationSummary(state, visitor: visitor.id, visitorName: visitor.name) }

    /// Begins the log of a new conversation.
    func open(_ visitor: VisitorDossier, _ opening: Opening, wins: [RuleName: Int]) async throws(DeskError) {
        self.visitor = visitor
        self.wins = wins
        isLoaded = true
        _ = try await commit { draft in
            guard draft.state.pos == 0 else { return .nothing }
            draft.add(.opened(opening), by: .system)
            return .store
        }
    }

    /// Reads the log unless that has been done.
    func load() async throws(DeskError) {
        guard !isLoaded else { return }
        guard await commits.enter() else { throw .tooMany(retryAfter: .seconds(1)) }
        defer { commits.leave() }
        guard !isLoaded else { return }
        guard
            let summary = try await keeping({ () throws(StoreError) in try await self.context.store.summary(of: self.id)
            })
        else {
            throw .unknownConversation
        }
        let dossier = try await keeping { () throws(StoreError) in try await self.context.store.visitor(summary.visitor)
        }
        wins = try await keeping { () throws(StoreError) in try await self.context.store.wins(of: summary.visitor) }
        visitor = dossier ?? VisitorDossier(id: summary.visitor, createdAt: summary.openedAt)
        state = ConversationState(id: id)
        sent = SentMessages()
        let counted = wins
        try await readOn(publishingAfter: context.watchers.published(id) ?? .max)
        // The store has counted the wins of what was published just now.
        wins = counted
        isLoaded = true
        isStale = false
    }

    /// Throws away what is known, so that the log is read again.
    func forget() { isLoaded = false }

    /// Takes newer knowledge about the visitor.
    func refresh(_ visitor: VisitorDossier) {
        guard visitor.id == self.visitor.id else { return }
        self.visitor = visitor
    }

    /// Reads and publishes what other nodes have appended.
    func catchUp() async throws(DeskError) {
        try await load()
        guard await commits.enter() else { throw .tooMany(retryAfter: .seconds(1)) }
        defer { commits.leave() }
        try await readOn(publishingAfter: state.pos)
    }

    /// Appends what `build` puts into a draft, behind everything that is in the log by then.
    ///
    /// `build` is called again when another node was faster. Nothing is published before it is durable.
    func commit(
        _ build: (inout LogDraft) throws(DeskError) -> Plan
    ) async throws(DeskError) -> Committed {
        guard await commits.enter() else { throw .tooMany(retryAfter: .seconds(1)) }
        defer { commits.leave() }
        for _ in 0..<16 {
            if isStale {
                try await readOn(publishingAfter: state.pos)
                isStale = false
            }
            var draft = LogDraft(state, at: context.clock.now)
            switch try build(&draft) {
            case .nothing: return .nothing
            case .again: return .again
            case .store: break
            }
            switch try await append(draft) {
            case .appended:
                take(draft)
                return .stored(draft.records)
            case .moved: try await readOn(publishingAfter: state.pos)
            case .duplicate(let record): return .duplicate(record)
            }
        }
        throw .tooMany(retryAfter: .seconds(1))
    }

    private func append(_ draft: LogDraft) async throws(DeskError) -> AppendResult {
        let append = Append(
            conversation: id,
            expectedPos: draft.basisPos,
            expectedEpoch: draft.basisEpoch,
            records: draft.records,
            summary: ConversationSummary(draft.state, visitor: visitor.id, visitorName: visitor.name)
        )
        do throws(StoreError) {
            return try await context.store.append(append)
        } catch {
            // Whether a failed commit reached the disk is unknown, so the log has to be asked before the next one.
            isStale = true
            throw .storeUnavailable(error)
        }
    }

    /// Takes a durable draft as the new state, and tells everybody.
    private func take(_ draft: LogDraft) {
        state = draft.state
        publish(draft.records)
        context.metrics.stored(draft.records)
        context.bus.announce(id)
    }

    /// Reads the rest of the log; publishes what lies behind `pos`.
    private func readOn(publishingAfter pos: Int) async throws(DeskError) {
        let page = 1_000
        while true {
            let from = state.pos
            let records = try await keeping { () throws(StoreError) in
                try await self.context.store.records(of: self.id, after: from, limit: page)
            }
            for record in records {
                state.apply(record)
            }
            let news = records.filter { $0.pos > pos }
            if news.isEmpty { for record in records { sent.remember(record) } } else { publish(news) }
            if records.count < page { return }
        }
    }

    private func publish(_ records: [Record]) {
        for record in records {
            sent.remember(record)
            if case .turn(let turn) = record.event, turn.outcome != .suppressed {
                for rule in turn.rules { wins[rule, default: 0] += 1 }
            }
        }
        context.watchers.publish(records, of: id)
        let summary = summary
        context.announce(context.floor.update(summary), summary)
        guard records.contains(where: { $0.event.changesOwner }) else { return }
        if context.watchers.isWatched(id) { context.watchers.tell(.state(context.publicState(summary)), of: id) }
        setAlarms()
    }

    /// Sets the alarms that the owner of the moment calls for.
    func setAlarms() {
        switch state.owner {
        case .agent where state.agentWroteAt == nil:
            let due = (state.ownedSince ?? context.clock.now) + context.configuration.firstReplyTimeout
            context.alarms.set(.firstReply(id), at: due)
        case .offline(let team, _):
            let now = context.clock.now
            let opening = context.hours.nextOpening(context.hours.team(team), after: now)
            context.alarms.set(.openings, atLatest: min(opening ?? .distantFuture, now + .seconds(60)))
        case .agent, .queue, .bot, .nobody: context.alarms.cancel(.firstReply(id))
        }
    }
}

extension Instant {
    /// Later than anything that will happen.
    static let distantFuture = Instant(milliseconds: .max)
}
