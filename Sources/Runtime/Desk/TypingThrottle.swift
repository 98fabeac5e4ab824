import FrontdeskCore
import Synchronization

/// Lets through at most one sign of typing in three seconds from each author in each conversation.
///
/// It remembers 10,000 of them; more are not let through, since typing is only a courtesy.
final class TypingThrottle: Sendable {
    private struct Typist: Hashable {
        let conversation: ConversationID
        let author: Author
    }

    private static let limit = 10_000
    private let last = Mutex<[Typist: Instant]>([:])

    /// Whether a sign of typing goes through now.
    func passes(_ author: Author, in conversation: ConversationID, at now: Instant) -> Bool {
        last.withLock { last in
            let typist = Typist(conversation: conversation, author: author)
            if let earlier = last[typist], now - earlier < .seconds(3) { return false }
            guard last[typist] != nil || last.count < Self.limit else { return false }
            last[typist] = now
            return true
        }
    }

    /// Forgets those who typed before `instant`.
    func forget(before instant: Instant) {
        last.withLock { last in last = last.filter { $0.value >= instant } }
    }
}
