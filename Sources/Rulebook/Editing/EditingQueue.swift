import Dispatch
import FrontdeskCore
import Synchronization

/// Does checking and saving one after another on a thread of its own: a check may take a second of one processor, and
/// nobody who chats shall wait for it.
final class EditingQueue: Sendable {
    private let queue = DispatchQueue(label: "frontdesk.rules.editing", qos: .userInitiated)
    private let waiting = Mutex(0)

    /// At most so many wait; others are told to come back.
    static let limit = 8

    /// Does some work and gives its result.
    ///
    /// - Throws: ``RuleDeskError/busy`` when too much work waits, and what the work throws.
    func run<Answer: Sendable>(
        _ work: @escaping @Sendable () throws(RuleDeskError) -> Answer
    ) async throws(RuleDeskError) -> Answer {
        let isFull = waiting.withLock { count in
            if count >= Self.limit { return true }
            count += 1
            return false
        }
        guard !isFull else { throw .busy }
        let result: Result<Answer, RuleDeskError> = await withCheckedContinuation { continuation in
            queue.async {
                let result = Result(catching: work)
                self.waiting.withLock { $0 -= 1 }
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }
}
