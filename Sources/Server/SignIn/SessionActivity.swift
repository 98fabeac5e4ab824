import FrontdeskCore
import FrontdeskRuntime
import Synchronization

/// When each signed-in browser was last heard of, so that forgotten ones are signed out.
///
/// It is kept in memory only: after a restart the idle time begins anew, the absolute end of a session stays.
final class SessionActivity: Sendable {
    private let idleTime: Duration
    private let capacity: Int
    private let lastSeen = Mutex<[TokenDigest: Instant]>([:])

    /// Makes a record for sessions that end after `idleTime` of silence.
    init(idleTime: Duration, capacity: Int = 10_000) {
        self.idleTime = idleTime
        self.capacity = capacity
    }

    /// Notes that a session is in use; false when it had been silent for too long.
    func touch(_ session: TokenDigest, at now: Instant) -> Bool {
        lastSeen.withLock { lastSeen in
            if let seen = lastSeen[session], now - seen > idleTime {
                lastSeen[session] = nil
                return false
            }
            if lastSeen.count >= capacity {
                lastSeen = lastSeen.filter { now - $0.value <= idleTime }
                if lastSeen.count >= capacity { lastSeen = [:] }
            }
            lastSeen[session] = now
            return true
        }
    }

    /// Forgets a session that has ended.
    func forget(_ session: TokenDigest) { lastSeen.withLock { $0[session] = nil } }
}
