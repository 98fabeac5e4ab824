import FrontdeskRuntime
import Logging
import Synchronization
import Testing

@testable import FrontdeskStorage

struct StoreAlarmTests {
    @Test func `a failure is told once, and so is its end`() {
        let lines = Lines()
        let alarm = StoreAlarm(logger: Logger(label: "test") { _ in lines })
        alarm.worked()
        #expect(lines.all.isEmpty)
        for _ in 0..<3 { alarm.failed(.full(path: "data/frontdesk.db")) }
        #expect(lines.all == ["critical data/frontdesk.db: no space left on the disk; free some"])
        for _ in 1..<StoreAlarm.quietCommits { alarm.worked() }
        #expect(lines.all.count == 1)
        for _ in 0..<3 { alarm.worked() }
        #expect(lines.all.count == 2)
        #expect(lines.all.last == "notice ")
        alarm.failed(.full(path: "data/frontdesk.db"))
        #expect(lines.all.count == 3)
    }
}

/// Keeps what is logged.
final class Lines: LogHandler, Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock(\.self) }
    var metadata: Logger.Metadata {
        get { [:] }
        set { _ = newValue }
    }
    var logLevel: Logger.Level {
        get { .trace }
        set { _ = newValue }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { nil }
        set { _ = newValue }
    }

    func log(event: LogEvent) {
        lines.withLock { $0.append("\(event.level) \(event.metadata?["error"].map { "\($0)" } ?? "")") }
    }
}
