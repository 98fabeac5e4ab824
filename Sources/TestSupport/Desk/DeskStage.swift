public import FrontdeskCore
public import FrontdeskRuntime
import Logging

/// A desk on a stage: a real desk with a manual clock, a scripted bot and a store of your choice.
public struct DeskStage: Sendable {
    /// The desk.
    public let desk: Desk
    /// Its clock.
    public let clock: ManualClock
    /// Its store.
    public let store: any DeskStore
    /// Its bot.
    public let bot: ScriptedBot
    /// Its opening hours.
    public let schedules: ScriptedSchedules
    /// Its rules.
    public let pipelines: ScriptedPipelines

    /// What a stage begins with.
    public struct Props: Sendable {
        /// The store.
        public var store: any DeskStore = InMemoryConversationStore()
        /// The clock.
        public var clock = ManualClock()
        /// The bot.
        public var bot = ScriptedBot()
        /// Where the bot runs.
        public var placement = Pipeline.Placement.inPlace
        /// Settings.
        public var configuration = DeskConfiguration()
        /// Opening hours.
        public var schedules = ScriptedSchedules()
        /// Ids.
        public var identifiers: any IdentifierSource = SequentialIdentifiers()
        /// Webhooks by name.
        public var webhooks: [WebhookName: WebhookDefinition] = [:]
        /// Who calls webhooks.
        public var webhookCaller: (any WebhookCaller)?
        /// Other desks over the same store.
        public var bus: any NoticeBus = SilentNoticeBus()

        /// Makes the standard props.
        public init() {}
    }

    /// Opens a desk, lets `play` use it, and closes it.
    ///
    /// - Parameters:
    ///   - props: What it begins with.
    ///   - play: What happens.
    /// - Returns: What `play` returns.
    /// - Throws: What the desk or `play` throws.
    @discardableResult
    public static func perform<Answer: Sendable>(
        _ props: Props = Props(),
        _ play: @escaping @Sendable (DeskStage) async throws -> Answer
    ) async throws -> Answer {
        let step = Pipeline.Step(props.bot, placement: props.placement)
        let pipelines = ScriptedPipelines([step], schedules: props.schedules, webhooks: props.webhooks)
        let desk = Desk(
            store: props.store,
            pipelines: pipelines,
            configuration: props.configuration,
            clock: props.clock,
            identifiers: props.identifiers,
            webhooks: props.webhookCaller,
            bus: props.bus,
            logger: Logger(label: "stage") { _ in SwiftLogNoOpLogHandler() }
        )
        try await desk.prepare()
        let stage = DeskStage(
            desk: desk,
            clock: props.clock,
            store: props.store,
            bot: props.bot,
            schedules: props.schedules,
            pipelines: pipelines
        )
        return try await withThrowingTaskGroup(of: Answer?.self) { group in
            group.addTask {
                try await desk.run()
                return nil
            }
            group.addTask { try await play(stage) }
            defer { group.cancelAll() }
            while let finished = try await group.next() {
                if let answer = finished { return answer }
            }
            throw CancellationError()
        }
    }

    /// A new visitor, connected.
    public func visitor(
        _ arrival: VisitorArrival = VisitorArrival(token: nil)
    ) async throws(DeskError) -> ScriptedVisitor {
        let visitor = ScriptedVisitor(try await desk.admit(arrival), at: desk)
        try await visitor.connects()
        return visitor
    }

    /// A new agent, connected and online.
    public func agent(
        _ name: String,
        role: Account.Role = .agent,
        teams: [TeamName] = []
    ) async throws(DeskError) -> ScriptedAgent {
        let account = NewAccount(name: name, displayName: name, role: role, teams: teams, passwordHash: "hash")
        let agent = ScriptedAgent(try await desk.add(account, by: nil), at: desk)
        try await agent.connects()
        return agent
    }

    /// The whole log of a conversation.
    public func log(_ conversation: ConversationID) async throws(StoreError) -> [Record] {
        try await store.records(of: conversation, after: 0, limit: 10_000)
    }
}
