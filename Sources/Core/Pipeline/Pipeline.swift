/// The plugins that every inbound message runs through, with the rule set they work on: one immutable snapshot.
///
/// A turn ends on the snapshot it began with; a reload makes a new one.
public struct Pipeline: Sendable {
    /// A plugin in its place.
    public struct Step: Sendable {
        /// The plugin.
        public let plugin: any Plugin
        /// How long it may take.
        public let budget: Duration
        /// Where it runs.
        public let placement: Placement

        /// Makes a step.
        public init(_ plugin: any Plugin, budget: Duration = .milliseconds(200), placement: Placement = .inPlace) {
            self.plugin = plugin
            self.budget = budget
            self.placement = placement
        }
    }

    /// Where a plugin runs.
    public enum Placement: Sendable {
        /// On the caller's executor: for plugins whose work is linear in the message.
        case inPlace
        /// On an executor of its own, raced against a clock: for plugins from outside.
        case guarded
    }

    /// The steps, in order.
    public let steps: [Step]
    /// The hash of the rule set.
    public let ruleSet: String
    /// The hash of the intent model; nil without one.
    public let model: String?
    /// The opening hours of the rule set.
    public let schedules: any ScheduleBook
    /// The site's languages, the main one first.
    public let siteLanguages: [LanguageTag]
    /// Texts that are not of a rule: the system's own, and the bot's standard replies.
    public let texts: any TextCatalog
    /// The webhooks that the rules may call.
    public let webhooks: [WebhookName: WebhookDefinition]

    /// Makes a pipeline.
    public init(
        steps: [Step],
        ruleSet: String,
        model: String?,
        schedules: any ScheduleBook,
        siteLanguages: [LanguageTag],
        texts: any TextCatalog,
        webhooks: [WebhookName: WebhookDefinition] = [:]
    ) {
        self.steps = steps
        self.ruleSet = ruleSet
        self.model = model
        self.schedules = schedules
        self.siteLanguages = siteLanguages
        self.texts = texts
        self.webhooks = webhooks
    }

    /// Whether each schedule is open at `instant`.
    public func hours(at instant: Instant) -> [ScheduleName: Bool] {
        var hours: [ScheduleName: Bool] = [:]
        for name in schedules.names { hours[name] = schedules.isOpen(name, at: instant) }
        return hours
    }
}

/// Where the runtime gets the current ``Pipeline`` from.
public protocol PipelineSource: Sendable {
    /// The snapshot to decide the next turn on. Cheap; called for every message.
    var current: Pipeline { get }

    /// The rules and model of an earlier snapshot, for a rule's remaining lines after a webhook; nil when it is gone.
    func pipeline(ruleSet: String) -> Pipeline?
}
