import FrontdeskCore
import Synchronization

/// Conversations in which something was said that lists don't show yet.
final class MinorChanges: Sendable {
    private let conversations = Mutex<Set<ConversationID>>([])

    /// Adds one.
    func insert(_ conversation: ConversationID) { conversations.withLock { _ = $0.insert(conversation) } }

    /// Takes one out: lists show it.
    func remove(_ conversation: ConversationID) { conversations.withLock { _ = $0.remove(conversation) } }

    /// Takes all of them out, in the order of their ids.
    func takeAll() -> [ConversationID] {
        conversations.withLock { conversations in
            defer { conversations = [] }
            return conversations.sorted()
        }
    }
}
