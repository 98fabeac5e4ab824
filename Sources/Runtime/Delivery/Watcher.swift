/// Somebody who is told what happens: a visitor's or an agent's connection.
///
/// Deliveries of one conversation come in order, each after its commit, one at a time; those of different
/// conversations may come at the same time from different threads.
public protocol Watcher: AnyObject, Sendable {
    /// Takes a delivery. Must not block and must not call the desk; what does not fit a full buffer is the watcher's
    /// business (it may close its connection: whoever comes back says what it has seen).
    func receive(_ delivery: Delivery)
}
