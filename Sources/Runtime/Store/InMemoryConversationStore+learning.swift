import FrontdeskCore

extension InMemoryConversationStore {
    public func decisions(before: Int?, reach: Int) async throws(StoreError) -> DecisionPage {
        withRooms { rooms in
            let end = min(max(0, (before ?? .max) - 1), rooms.journal.count)
            let start = max(0, end - max(1, reach))
            let records = rooms.journal[start..<end].reversed().compactMap { place in
                rooms.logs[place.conversation]?.records[place.pos - 1]
            }
            return DecisionPage(
                records: records.filter { $0.event.kind.isDecision },
                next: start > 0 ? start + 1 : nil
            )
        }
    }

    public func settlements() async throws(StoreError) -> [MessageSettlement] {
        withRooms { $0.settlements.values.sorted { $0.key < $1.key } }
    }

    public func settle(_ settlements: [MessageSettlement]) async throws(StoreError) {
        withRooms { rooms in
            for settlement in settlements { rooms.settlements[settlement.key] = settlement }
            let excess = rooms.settlements.count - MessageSettlement.limit
            guard excess > 0 else { return }
            let oldest = rooms.settlements.values.sorted { ($0.at, $0.key) < ($1.at, $1.key) }.prefix(excess)
            for settlement in oldest { rooms.settlements[settlement.key] = nil }
        }
    }

    public func unsettle(_ keys: [MessageKey]) async throws(StoreError) {
        withRooms { rooms in for key in keys { rooms.settlements[key] = nil } }
    }
}
