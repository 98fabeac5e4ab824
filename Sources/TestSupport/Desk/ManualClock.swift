public import FrontdeskCore
public import FrontdeskRuntime
import Synchronization

/// A clock that stands still until it is told to move.
public final class ManualClock: DeskClock {
    private struct Sleeper {
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now: Instant
        var sleepers: [Int: Sleeper] = [:]
        var nextSleeper = 0
        var cancelled: Set<Int> = []
    }

    private let state: Mutex<State>

    /// Makes a clock that shows `start`, 2026-03-02T10:00:00Z unless told otherwise: a Monday.
    public init(_ start: Instant = Instant(milliseconds: 1_772_445_600_000)) {
        state = Mutex(State(now: start))
    }

    public var now: Instant { state.withLock(\.now) }

    /// How many sleep.
    public var sleeperCount: Int { state.withLock(\.sleepers.count) }

    /// Moves the clock on, and wakes everybody whose time has come.
    public func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.now = state.now + duration
            let due = state.sleepers.filter { $0.value.deadline <= state.now }
            for key in due.keys { state.sleepers[key] = nil }
            return due.values.sorted { $0.deadline < $1.deadline }
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    public func sleep(until deadline: Instant) async throws {
        let key = state.withLock { state in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let isOver = state.withLock { state -> Bool? in
                    if state.cancelled.remove(key) != nil { return nil }
                    if deadline <= state.now { return true }
                    state.sleepers[key] = Sleeper(deadline: deadline, continuation: continuation)
                    return false
                }
                switch isOver {
                case true: continuation.resume()
                case nil: continuation.resume(throwing: CancellationError())
                default: break
                }
            }
        } onCancel: {
            let sleeper = state.withLock { state -> Sleeper? in
                guard let sleeper = state.sleepers.removeValue(forKey: key) else {
                    state.cancelled.insert(key)
                    return nil
                }
                return sleeper
            }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
