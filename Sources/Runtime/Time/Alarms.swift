import FrontdeskCore
import Synchronization

/// Rings at instants; one alarm for each occasion.
///
/// An alarm only says that it is time to look; whoever hears it looks at the state of things first. So alarms are not
/// stored, and one too many does no harm.
final class Alarms<Occasion: Hashable & Sendable>: Sendable {
    fileprivate struct State {
        var instants: [Occasion: Instant] = [:]
        /// Until when ``run(ring:)`` sleeps; nil while it is awake, or asleep without an alarm.
        var asleepUntil: Instant?
    }

    private let state = Mutex(State())
    private let changed = Signal()
    private let clock: any DeskClock

    /// Makes a clockwork without alarms.
    init(clock: any DeskClock) { self.clock = clock }

    /// Rings for `occasion` at `instant`, and no more at the one told before.
    func set(_ occasion: Occasion, at instant: Instant) {
        let isEarlier = state.withLock { state in
            state.instants[occasion] = instant
            return state.isEarlier(instant)
        }
        if isEarlier { changed.set() }
    }

    /// Rings for `occasion` at `instant` unless an earlier time is set.
    func set(_ occasion: Occasion, atLatest instant: Instant) {
        let isEarlier = state.withLock { state in
            if let set = state.instants[occasion], set <= instant { return false }
            state.instants[occasion] = instant
            return state.isEarlier(instant)
        }
        if isEarlier { changed.set() }
    }

    /// Does not ring for `occasion`.
    func cancel(_ occasion: Occasion) { state.withLock { $0.instants[occasion] = nil } }

    /// Rings until the task is cancelled.
    ///
    /// - Parameter ring: Hears an occasion. At most 64 run at a time; the next due ones wait for them.
    func run(ring: @escaping @Sendable (Occasion) async -> Void) async {
        while !Task.isCancelled {
            let due = takeDue()
            guard due.isEmpty else {
                await withTaskGroup(of: Void.self) { group in
                    for (index, occasion) in due.enumerated() {
                        if index >= 64 { await group.next() }
                        group.addTask { await ring(occasion) }
                    }
                }
                continue
            }
            await sleepUntilNext()
        }
    }

    private func takeDue() -> [Occasion] {
        let now = clock.now
        return state.withLock { state in
            state.asleepUntil = nil
            let due = state.instants.filter { $0.value <= now }.map(\.key)
            for occasion in due { state.instants[occasion] = nil }
            return due
        }
    }

    private func sleepUntilNext() async {
        let next = state.withLock { state in
            state.asleepUntil = state.instants.values.min()
            return state.asleepUntil
        }
        await withTaskGroup(of: Void.self) { group in
            if let next {
                group.addTask { [clock] in try? await clock.sleep(until: next) }
            }
            group.addTask { [changed] in await changed.wait() }
            await group.next()
            group.cancelAll()
        }
    }
}

extension Alarms.State {
    /// Whether a sleeper has to be woken for an alarm at `instant`; waking one that is awake does no harm.
    fileprivate func isEarlier(_ instant: Instant) -> Bool { asleepUntil.map { instant < $0 } ?? true }
}
