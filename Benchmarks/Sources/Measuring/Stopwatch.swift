import Foundation

/// Processor time, which a busy machine doesn't lengthen.
public enum Stopwatch {
    /// The processor time this program has used, in seconds.
    public static var processorSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The seconds of processor time `body` takes.
    public static func seconds<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) -> Double {
        let start = processorSeconds
        try body()
        return processorSeconds - start
    }

    /// The microseconds `body` takes for each of `count` items, the best of `passes` passes.
    public static func microseconds(each count: Int, passes: Int = 5, _ body: () -> Void) -> Double {
        let best = (0..<max(1, passes)).map { _ in seconds(body) }.min() ?? 0
        return best / Double(max(1, count)) * 1e6
    }
}
