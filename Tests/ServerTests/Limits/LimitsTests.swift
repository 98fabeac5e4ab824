import FrontdeskCore
import Testing

@testable import FrontdeskServer

struct TokenBucketTests {
    private let limit = RateLimit(burst: 3, every: .seconds(10))
    private let start = Instant(milliseconds: 5_000)

    @Test func `lets a burst through and then one an interval`() {
        var bucket = TokenBucket(at: start)
        for _ in 0..<3 { #expect(bucket.take(limit, at: start) == nil) }
        #expect(bucket.take(limit, at: start) == .seconds(10))
        #expect(bucket.take(limit, at: start + .seconds(4)) == .seconds(6))
        #expect(bucket.take(limit, at: start + .seconds(10)) == nil)
        #expect(bucket.take(limit, at: start + .seconds(10)) == .seconds(10))
    }

    @Test func `is full again after a rest`() {
        var bucket = TokenBucket(at: start)
        for _ in 0..<3 { _ = bucket.take(limit, at: start) }
        #expect(!bucket.isFull(at: start + .seconds(29)))
        #expect(bucket.isFull(at: start + .seconds(30)))
        for _ in 0..<3 { #expect(bucket.take(limit, at: start + .seconds(30)) == nil) }
    }

    @Test func `locks nobody out when the clock is set back`() {
        var bucket = TokenBucket(at: start + .seconds(86_400))
        for _ in 0..<3 { _ = bucket.take(limit, at: start + .seconds(86_400)) }
        let wait = bucket.take(limit, at: start)
        #expect(wait == .seconds(10))
    }
}

struct RateLimiterTests {
    private let start = Instant(milliseconds: 0)

    @Test func `counts each key for itself`() {
        let limiter = RateLimiter<String>(RateLimit(burst: 1, every: .seconds(1)))
        #expect(limiter.take("a", at: start) == nil)
        #expect(limiter.take("b", at: start) == nil)
        #expect(limiter.take("a", at: start) == .seconds(1))
        limiter.giveBack("a")
        #expect(limiter.take("a", at: start) == nil)
    }

    @Test func `forgets keys at rest before it forgets busy ones`() {
        let limiter = RateLimiter<Int>(RateLimit(burst: 1, every: .seconds(100)), capacity: 3)
        for key in 0..<2 { #expect(limiter.take(key, at: start) == nil) }
        #expect(limiter.take(9, at: start + .seconds(50)) == nil)
        #expect(limiter.take(3, at: start + .seconds(100)) == nil)
        #expect(limiter.take(9, at: start + .seconds(100)) == .seconds(50))
    }
}

struct RecentSetTests {
    @Test func `remembers at least half of its capacity and never more than all`() {
        let set = RecentSet<Int>(capacity: 10)
        for number in 0..<100 { set.insert(number) }
        let known = (0..<100).filter(set.contains)
        #expect(known.contains(99))
        #expect((5...10).contains(known.count))
        #expect(known == Array((100 - known.count)..<100))
    }
}
