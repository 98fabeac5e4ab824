public import FrontdeskRuntime
import Synchronization

/// A connection that keeps what it is told, and lets a test wait for it.
public final class ScriptedWatcher: Watcher {
    private struct Waiter {
        let matches: @Sendable (Delivery) -> Bool
        let continuation: CheckedContinuation<Delivery, Never>
    }

    private struct State {
        var deliveries: [Delivery] = []
        /// How many deliveries earlier expectations have used up.
        var read = 0
        var waiter: Waiter?
    }

    private let state = Mutex(State())

    /// Makes a connection.
    public init() {}

    /// Everything so far.
    public var deliveries: [Delivery] { state.withLock(\.deliveries) }

    /// Waits for the next delivery that matches, behind the one that was found before; others are passed over.
    ///
    /// - Parameter matches: Whether a delivery is the one.
    /// - Returns: The delivery.
    @discardableResult
    public func next(_ matches: @escaping @Sendable (Delivery) -> Bool) async -> Delivery {
        await withCheckedContinuation { continuation in
            let found = state.withLock { state -> Delivery? in
                while state.read < state.deliveries.count {
                    state.read += 1
                    if matches(state.deliveries[state.read - 1]) { return state.deliveries[state.read - 1] }
                }
                state.waiter = Waiter(matches: matches, continuation: continuation)
                return nil
            }
            if let found { continuation.resume(returning: found) }
        }
    }

    public func receive(_ delivery: Delivery) {
        let waiter = state.withLock { state -> Waiter? in
            state.deliveries.append(delivery)
            guard let waiter = state.waiter else { return nil }
            state.read = state.deliveries.count
            guard waiter.matches(delivery) else { return nil }
            state.waiter = nil
            return waiter
        }
        waiter?.continuation.resume(returning: delivery)
    }
}
