import Synchronization

/// Does the work for one element after the other, in a task that lives only while there is some.
///
/// A connection at rest has no task, and frames that come together are still taken in order.
final class SerialInbox<Element: Sendable>: Sendable {
    private struct State: Sendable {
        var waiting: [Element] = []
        var task: Task<Void, Never>?
        var isClosed = false
    }

    private let limit: Int
    private let state = Mutex(State())

    /// Makes an inbox that asks for a pause when `limit` elements wait.
    init(limit: Int) { self.limit = limit }

    /// Whether so many wait that no more should be read.
    var isFull: Bool { state.withLock { $0.waiting.count >= limit } }

    /// Adds an element; `work` is called for it when all before it are done.
    func push(_ element: Element, work: @escaping @Sendable (Element) async -> Void) {
        state.withLock { state in
            guard !state.isClosed else { return }
            state.waiting.append(element)
            guard state.task == nil else { return }
            // A frame handler can't wait. `close` cancels the task, and the connection calls it when it ends.
            state.task = Task { await self.drain(work) }
        }
    }

    /// Forgets what waits and cancels what is being done.
    func close() {
        let task = state.withLock { state in
            state.isClosed = true
            state.waiting = []
            return state.task
        }
        task?.cancel()
    }

    private func drain(_ work: @Sendable (Element) async -> Void) async {
        while let next = next() { await work(next) }
    }

    private func next() -> Element? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.task = nil
                state.waiting = []
                return nil
            }
            return state.waiting.removeFirst()
        }
    }
}
