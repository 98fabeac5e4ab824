import Synchronization

/// Lets one at a time through, in the order of arrival, without blocking a thread.
///
/// At most `capacity` wait; who comes then is refused.
package final class Lane: Sendable {
    private struct State {
        var isBusy = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let capacity: Int

    /// Makes a free lane.
    package init(capacity: Int) { self.capacity = capacity }

    /// Waits for the lane; who got it has to call ``leave()``.
    ///
    /// - Returns: False when too many wait already; the lane is not got then.
    package func enter(isolation: isolated (any Actor)? = #isolation) async -> Bool {
        enum Answer { case free, busy, full }
        let answer: Answer = state.withLock { state in
            if state.isBusy { return state.waiting.count < capacity ? .busy : .full }
            state.isBusy = true
            return .free
        }
        switch answer {
        case .free: return true
        case .full: return false
        case .busy:
            await withCheckedContinuation { continuation in
                let isFree = state.withLock { state in
                    guard state.isBusy else {
                        state.isBusy = true
                        return true
                    }
                    state.waiting.append(continuation)
                    return false
                }
                if isFree { continuation.resume() }
            }
            return true
        }
    }

    /// Lets the next one through.
    package func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiting.isEmpty else {
                state.isBusy = false
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
