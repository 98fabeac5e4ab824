import FrontdeskCore
import Synchronization

/// Spaces out what agents are told about each other: everybody hears of everybody, so that costs most of all.
final class PresenceNews: Sendable {
    private static let pause = Duration.seconds(1)
    private let last = Mutex<Instant?>(nil)

    /// When news may be told next; nil when that is now, and counts as told.
    func next(after now: Instant) -> Instant? {
        last.withLock { last in
            if let told = last, now - told < Self.pause { return told + Self.pause }
            last = now
            return nil
        }
    }
}
