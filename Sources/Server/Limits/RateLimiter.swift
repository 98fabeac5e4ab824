import FrontdeskCore
import Synchronization

/// One ``RateLimit`` for each of many keys, such as addresses.
///
/// It holds at most ``capacity`` keys. When there are more, those that are at rest are forgotten; if that is not enough,
/// all are, which under a flood from so many addresses is the smaller evil than memory without bounds.
final class RateLimiter<Key: Hashable & Sendable>: Sendable {
    private let limit: RateLimit
    private let capacity: Int
    private let buckets = Mutex<[Key: TokenBucket]>([:])

    /// Makes a limiter.
    init(_ limit: RateLimit, capacity: Int = 20_000) {
        self.limit = limit
        self.capacity = capacity
    }

    /// Counts one more for a key; the time to wait when it is one too many, else nil.
    func take(_ key: Key, at now: Instant) -> Duration? {
        buckets.withLock { buckets in
            if buckets.count >= capacity, buckets[key] == nil {
                buckets = buckets.filter { !$0.value.isFull(at: now) }
                if buckets.count >= capacity { buckets = [:] }
            }
            return buckets[key, default: TokenBucket(at: now)].take(limit, at: now)
        }
    }

    /// Gives one back that was not needed.
    func giveBack(_ key: Key) {
        buckets.withLock { buckets in buckets[key]?.giveBack(limit) }
    }
}
