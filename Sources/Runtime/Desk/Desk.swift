public import FrontdeskCore
public import Logging
public import ServiceLifecycle
import Synchronization

/// The front desk: takes what visitors and agents do, keeps it, and tells everybody who watches.
///
/// ``prepare()`` comes before all calls, and ``run()`` has to run beside them; it drives timers and webhooks.
public final class Desk: Service {
    let context: DeskContext
    let conversations: ConversationDirectory
    let typingThrottle = TypingThrottle()
    /// Visitors are let in one after another when they share a lane, so that two tabs open one conversation.
    let admissions = (0..<64).map { _ in Lane(capacity: 1_024) }
    let lastUse = Mutex(0)
    private let isPrepared = Mutex(false)

    /// Makes a desk over a store.
    ///
    /// - Parameters:
    ///   - store: Where everything is kept.
    ///   - pipelines: The rules and plugins that answer.
    ///   - configuration: Settings.
    ///   - clock: The time.
    ///   - identifiers: New ids and seeds.
    ///   - webhooks: Calls webhooks; without one every call fails.
    ///   - bus: Says to other nodes that a conversation has news.
    ///   - logger: Where it logs, never what visitors write.
    public init(
        store: any DeskStore,
        pipelines: any PipelineSource,
        configuration: DeskConfiguration = DeskConfiguration(),
        clock: any DeskClock = SystemDeskClock(),
        identifiers: any IdentifierSource = RandomIdentifiers(),
        webhooks: (any WebhookCaller)? = nil,
        bus: any NoticeBus = SilentNoticeBus(),
        logger: Logger
    ) {
        context = DeskContext(
            store: store,
            pipelines: pipelines,
            configuration: configuration,
            clock: clock,
            identifiers: identifiers,
            webhooks: webhooks,
            bus: bus,
            logger: logger,
            runner: GuardedPluginRunner(clock: clock, logger: logger),
            texts: SystemTexts(pipelines),
            hours: TeamHours(configuration, pipelines),
            alarms: Alarms(clock: clock)
        )
        conversations = ConversationDirectory(context)
    }

    /// Reads accounts, the queue and what a crash left open.
    ///
    /// Harmless when called again.
    ///
    /// - Throws: ``StoreError`` when the store can't be read.
    public func prepare() async throws(StoreError) {
        guard !isPrepared.withLock({ $0 }) else { return }
        context.roster.load(try await context.store.accounts())
        try await restoreFloor()
        isPrepared.withLock { $0 = true }
    }

    /// Drives timers and webhooks until the task is cancelled or the service group shuts down.
    ///
    /// - Throws: ``StoreError`` when the store can't be read at the start.
    public func run() async throws {
        try await prepare()
        try await failOpenCalls()
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await self.context.alarms.run { await self.ring($0) } }
                group.addTask { await self.context.errands.run() }
                group.addTask { await self.listenToOtherNodes() }
                await group.waitForAll()
            }
        }
    }

    /// Whether the desk is prepared and the store answers; for readiness.
    public func isReady() async -> Bool {
        guard isPrepared.withLock({ $0 }) else { return false }
        do {
            _ = try await context.store.queueLengths()
            return true
        } catch {
            return false
        }
    }

    private func restoreFloor() async throws(StoreError) {
        var cursor: String?
        var newestFirst: [ConversationSummary] = []
        repeat {
            let query = ConversationListQuery(.withPeople, before: cursor, limit: 500)
            let page = try await context.store.conversations(query)
            newestFirst += page.conversations
            cursor = page.next
        } while cursor != nil
        for summary in newestFirst.reversed() { _ = context.floor.update(summary) }
        let now = context.clock.now
        for summary in context.floor.ask({ $0.summaries }) {
            if case .agent(let agent) = summary.owner {
                context.alarms.set(.agentLost(agent), atLatest: now + context.configuration.agentGrace)
                if summary.agentWroteAt == nil {
                    let due = summary.ownedSince + context.configuration.firstReplyTimeout
                    context.alarms.set(.firstReply(summary.conversation), at: due)
                }
            }
        }
        context.alarms.set(.openings, at: now)
        context.alarms.set(.idleVisitors, at: now)
        context.alarms.set(.housekeeping, at: now + .seconds(60))
    }

    /// What was called before a crash and not answered counts as failed.
    private func failOpenCalls() async throws(StoreError) {
        for id in try await context.store.conversationsWithOpenCalls(limit: 100_000) {
            context.alarms.set(.brokenCalls(id), at: context.clock.now)
        }
    }

    private func listenToOtherNodes() async {
        for await id in context.bus.notices() {
            try? await conversations.with(id) { (conversation) throws(DeskError) in
                try await conversation.catchUp()
            }
        }
    }
}
