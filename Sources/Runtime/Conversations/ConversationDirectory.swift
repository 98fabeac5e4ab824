import FrontdeskCore
import Synchronization

/// The conversations in memory: one object for each, as long as somebody uses it, and the latest used ones.
final class ConversationDirectory: Sendable {
    fileprivate struct Entry {
        let conversation: LiveConversation
        var users = 0
        var usedAt = 0
    }

    fileprivate struct State {
        var entries: [ConversationID: Entry] = [:]
        /// Counts uses, to tell which were the latest.
        var uses = 0
    }

    private let state = Mutex(State())
    private let context: DeskContext

    init(_ context: DeskContext) { self.context = context }

    /// How many there are.
    var count: Int { state.withLock(\.entries.count) }

    /// Works with a conversation; meanwhile it stays in memory.
    func with<Answer: Sendable>(
        _ id: ConversationID,
        _ work: (LiveConversation) async throws(DeskError) -> Answer
    ) async throws(DeskError) -> Answer {
        let conversation = borrow(id)
        do throws(DeskError) {
            let answer = try await work(conversation)
            giveBack(id, keep: true)
            return answer
        } catch {
            giveBack(id, keep: error != .unknownConversation)
            throw error
        }
    }

    /// Works with a conversation if it is in memory.
    func ifLoaded(_ id: ConversationID, _ work: (LiveConversation) async -> Void) async {
        guard state.withLock({ $0.entries[id] != nil }) else { return }
        await work(borrow(id))
        giveBack(id, keep: true)
    }

    /// Drops every conversation that was not used since the last call, and nobody uses.
    func dropIdle(unusedSince uses: Int) -> Int {
        state.withLock { state in
            state.entries = state.entries.filter { $0.value.users > 0 || $0.value.usedAt > uses }
            return state.uses
        }
    }

    private func borrow(_ id: ConversationID) -> LiveConversation {
        state.withLock { state in
            state.uses += 1
            var entry = state.entries[id] ?? Entry(conversation: LiveConversation(id, context))
            entry.users += 1
            entry.usedAt = state.uses
            state.entries[id] = entry
            state.makeRoom(for: context.configuration.maximumConversationsInMemory)
            return entry.conversation
        }
    }

    private func giveBack(_ id: ConversationID, keep: Bool) {
        state.withLock { state in
            state.entries[id]?.users -= 1
            if !keep, state.entries[id]?.users == 0 { state.entries[id] = nil }
        }
    }
}

extension ConversationDirectory.State {
    /// Drops an eighth, those whose use is longest ago, when there are more than `limit`.
    fileprivate mutating func makeRoom(for limit: Int) {
        guard entries.count > limit else { return }
        let idle = entries.filter { $0.value.users == 0 }.sorted { $0.value.usedAt < $1.value.usedAt }
        for (id, _) in idle.prefix(max(1, limit / 8)) { entries[id] = nil }
    }
}
