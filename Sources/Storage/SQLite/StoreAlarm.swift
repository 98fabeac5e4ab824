import FrontdeskRuntime
import Logging
import Metrics
import Synchronization

/// Says once that nothing can be stored, and once that it works again.
final class StoreAlarm: Sendable {
    private let isFailing = Mutex(false)
    private let logger: Logger
    private let failures = Counter(label: "frontdesk_store_failures_total")

    init(logger: Logger) { self.logger = logger }

    /// Something could not be written.
    func failed(_ error: StoreError) {
        failures.increment()
        let wasFailing = isFailing.withLock { isFailing in
            defer { isFailing = true }
            return isFailing
        }
        guard !wasFailing else { return }
        logger.critical(
            "nothing can be stored, and visitors get no answers; reading goes on",
            metadata: ["error": "\(error)"]
        )
    }

    /// Something was written.
    func worked() {
        let wasFailing = isFailing.withLock { isFailing in
            defer { isFailing = false }
            return isFailing
        }
        if wasFailing { logger.notice("storing works again") }
    }
}
