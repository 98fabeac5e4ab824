public import FrontdeskCore
public import Logging
public import ServiceLifecycle

/// The front desk: takes what visitors and agents do, keeps it, and tells everybody who watches.
///
/// ``run()`` has to run beside all calls; it drives timers, webhooks and plugins from outside.
public final class Desk: Service {
    let store: any DeskStore
    let pipelines: any PipelineSource
    let configuration: DeskConfiguration
    let clock: any DeskClock
    let identifiers: any IdentifierSource
    let webhooks: (any WebhookCaller)?
    let logger: Logger

    /// Makes a desk over a store.
    ///
    /// - Parameters:
    ///   - store: Where everything is kept.
    ///   - pipelines: The rules and plugins that answer.
    ///   - configuration: Settings.
    ///   - clock: The time.
    ///   - identifiers: New ids and seeds.
    ///   - webhooks: Calls webhooks; without one every call fails.
    ///   - logger: Where it logs, never what visitors write.
    public init(
        store: any DeskStore,
        pipelines: any PipelineSource,
        configuration: DeskConfiguration = DeskConfiguration(),
        clock: any DeskClock = SystemDeskClock(),
        identifiers: any IdentifierSource = RandomIdentifiers(),
        webhooks: (any WebhookCaller)? = nil,
        logger: Logger
    ) {
        self.store = store
        self.pipelines = pipelines
        self.configuration = configuration
        self.clock = clock
        self.identifiers = identifiers
        self.webhooks = webhooks
        self.logger = logger
    }

    /// Drives timers, webhooks and plugins from outside, until the task is cancelled or the service group shuts down.
    ///
    /// - Throws: ``StoreError`` when the store can't be read at the start.
    public func run() async throws { throw StoreError.closed }
}
