/// How a turn was decided, step by step.
///
/// It is stored beside every reply of the bot. It holds what the log does not, so that the turn can be replayed; it
/// holds offsets instead of the visitor's words, at most ``maximumCandidates`` candidates, and no durations.
public struct Trace: Hashable, Sendable, Codable {
    /// The hash of the rule set that decided.
    public var ruleSet: String
    /// The hash of the intent model that was used; nil without one.
    public var model: String?
    /// The steps, in the order of the pipeline.
    public var steps: [TraceStep]
    /// Which schedules were open.
    public var hours: [ScheduleName: Bool]
    /// The attributes of the visitor that the site vouched for.
    public var attributes: [String: Value]
    /// How often the candidates had won for this visitor before.
    public var visitorWins: [RuleName: Int]
    /// How sure the decision was.
    public var confidence: Double

    /// At most so many candidates are kept.
    public static let maximumCandidates = 20

    /// Makes a trace.
    public init(
        ruleSet: String,
        model: String?,
        steps: [TraceStep] = [],
        hours: [ScheduleName: Bool] = [:],
        attributes: [String: Value] = [:],
        visitorWins: [RuleName: Int] = [:],
        confidence: Double = 0
    ) {
        self.ruleSet = ruleSet
        self.model = model
        self.steps = steps
        self.hours = hours
        self.attributes = attributes
        self.visitorWins = visitorWins
        self.confidence = confidence
    }
}

/// What one plugin did.
public struct TraceStep: Hashable, Sendable, Codable {
    /// How it ended.
    public enum Outcome: String, Hashable, Sendable, Codable {
        /// It let the turn pass, perhaps with facts.
        case passed
        /// It decided.
        case decided
        /// It failed; see the reasons.
        case failed
        /// It took longer than its budget.
        case overBudget = "over_budget"
        /// It was switched off after running over its budget too often.
        case switchedOff = "switched_off"
    }

    /// The plugin.
    public let plugin: PluginName
    /// How it ended.
    public let outcome: Outcome
    /// Its reasons.
    public let reasons: [Reason]

    /// Makes a step.
    public init(plugin: PluginName, outcome: Outcome, reasons: [Reason]) {
        self.plugin = plugin
        self.outcome = outcome
        self.reasons = reasons
    }
}
