import FrontdeskCore

/// How often something may be done: at once so many times, and then again one after another.
struct RateLimit: Hashable, Sendable {
    /// How many times at once.
    let burst: Int
    /// How long until there is one more.
    let interval: Duration

    /// Makes a limit.
    init(burst: Int, every interval: Duration) {
        self.burst = burst
        self.interval = interval
    }
}

/// Counts what is left of a ``RateLimit``.
struct TokenBucket: Hashable, Sendable {
    /// When the bucket will be, or was, full again; everything is in this one instant.
    private var fullAt: Instant

    /// A full bucket.
    init(at now: Instant) { fullAt = now }

    /// Takes one; when there is none, nothing is taken, and the time until there is one comes back.
    mutating func take(_ limit: RateLimit, at now: Instant) -> Duration? {
        let latest = now + limit.interval * limit.burst
        // A clock that was set back must not lock anybody out for longer than an empty bucket does.
        let start = min(max(fullAt, now), latest)
        let next = start + limit.interval
        guard next <= latest else { return next - latest }
        fullAt = next
        return nil
    }

    /// Gives one back that was not needed.
    mutating func giveBack(_ limit: RateLimit) { fullAt = fullAt - limit.interval }

    /// Whether nothing is missing.
    func isFull(at now: Instant) -> Bool { fullAt <= now }
}
