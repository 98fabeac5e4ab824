import FrontdeskCore
import Synchronization

/// The first of a plugin's result and the end of its budget; what comes later is dropped.
final class PluginRace: Sendable {
    typealias Finish = Result<Verdict, PluginFailure>

    private enum State {
        case running(CheckedContinuation<Finish, Never>?)
        case finished(Finish?)
    }

    private let state = Mutex(State.running(nil))

    /// Ends the race unless it is over.
    ///
    /// - Returns: Whether this decided it.
    @discardableResult
    func finish(_ result: Finish) -> Bool {
        let (isFirst, waiter) = state.withLock { state -> (Bool, CheckedContinuation<Finish, Never>?) in
            guard case .running(let waiter) = state else { return (false, nil) }
            state = .finished(waiter == nil ? result : nil)
            return (true, waiter)
        }
        waiter?.resume(returning: result)
        return isFirst
    }

    /// What decided the race; to be asked once.
    func result() async -> Finish {
        await withCheckedContinuation { continuation in
            let result = state.withLock { state -> Finish? in
                if case .finished(let result) = state { return result }
                state = .running(continuation)
                return nil
            }
            if let result { continuation.resume(returning: result) }
        }
    }
}
