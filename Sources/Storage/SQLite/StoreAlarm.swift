import FrontdeskRuntime
import Logging
import Metrics
import Synchronization

/// Says once that nothing can be stored, and once that it works again.
final class StoreAlarm: Sendable {
    /// It works again when so many commits in a row did; a disk that fails now and then fills no log.
    static let quietCommits = 100

    private struct State {
        var isRaised = false
        var commits = 0
    }

    private let state = Mutex(State())
    private let logger: Logger
    private let failures = Counter(label: "frontdesk_store_failures_total")

    init(logger: Logger) { self.logger = logger }

    /// Something could not be written.
    func failed(_ error: StoreError) {
        failures.increment()
        let isNews = state.withLock { state in
            defer { state = State(isRaised: true) }
            return !state.isRaised
        }
        if isNews { logger.critical("nothing can be stored; reading goes on", metadata: ["error": "\(error)"]) }
    }

    /// Something was written.
    func worked() {
        let isNews = state.withLock { state in
            guard state.isRaised else { return false }
            state.commits += 1
            guard state.commits == Self.quietCommits else { return false }
            state = State()
            return true
        }
        if isNews { logger.notice("storing works again") }
    }
}
