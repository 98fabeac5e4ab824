public import FrontdeskCore

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The machine's clock.
public struct SystemDeskClock: DeskClock {
    /// Makes a clock.
    public init() {}

    public var now: Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    public func sleep(until deadline: Instant) async throws {
        let rest = deadline - now
        if rest > .zero { try await Task.sleep(for: rest) }
    }
}
