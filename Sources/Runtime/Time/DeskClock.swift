public import FrontdeskCore

/// The only clock of the desk; tests bring their own.
public protocol DeskClock: Sendable {
    /// The time.
    var now: Instant { get }

    /// Returns at `deadline` or a little later, at once when that has passed.
    ///
    /// - Throws: `CancellationError` when the task is cancelled.
    func sleep(until deadline: Instant) async throws
}
