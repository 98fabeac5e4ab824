public import FrontdeskCore

extension Desk {
    /// Tells `watcher` about a conversation from now on, until ``detach(_:)``.
    ///
    /// The watcher first gets ``Delivery/welcome(_:)``, then each visible record after `seq`, then live ones, each
    /// exactly once and in order. When the log does not reach `seq` or holds too much after it,
    /// ``Delivery/resync(_:after:)`` takes the place of the old records. All of that comes before this returns.
    public func attach(
        _ watcher: any Watcher,
        to conversation: ConversationID,
        of visitor: VisitorID,
        after seq: Int
    ) async throws(DeskError) {
        context.watchers.remove(watcher)
        context.watchers.begin(watcher, conversation, as: .visitors)
        do throws(DeskError) {
            let summary = try await summary(of: conversation, for: visitor)
            watcher.receive(.welcome(welcome(summary)))
            try await serve(watcher, conversation, as: .visitors, after: seq, from: summary)
        } catch {
            context.watchers.remove(watcher)
            throw error
        }
    }

    /// Tells `watcher` nothing any more; harmless for an unknown one.
    public func detach(_ watcher: any Watcher) { context.watchers.remove(watcher) }

    /// Tells a connected agent's `watcher` every record of a conversation after `pos`, then live ones, each exactly
    /// once and in order.
    public func watch(
        _ conversation: ConversationID,
        with watcher: any Watcher,
        after pos: Int
    ) async throws(DeskError) {
        context.watchers.begin(watcher, conversation, as: .agents)
        do throws(DeskError) {
            let summary = try await summary(of: conversation)
            try await serve(watcher, conversation, as: .agents, after: pos, from: summary)
        } catch {
            context.watchers.remove(watcher, from: conversation)
            throw error
        }
    }

    /// Ends ``watch(_:with:after:)``.
    public func unwatch(_ conversation: ConversationID, with watcher: any Watcher) {
        context.watchers.remove(watcher, from: conversation)
    }

    /// Delivers old records, then those that came meanwhile, until the watcher is live.
    ///
    /// What is stored before the log is read is read; what is stored later is kept by the registry. What is both is
    /// left out by its place.
    private func serve(
        _ watcher: any Watcher,
        _ conversation: ConversationID,
        as audience: WatcherRegistry.Audience,
        after cursor: Int,
        from summary: ConversationSummary
    ) async throws(DeskError) {
        let isVisitor = audience == .visitors
        let reached = isVisitor ? summary.seq : summary.pos
        var served = (pos: 0, seq: isVisitor ? cursor : 0)
        if !isVisitor { served.pos = cursor }
        if cursor > reached || cursor < 0 {
            watcher.receive(.resync(conversation, after: 0))
            served = (summary.pos, summary.seq)
        } else {
            try await replay(to: watcher, conversation, as: audience, &served)
            served.pos = max(served.pos, summary.pos)
            served.seq = max(served.seq, summary.seq)
        }
        while true {
            switch context.watchers.next(for: watcher, of: conversation, pos: served.pos, seq: served.seq) {
            case .live, .gone: return
            case .readAgain: try await replay(to: watcher, conversation, as: audience, &served)
            case .deliveries(let deliveries):
                for delivery in deliveries {
                    watcher.receive(delivery)
                    if case .record(let record) = delivery {
                        served.pos = record.pos
                        served.seq = record.seq ?? served.seq
                    }
                }
            }
        }
    }

    private func replay(
        to watcher: any Watcher,
        _ conversation: ConversationID,
        as audience: WatcherRegistry.Audience,
        _ served: inout (pos: Int, seq: Int)
    ) async throws(DeskError) {
        let limit = context.configuration.maximumReplay
        let (pos, seq) = served
        let store = context.store
        let records = try await keeping { () throws(StoreError) in
            audience == .visitors
                ? try await store.visibleRecords(of: conversation, after: seq, limit: limit + 1)
                : try await store.records(of: conversation, after: pos, limit: limit + 1)
        }
        guard records.count <= limit else {
            watcher.receive(.resync(conversation, after: audience == .visitors ? seq : pos))
            let summary = try await summary(of: conversation)
            served = (summary.pos, summary.seq)
            return
        }
        for record in records {
            guard let shown = audience == .visitors ? record.forVisitor : record else { continue }
            watcher.receive(.record(shown))
        }
        guard let last = records.last else { return }
        served.pos = max(served.pos, last.pos)
        served.seq = records.last { $0.seq != nil }?.seq ?? served.seq
    }

    /// The first delivery for a conversation, for a reader who polls.
    public func welcome(
        to conversation: ConversationID,
        visitor: VisitorID
    ) async throws(DeskError) -> Welcome {
        welcome(try await summary(of: conversation, for: visitor))
    }

    private func welcome(_ summary: ConversationSummary) -> Welcome {
        Welcome(
            conversation: summary.conversation,
            visitor: summary.visitor,
            seq: summary.seq,
            state: context.publicState(summary),
            languages: context.pipelines.current.siteLanguages,
            isRated: summary.owner == .nobody && summary.rating != nil
        )
    }

    /// The summary of a conversation.
    func summary(of conversation: ConversationID) async throws(DeskError) -> ConversationSummary {
        let store = context.store
        guard let summary = try await keeping({ () throws(StoreError) in try await store.summary(of: conversation) })
        else { throw .unknownConversation }
        return summary
    }

    /// The summary of a conversation, for its visitor only.
    func summary(
        of conversation: ConversationID,
        for visitor: VisitorID
    ) async throws(DeskError) -> ConversationSummary {
        let summary = try await summary(of: conversation)
        guard summary.visitor == visitor else { throw .notYours }
        return summary
    }
}
