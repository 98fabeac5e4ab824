import Dispatch

/// Blocks threads until it is opened, as a plugin does that spins.
final class BlockingGate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    /// Blocks the thread.
    func block() {
        semaphore.wait()
        semaphore.signal()
    }

    /// Lets everybody through.
    func open() { semaphore.signal() }
}
