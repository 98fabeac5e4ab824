import FrontdeskCore

/// Which conversations wait for a person or have one, in the order they are served.
///
/// A pure function of the summaries it was given, in their order.
struct FloorPlan: Sendable {
    private struct Entry {
        var summary: ConversationSummary
        let arrival: Int
        var ticket: QueueTicket?
        /// The place the visitor was told last.
        var toldPosition: Int?
    }

    private var entries: [ConversationID: Entry] = [:]
    private var queues: [TeamName: [QueueTicket]] = [:]
    private var waits: [TeamName: WaitEstimate] = [:]
    private var open: [AgentID: Int] = [:]
    private var arrivals = 0

    /// What an update changed for those who look at lists.
    struct Change: Hashable, Sendable {
        /// Owner, queue, tags or the like; lists must show it at once.
        var isStructural = false
        /// Only what was said; lists may show it a little later.
        var isMinor = false
        /// Teams whose queue moved.
        var teams: [TeamName] = []
    }

    /// Takes a newer summary of a conversation; older ones are ignored.
    mutating func update(_ summary: ConversationSummary) -> Change {
        let old = entries[summary.conversation]
        if let old, old.summary.pos >= summary.pos { return Change() }
        guard summary.isWithPeople else {
            guard let old else { return Change() }
            entries[summary.conversation] = nil
            count(old.summary, -1)
            return Change(isStructural: true, teams: unqueue(old))
        }
        var entry = Entry(summary: summary, arrival: old?.arrival ?? arrivals, toldPosition: old?.toldPosition)
        if old == nil { arrivals += 1 }
        entry.ticket = ticket(for: summary, arrival: entry.arrival)
        var teams: [TeamName] = []
        if old?.ticket != entry.ticket || old?.summary.team != summary.team {
            if let old { teams = unqueue(old) }
            if let ticket = entry.ticket, let team = summary.team { teams += enqueue(ticket, team) }
        }
        if let old { count(old.summary, -1) }
        count(summary, 1)
        if let old, old.ticket != nil, case .agent = summary.owner, let team = old.summary.team {
            waits[team, default: WaitEstimate()].accepted(
                after: summary.ownedSince - (old.summary.queuedAt ?? summary.ownedSince)
            )
        }
        if entry.ticket == nil { entry.toldPosition = nil }
        entries[summary.conversation] = entry
        let isStructural = old.map { !$0.summary.looksLike(summary) } ?? true
        return Change(isStructural: isStructural, isMinor: !isStructural, teams: teams)
    }

    private func ticket(for summary: ConversationSummary, arrival: Int) -> QueueTicket? {
        guard case .queue(_, let priority) = summary.owner else { return nil }
        return QueueTicket(
            priority: priority,
            hasReturned: summary.cause == .released || summary.cause == .unanswered,
            queuedAt: summary.queuedAt ?? summary.ownedSince,
            arrival: arrival,
            conversation: summary.conversation
        )
    }

    private mutating func enqueue(_ ticket: QueueTicket, _ team: TeamName) -> [TeamName] {
        var queue = queues[team] ?? []
        queue.insert(ticket, at: queue.firstIndex(notBefore: ticket))
        queues[team] = queue
        return [team]
    }

    private mutating func unqueue(_ entry: Entry) -> [TeamName] {
        guard let ticket = entry.ticket, let team = entry.summary.team, var queue = queues[team] else { return [] }
        let index = queue.firstIndex(notBefore: ticket)
        guard index < queue.count, queue[index] == ticket else { return [] }
        queue.remove(at: index)
        queues[team] = queue.isEmpty ? nil : queue
        return [team]
    }

    private mutating func count(_ summary: ConversationSummary, _ difference: Int) {
        guard case .agent(let agent) = summary.owner else { return }
        let count = (open[agent] ?? 0) + difference
        open[agent] = count == 0 ? nil : count
    }

    /// How many wait, of one team or of all.
    func waitingCount(_ team: TeamName? = nil) -> Int {
        guard let team else { return queues.values.reduce(0) { $0 + $1.count } }
        return queues[team]?.count ?? 0
    }

    /// Who waits for a team, the next one first.
    func waiting(for team: TeamName) -> [ConversationID] { queues[team]?.map(\.conversation) ?? [] }

    /// The place in the queue, from 1; nil for one that does not wait.
    func position(of conversation: ConversationID) -> Int? {
        guard let entry = entries[conversation], let ticket = entry.ticket, let team = entry.summary.team else {
            return nil
        }
        return queues[team].map { $0.firstIndex(notBefore: ticket) + 1 }
    }

    /// How long it takes until a team accepts a conversation; nil when there is too little to tell from.
    func wait(for team: TeamName) -> Duration? { waits[team]?.median }

    /// How many conversations an agent has.
    func openCount(_ agent: AgentID) -> Int { open[agent] ?? 0 }

    /// A conversation with people.
    func summary(of conversation: ConversationID) -> ConversationSummary? {
        entries[conversation].map { placed($0.summary) }
    }

    /// All conversations with people: waiting ones in the order of their queues, then the others by age.
    var summaries: [ConversationSummary] {
        let waiting = queues.sorted { $0.key < $1.key }.flatMap(\.value).compactMap {
            entries[$0.conversation]?.summary
        }
        let others = entries.values.filter { $0.ticket == nil }.map(\.summary)
            .sorted { ($0.ownedSince, $0.conversation) < ($1.ownedSince, $1.conversation) }
        return (waiting + others).map(placed)
    }

    /// The conversations an agent has, the oldest first.
    func conversations(of agent: AgentID) -> [ConversationID] {
        summaries.filter { $0.owner == .agent(agent) }.map(\.conversation)
    }

    /// Conversations that were left while the team was closed, in the order in which they will wait.
    var leftWhileClosed: [(conversation: ConversationID, team: TeamName)] {
        let left = entries.values.compactMap { entry -> (QueueTicket, TeamName)? in
            guard case .offline(let team, let priority) = entry.summary.owner else { return nil }
            let summary = entry.summary
            let ticket = QueueTicket(
                priority: priority,
                hasReturned: false,
                queuedAt: summary.queuedAt ?? summary.ownedSince,
                arrival: entry.arrival,
                conversation: summary.conversation
            )
            return (ticket, team)
        }
        return left.sorted { $0.0 < $1.0 }.map { ($0.0.conversation, $0.1) }
    }

    /// The places of a team that visitors don't know yet; afterwards they count as told.
    mutating func untoldPositions(of team: TeamName) -> [ConversationSummary] {
        var untold: [ConversationSummary] = []
        for (index, ticket) in (queues[team] ?? []).enumerated() {
            guard let entry = entries[ticket.conversation], entry.toldPosition != index + 1 else { continue }
            entries[ticket.conversation]?.toldPosition = index + 1
            var summary = entry.summary
            summary.position = index + 1
            untold.append(summary)
        }
        return untold
    }

    /// The visitor has just been told the place.
    mutating func told(_ conversation: ConversationID) {
        let position = position(of: conversation)
        entries[conversation]?.toldPosition = position
    }

    private func placed(_ summary: ConversationSummary) -> ConversationSummary {
        var summary = summary
        summary.position = position(of: summary.conversation)
        return summary
    }
}

extension ConversationSummary {
    /// Whether a person has it, or shall have it.
    var isWithPeople: Bool {
        switch owner {
        case .queue, .agent, .offline: true
        case .bot, .nobody: false
        }
    }

    /// Whether lists show both alike but for what was said.
    fileprivate func looksLike(_ other: ConversationSummary) -> Bool {
        epoch == other.epoch && owner == other.owner && tags == other.tags && visitorName == other.visitorName
            && language == other.language && rating == other.rating
    }
}

extension [QueueTicket] {
    /// The place of `ticket`, or where it belongs, by halving.
    fileprivate func firstIndex(notBefore ticket: QueueTicket) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < ticket { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
