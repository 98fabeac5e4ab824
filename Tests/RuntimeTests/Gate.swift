import FrontdeskCore
import FrontdeskRuntime
import Synchronization

/// Holds those who pass until it is opened, and tells when the first one is there.
final class Gate: Sendable {
    private struct State {
        var isOpen = false
        var hasArrived = false
        var waiting: [CheckedContinuation<Void, Never>] = []
        var watching: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// Waits until the gate is open.
    func pass() async {
        await withCheckedContinuation { continuation in
            let (isOpen, watching) = state.withLock { state in
                state.hasArrived = true
                if !state.isOpen { state.waiting.append(continuation) }
                defer { state.watching = nil }
                return (state.isOpen, state.watching)
            }
            watching?.resume()
            if isOpen { continuation.resume() }
        }
    }

    /// Waits until somebody is at the gate.
    func arrival() async {
        await withCheckedContinuation { continuation in
            let hasArrived = state.withLock { state in
                if !state.hasArrived { state.watching = continuation }
                return state.hasArrived
            }
            if hasArrived { continuation.resume() }
        }
    }

    /// Lets everybody through from now on.
    func open() {
        let waiting = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

/// Counts what happens in several tasks.
final class Counter: Sendable {
    private let number = Mutex(0)

    /// How often so far.
    var value: Int { number.withLock { $0 } }

    /// Once more.
    @discardableResult
    func count() -> Int {
        number.withLock { number in
            number += 1
            return number
        }
    }
}

extension Event {
    /// The turn, of a turn.
    var turn: TurnRecord? {
        guard case .turn(let turn) = self else { return nil }
        return turn
    }

    /// The change of owner, of one.
    var change: OwnerChange? {
        switch self {
        case .ownerChanged(let change), .reopened(let change): change
        default: nil
        }
    }

    /// The text, of a message.
    var text: String? {
        guard case .message(let message) = self else { return nil }
        return message.text
    }
}
