import FrontdeskCore
import Synchronization

/// Who watches which conversation.
///
/// Records of one conversation are published by one task at a time, so everybody sees them in order. A watcher that is
/// still reading the old records has live ones kept for it, so that nothing is missed or doubled at the seam.
final class WatcherRegistry: Sendable {
    /// Who a delivery is for.
    enum Audience: Sendable {
        case visitors, agents
    }

    /// So many deliveries are kept for a watcher that catches up; when there are more it has to read again.
    static let maximumPending = 1_024

    fileprivate struct Watch {
        let watcher: any Watcher
        let audience: Audience
        /// Everything up to this place was delivered or is not for this watcher.
        var pos = 0
        /// The last visible number up to there.
        var seq = 0
        /// What came while the watcher catches up; nil when it is live.
        var pending: [Delivery]? = []
        var hasOverflowed = false
    }

    fileprivate struct State {
        var watches: [ConversationID: [Watch]] = [:]
        /// The place of the last published record of each watched conversation.
        var published: [ConversationID: Int] = [:]
        var conversations: [ObjectIdentifier: Set<ConversationID>] = [:]
    }

    private let state = Mutex(State())

    /// How many watch as visitors; for the status.
    var visitorCount: Int {
        state.withLock { state in
            state.watches.values.reduce(0) { $0 + $1.count(where: { $0.audience == .visitors }) }
        }
    }

    /// Begins to keep live deliveries for `watcher`, which then reads the log and calls ``next(for:of:pos:seq:)``.
    func begin(_ watcher: any Watcher, _ conversation: ConversationID, as audience: Audience) {
        state.withLock { state in
            state.remove(watcher, from: conversation)
            state.watches[conversation, default: []].append(Watch(watcher: watcher, audience: audience))
            state.conversations[ObjectIdentifier(watcher), default: []].insert(conversation)
        }
    }

    /// What came next for a watcher that catches up.
    enum Next: Sendable {
        /// These, in order; then ask again.
        case deliveries([Delivery])
        /// More than was kept: the log has to be read again from where the watcher is.
        case readAgain
        /// Nothing; from now on deliveries are live.
        case live
        /// The watcher is registered no more.
        case gone
    }

    /// The kept deliveries behind the record `pos`, up to which the watcher has been served; none makes it live.
    func next(for watcher: any Watcher, of conversation: ConversationID, pos: Int, seq: Int) -> Next {
        state.withLock { state in
            guard let index = state.index(of: watcher, in: conversation) else { return .gone }
            let next = state.watches[conversation]?[index].next(pos: pos, seq: seq) ?? .gone
            // Records that another node appends from here on are published when the conversation is read again.
            if case .live = next, pos > 0, state.published[conversation] == nil { state.published[conversation] = pos }
            return next
        }
    }

    /// Tells nobody's news to `watcher` any more.
    func remove(_ watcher: any Watcher) {
        state.withLock { state in
            for conversation in state.conversations.removeValue(forKey: ObjectIdentifier(watcher)) ?? [] {
                state.remove(watcher, from: conversation)
            }
        }
    }

    /// Tells `watcher` nothing of one conversation any more.
    func remove(_ watcher: any Watcher, from conversation: ConversationID) {
        state.withLock { $0.remove(watcher, from: conversation) }
    }

    /// The place of the last published record, when somebody watches and something was published.
    func published(_ conversation: ConversationID) -> Int? { state.withLock { $0.published[conversation] } }

    /// Whether somebody watches.
    func isWatched(_ conversation: ConversationID) -> Bool {
        state.withLock { $0.watches[conversation] != nil }
    }

    /// Delivers committed records to everybody who watches.
    func publish(_ records: [Record], of conversation: ConversationID) {
        guard let last = records.last else { return }
        let audience = state.withLock { state -> [(any Watcher, [Delivery])] in
            guard var watches = state.watches[conversation] else { return [] }
            state.published[conversation] = max(last.pos, state.published[conversation] ?? 0)
            let shown = watches.contains { $0.audience == .visitors } ? records.compactMap(\.forVisitor) : []
            var audience: [(any Watcher, [Delivery])] = []
            for index in watches.indices {
                let deliveries = watches[index].take(
                    watches[index].audience == .visitors ? shown : records,
                    through: last
                )
                if !deliveries.isEmpty { audience.append((watches[index].watcher, deliveries)) }
            }
            state.watches[conversation] = watches
            return audience
        }
        for (watcher, deliveries) in audience {
            for delivery in deliveries { watcher.receive(delivery) }
        }
    }

    /// Delivers something that is not stored.
    func tell(
        _ delivery: Delivery,
        to audience: Audience? = nil,
        of conversation: ConversationID,
        except exception: (any Watcher)? = nil
    ) {
        let watchers = state.withLock { state -> [any Watcher] in
            guard var watches = state.watches[conversation] else { return [] }
            var live: [any Watcher] = []
            for index in watches.indices {
                guard audience == nil || watches[index].audience == audience, watches[index].watcher !== exception
                else {
                    continue
                }
                if watches[index].keep(delivery) { continue }
                live.append(watches[index].watcher)
            }
            state.watches[conversation] = watches
            return live
        }
        for watcher in watchers { watcher.receive(delivery) }
    }
}

extension WatcherRegistry.State {
    fileprivate func index(of watcher: any Watcher, in conversation: ConversationID) -> Int? {
        watches[conversation]?.firstIndex { $0.watcher === watcher }
    }

    fileprivate mutating func remove(_ watcher: any Watcher, from conversation: ConversationID) {
        watches[conversation]?.removeAll { $0.watcher === watcher }
        if watches[conversation]?.isEmpty == true {
            watches[conversation] = nil
            published[conversation] = nil
        }
        conversations[ObjectIdentifier(watcher)]?.remove(conversation)
        if conversations[ObjectIdentifier(watcher)]?.isEmpty == true {
            conversations[ObjectIdentifier(watcher)] = nil
        }
    }
}

extension WatcherRegistry.Watch {
    /// Keeps a delivery while catching up.
    ///
    /// - Returns: False when the watcher is live and gets it at once.
    fileprivate mutating func keep(_ delivery: Delivery) -> Bool {
        guard pending != nil else { return false }
        if pending?.count ?? 0 < WatcherRegistry.maximumPending {
            pending?.append(delivery)
        } else {
            hasOverflowed = true
        }
        return true
    }

    /// What a live watcher gets of new records; a watcher that catches up has them kept.
    fileprivate mutating func take(_ records: [Record], through last: Record) -> [Delivery] {
        guard pending == nil else {
            for record in records { _ = keep(.record(record)) }
            return []
        }
        guard last.pos > pos else { return [] }
        var deliveries: [Delivery] = []
        let news = records.filter { $0.pos > pos }
        if audience == .agents, let first = news.first, first.pos - 1 > pos {
            deliveries.append(.resync(last.conversation, after: pos))
        } else if audience == .visitors, let first = news.first?.seq, first - 1 > seq {
            deliveries.append(.resync(last.conversation, after: seq))
        }
        pos = last.pos
        seq = news.last?.seq ?? seq
        return deliveries + news.map(Delivery.record)
    }

    fileprivate mutating func next(pos: Int, seq: Int) -> WatcherRegistry.Next {
        self.pos = max(self.pos, pos)
        self.seq = max(self.seq, seq)
        guard let kept = pending else { return .live }
        if hasOverflowed {
            hasOverflowed = false
            pending = []
            return .readAgain
        }
        guard !kept.isEmpty else {
            pending = nil
            return .live
        }
        pending = []
        return .deliveries(
            kept.filter { delivery in
                guard case .record(let record) = delivery else { return true }
                return record.pos > pos
            }
        )
    }
}
