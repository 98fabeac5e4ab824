/// What the bot made of one turn, as stored beside its replies.
///
/// It holds offsets into the visitor's message, never its text.
public struct TurnRecord: Hashable, Sendable, Codable {
    /// What became of a turn.
    public enum Outcome: String, Hashable, Sendable, Codable {
        /// A rule answered.
        case answered
        /// "Did you mean" was asked.
        case clarified
        /// The fallback spoke.
        case missed
        /// A person was called, whatever was said.
        case escalated
        /// Nobody decided, and nothing was said.
        case silent
        /// A person had taken over meanwhile; the reply was thrown away.
        case suppressed
    }

    /// The turn's number, from 1.
    public let turn: Int
    /// What became of it.
    public let outcome: Outcome
    /// The winning rule and those that acted after it by `continue` or `goto`; each counts as a win.
    public let rules: [RuleName]
    /// Which variant of a group was sent, so that none repeats before all were used.
    public let variants: [VariantUse]
    /// Changes to the conversation's memory, in order.
    public let effects: [Effect]
    /// Webhooks to call after the commit, in order.
    public let calls: [WebhookCall]
    /// How the decision came about.
    public let trace: Trace

    /// Makes a turn record.
    public init(
        turn: Int,
        outcome: Outcome,
        rules: [RuleName],
        variants: [VariantUse],
        effects: [Effect],
        calls: [WebhookCall],
        trace: Trace
    ) {
        self.turn = turn
        self.outcome = outcome
        self.rules = rules
        self.variants = variants
        self.effects = effects
        self.calls = calls
        self.trace = trace
    }
}

/// A variant that was sent.
public struct VariantUse: Hashable, Sendable, Codable {
    /// The rule.
    public let rule: RuleName
    /// The group of variants in the rule, from 0.
    public let group: Int
    /// The variant in the group, from 0.
    public let variant: Int

    /// Makes a use.
    public init(rule: RuleName, group: Int, variant: Int) {
        self.rule = rule
        self.group = group
        self.variant = variant
    }
}

/// A webhook that shall be called after the commit.
public struct WebhookCall: Hashable, Sendable, Codable {
    /// Which webhook of the rule set.
    public let webhook: WebhookName
    /// What is sent, sorted by name when written.
    public let arguments: [String: Value]
    /// The variable for the answer.
    public let into: String?
    /// The rule whose remaining lines run when the answer is there, and the first of these lines' index.
    public let rule: RuleName
    /// The index of the first action that runs with the answer.
    public let resumeAt: Int
    /// The rule set the rule belongs to.
    public let ruleSet: String

    /// Makes a call.
    public init(
        webhook: WebhookName,
        arguments: [String: Value],
        into: String?,
        rule: RuleName,
        resumeAt: Int,
        ruleSet: String
    ) {
        self.webhook = webhook
        self.arguments = arguments
        self.into = into
        self.rule = rule
        self.resumeAt = resumeAt
        self.ruleSet = ruleSet
    }
}
