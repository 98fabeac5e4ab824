public import FrontdeskCore

extension Desk {
    /// Visible records after `seq`, at once.
    public func events(
        of conversation: ConversationID,
        visitor: VisitorID,
        after seq: Int,
        limit: Int = 500
    ) async throws(DeskError) -> EventPage {
        let summary = try await summary(of: conversation, for: visitor)
        let store = context.store
        let records = try await keeping { () throws(StoreError) in
            try await store.visibleRecords(of: conversation, after: max(0, seq), limit: limit)
        }
        return EventPage(records: records.compactMap(\.forVisitor), seq: max(summary.seq, records.last?.seq ?? 0))
    }

    /// Visible records after `seq`: at once when there are some, else as soon as there are, none when `wait` is over.
    public func waitForEvents(
        of conversation: ConversationID,
        visitor: VisitorID,
        after seq: Int,
        limit: Int = 500,
        wait: Duration
    ) async throws(DeskError) -> EventPage {
        let bell = Bell()
        context.watchers.begin(bell, conversation, as: .visitors)
        defer { context.watchers.remove(bell) }
        // The bell rings for whatever comes from here on, so what is not read now is heard.
        _ = context.watchers.next(for: bell, of: conversation, pos: 0, seq: .max)
        let deadline = context.clock.now + wait
        while true {
            let page = try await events(of: conversation, visitor: visitor, after: seq, limit: limit)
            guard page.records.isEmpty, page.seq <= seq, context.clock.now < deadline, !Task.isCancelled else {
                return page
            }
            await withTaskGroup(of: Void.self) { group in
                group.addTask { [clock = context.clock] in try? await clock.sleep(until: deadline) }
                group.addTask { await bell.signal.wait() }
                await group.next()
                group.cancelAll()
            }
        }
    }
}

/// Wakes a poller when there may be something to read.
private final class Bell: Watcher {
    let signal = Signal()

    func receive(_ delivery: Delivery) {
        switch delivery {
        case .record, .resync, .ended: signal.set()
        default: break
        }
    }
}
