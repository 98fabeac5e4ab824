/// Everything that is known about a conversation, folded from its log.
///
/// It is a pure function of the records: two nodes that read the same log hold the same state. Collections are
/// bounded; what falls out is still in the log.
public struct ConversationState: Hashable, Sendable {
    /// The conversation.
    public let id: ConversationID
    /// The place of the last record, 0 before the first.
    public private(set) var pos = 0
    /// The number of the last visible record, 0 before the first.
    public private(set) var seq = 0
    /// The stretch of ownership; grows with every change of owner.
    public private(set) var epoch = 0
    /// Who answers.
    public private(set) var owner = Owner.bot
    /// How it began; nil before the first record.
    public private(set) var opening: Opening?
    /// When it began.
    public private(set) var openedAt: Instant?
    /// When the owner changed last.
    public private(set) var ownedSince: Instant?
    /// When it entered the queue it is in; kept while agents take and release it.
    public private(set) var queuedAt: Instant?
    /// The team that was asked for; kept while one of its agents has the conversation.
    public private(set) var team: TeamName?
    /// How urgent it is for that team.
    public private(set) var priority: QueuePriority?
    /// Why a person was called last.
    public private(set) var cause: EscalationCause?
    /// A rule's words for agents, of that call.
    public private(set) var reason: String?
    /// What the visitor was told last about a closed desk.
    public private(set) var offlineNotice: OfflineNotice?
    /// The agent who had it last.
    public private(set) var lastAgent: AgentID?
    /// The agent's name as the visitor knows it.
    public private(set) var agentName: String?
    /// When the visitor wrote last, and when anybody else did.
    public private(set) var visitorWroteAt: Instant?
    /// When a person answered last in this stretch of ownership.
    public private(set) var agentWroteAt: Instant?
    /// Since when the visitor waits for a reply to what was written; nil when nobody owes one.
    public private(set) var unansweredSince: Instant?
    /// The last visible text of anybody, for lists.
    public private(set) var lastMessage: Message?
    /// Who wrote that.
    public private(set) var lastAuthor: Author?
    /// When that was written.
    public private(set) var lastMessageAt: Instant?
    /// The language of replies; nil before the first clear evidence.
    public private(set) var language: LanguageTag?
    /// The pages, the newest last.
    public private(set) var pages: [PageView] = []
    /// What rules and agents remembered.
    public private(set) var variables: [String: Value] = [:]
    /// Tags, in alphabetic order.
    public private(set) var tags: [String] = []
    /// The topic, if one is current in the coming turn.
    public private(set) var topic: TopicStay?
    /// How many turns the bot has looked at.
    public private(set) var turn = 0
    /// Which rules won, the newest last.
    public private(set) var wins: [RuleWin] = []
    /// Which variants were sent and not yet all used, the oldest first.
    public private(set) var variants: [VariantUse] = []
    /// How many turns in a row were misses.
    public private(set) var misses = 0
    /// Whether the last turn asked "did you mean".
    public private(set) var clarified = false
    /// Quick replies that can still be pressed, by the visible message that offered them, the newest last.
    public private(set) var offers: [Offer] = []
    /// Webhook calls without an answer, the oldest first.
    public private(set) var openCalls: [OpenCall] = []
    /// The visitor's rating of the current stretch since the last closing.
    public private(set) var rating: Rating?
    /// When it was closed last.
    public private(set) var closedAt: Instant?
    /// Who had it when it was closed last.
    public private(set) var closedFrom: Owner?
    /// How far each reader has come.
    public private(set) var cursors: [CursorHolder: Int] = [:]

    /// A state before the first record.
    public init(id: ConversationID) { self.id = id }

    /// A state after `records`, which must be in the order of the log.
    public init(id: ConversationID, records: some Sequence<Record>) {
        self.init(id: id)
        for record in records { apply(record) }
    }

    /// Whose conversation it is; nil before the first record.
    public var visitor: VisitorID? { opening?.visitor }

    /// The page the visitor has open, if told.
    public var page: PageView? { pages.last }

    /// How many of each collection are kept.
    public enum Limit {
        /// Pages of the trail.
        public static let pages = 200
        /// Rules that won; conditions such as `limit 2 per day` look this far back.
        public static let wins = 500
        /// Messages whose quick replies can be pressed.
        public static let offers = 10
        /// Variants remembered.
        public static let variants = 200
        /// Variables; one more is dropped.
        public static let variables = 200
        /// Tags; one more is dropped.
        public static let tags = 100
    }

    /// Takes the next record of the log into the state.
    public mutating func apply(_ record: Record) {
        pos = record.pos
        if let seq = record.seq { self.seq = seq }
        if record.event.changesOwner || record.epoch > epoch { epoch = max(epoch, record.epoch) }
        switch record.event {
        case .opened(let opening):
            self.opening = opening
            openedAt = record.at
            ownedSince = record.at
        case .message(let message): apply(message, of: record)
        case .ownerChanged(let change), .reopened(let change): apply(change, at: record.at)
        case .wentOffline(let notice):
            let owner = Owner.offline(team: notice.team, priority: notice.priority)
            offlineNotice = notice
            apply(OwnerChange(owner: owner, cause: notice.cause), at: record.at)
        case .closed: close(at: record.at)
        case .rated(let rating): self.rating = rating
        case .pageViewed(let page):
            pages.append(page)
            pages.keepLast(Limit.pages)
        case .turn(let turn): apply(turn, at: record.at, pos: record.pos)
        case .tagged(let tags): for tag in tags { add(tag) }
        case .untagged(let tags): self.tags.removeAll { tags.contains($0) }
        case .webhookAnswered(let answer): apply(answer)
        case .cursorMoved(let cursor):
            let holder = CursorHolder(author: record.author, mark: cursor.mark)
            cursors[holder] = max(cursors[holder] ?? 0, cursor.seq)
        case .erased(kind: .opened):
            openedAt = record.at
            ownedSince = record.at
        case .edited, .deleted, .note, .judged, .erased: break
        }
    }

    private mutating func apply(_ message: Message, of record: Record) {
        lastMessage = message
        lastAuthor = record.author
        lastMessageAt = record.at
        switch record.author {
        case .visitor:
            visitorWroteAt = record.at
            unansweredSince = unansweredSince ?? record.at
        case .agent:
            agentWroteAt = record.at
            unansweredSince = nil
        case .bot: unansweredSince = nil
        case .system: break
        }
        guard !message.choices.isEmpty, let seq = record.seq else { return }
        offers.append(Offer(seq: seq, choices: message.choices))
        offers.keepLast(Limit.offers)
    }

    private mutating func apply(_ change: OwnerChange, at instant: Instant) {
        let wasWaiting = queuedAt
        owner = change.owner
        ownedSince = instant
        agentWroteAt = nil
        cause = change.cause ?? cause
        switch change.owner {
        case .queue(let team, let priority), .offline(let team, let priority):
            queuedAt = wasWaiting ?? instant
            self.team = team
            self.priority = priority
            reason = change.reason ?? reason
        case .agent(let agent):
            lastAgent = agent
            agentName = change.name
        case .bot, .nobody:
            queuedAt = nil
            team = nil
            priority = nil
            reason = nil
            agentName = nil
            misses = 0
            clarified = false
        }
    }

    private mutating func close(at instant: Instant) {
        if owner != .nobody { closedFrom = owner }
        owner = .nobody
        ownedSince = instant
        closedAt = instant
        queuedAt = nil
        team = nil
        priority = nil
        reason = nil
        agentName = nil
        unansweredSince = nil
        rating = nil
        misses = 0
        clarified = false
        offers = []
        openCalls = []
    }

    private mutating func apply(_ turn: TurnRecord, at instant: Instant, pos: Int) {
        guard turn.outcome != .suppressed else { return }
        if turn.turn > self.turn {
            self.turn = turn.turn
            if let stay = topic { topic = stay.afterOneTurn }
        }
        for rule in turn.rules { wins.append(RuleWin(rule: rule, turn: turn.turn, at: instant)) }
        wins.keepLast(Limit.wins)
        variants.append(contentsOf: turn.variants)
        variants.keepLast(Limit.variants)
        for effect in turn.effects { apply(effect) }
        for (index, call) in turn.calls.enumerated() {
            openCalls.append(OpenCall(turnPosition: pos, index: index, call: call))
        }
        clarified = turn.outcome == .clarified
        switch turn.outcome {
        case .clarified, .missed: misses += 1
        case .answered: misses = 0
        case .escalated, .silent, .suppressed: break
        }
    }

    private mutating func apply(_ effect: Effect) {
        switch effect {
        case .setVariable(let name, let value): set(name, value)
        case .unsetVariable(let name): variables[name] = nil
        case .addTag(let tag): add(tag)
        case .removeTag(let tag): tags.removeAll { $0 == tag }
        case .enterTopic(let name, let turns): topic = TopicStay(topic: name, turnsLeft: turns)
        case .leaveTopic: topic = nil
        case .setLanguage(let language): self.language = language
        }
    }

    private mutating func apply(_ answer: WebhookAnswer) {
        guard
            let index = openCalls.firstIndex(where: {
                $0.turnPosition == answer.turnPosition && $0.index == answer.index
            })
        else { return }
        let call = openCalls.remove(at: index).call
        guard let values = answer.values, let into = call.into else { return }
        for (name, value) in values.sorted(by: { $0.key < $1.key }) where name == into || name.hasPrefix(into + ".") {
            set(name, value)
        }
    }

    private mutating func set(_ name: String, _ value: Value) {
        guard variables[name] != nil || variables.count < Limit.variables else { return }
        variables[name] = value
    }

    private mutating func add(_ tag: String) {
        guard !tags.contains(tag), tags.count < Limit.tags else { return }
        tags.append(tag)
        tags.sort()
    }
}

extension Array {
    /// Drops the oldest elements over `limit`.
    fileprivate mutating func keepLast(_ limit: Int) {
        if count > limit { removeFirst(count - limit) }
    }
}
