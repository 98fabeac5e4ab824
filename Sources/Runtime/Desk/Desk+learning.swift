public import FrontdeskCore

/// Which unclear messages are wanted.
public enum UnclearMessageView: Hashable, Sendable {
    /// Those that nobody decided about.
    case open
    /// Those that were dismissed.
    case dismissed
}

extension Desk {
    /// At most so many unclear messages are gathered.
    public static let unclearMessageLimit = 2_000
    /// So many records are looked back at, over all conversations.
    private static let reach = 200_000
    /// So many of them in one step.
    private static let step = 4_000
    /// Of a conversation, so many records before the last decision that hints at something are read.
    private static let window = 400

    /// The last messages that the bot did not settle by itself, the latest first.
    ///
    /// Reads the logs beside everything else, one search after another.
    public func unclearMessages(_ view: UnclearMessageView = .open) async throws(DeskError) -> [FieldMessage] {
        guard await context.learning.enter() else { throw .tooMany(retryAfter: .seconds(2)) }
        defer { context.learning.leave() }
        let store = context.store
        let settled = try await keeping { () throws(StoreError) in try await store.settlements() }
        let decisions = Dictionary(settled.map { ($0.key, $0) }, uniquingKeysWith: { $1 })
        var found: [FieldMessage] = []
        var known: Set<ConversationID> = []
        var cursor: Int?
        var left = Self.reach
        repeat {
            let before = cursor
            let page = try await keeping { () throws(StoreError) in
                try await store.decisions(before: before, reach: Self.step)
            }
            left -= Self.step
            cursor = page.next
            for hint in page.records where hint.hintsAtUnclearMessage {
                guard known.insert(hint.conversation).inserted else { continue }
                let records = try await keeping { () throws(StoreError) in
                    try await store.records(
                        of: hint.conversation,
                        after: max(0, hint.pos - Self.window),
                        limit: Self.window + 100
                    )
                }
                left -= records.count
                found += UnclearMessageSearch(records).messages.filter { message in
                    let decision = decisions[message.key]
                    switch view {
                    case .open: return decision?.covers(message) != true
                    case .dismissed: return decision?.kind == .dismissed
                    }
                }
                guard found.count < Self.unclearMessageLimit, left > 0 else { break }
            }
        } while cursor != nil && found.count < Self.unclearMessageLimit && left > 0
        found.sort { ($1.at, $0.conversation, $0.pos) < ($0.at, $1.conversation, $1.pos) }
        return Array(found.prefix(Self.unclearMessageLimit))
    }

    /// Remembers what was decided about messages, so that they don't come again.
    public func settle(_ keys: [MessageKey], as kind: MessageSettlement.Kind) async throws(DeskError) {
        let now = context.clock.now
        let store = context.store
        let settlements = keys.map { MessageSettlement(key: $0, kind: kind, at: now) }
        try await keeping { () throws(StoreError) in try await store.settle(settlements) }
    }

    /// Forgets what was decided about messages, so that they come again.
    public func unsettle(_ keys: [MessageKey]) async throws(DeskError) {
        let store = context.store
        try await keeping { () throws(StoreError) in try await store.unsettle(keys) }
    }

    /// Says what an agent thinks of the bot's answer in a turn.
    public func judge(_ judgement: TurnJudgement, _ command: AgentCommand) async throws(DeskError) -> CommandReceipt {
        _ = try known(command.agent)
        let store = context.store
        let place = judgement.turnPosition
        let record = try await keeping { () throws(StoreError) in
            try await store.records(of: command.conversation, after: max(0, place - 1), limit: 1)
        }.first
        guard record?.pos == place, record?.event.kind == .turn else {
            throw .invalid(what: "there is no turn of the bot at \(place)", remedy: "name the pos of a turn")
        }
        return try await conversations.with(command.conversation) { (live) throws(DeskError) in
            try await live.judge(judgement, command)
        }
    }
}
