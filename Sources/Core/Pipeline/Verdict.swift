/// What a plugin found out, what it wants done, and why.
public struct Verdict: Sendable {
    /// Facts for the plugins behind it.
    public var facts: Facts
    /// What shall be done; nil passes the turn on.
    public var decision: Decision?
    /// The reasons, in the order they were weighed.
    public var reasons: [Reason]

    /// Makes a verdict.
    public init(facts: Facts = Facts(), decision: Decision? = nil, reasons: [Reason] = []) {
        self.facts = facts
        self.decision = decision
        self.reasons = reasons
    }

    /// Nothing to say: the next plugin is asked.
    public static let pass = Verdict()
}

/// What shall be done with a turn.
public struct Decision: Hashable, Sendable {
    /// What becomes of the conversation after the replies.
    public enum Transition: Hashable, Sendable {
        /// A person shall take over.
        case escalate(team: TeamName?, priority: QueuePriority, cause: EscalationCause, reason: String?)
        /// The conversation is over.
        case close(by: RuleName)
    }

    /// What kind of turn it was.
    public var outcome: TurnRecord.Outcome
    /// What the bot says, in order; at most ``maximumReplies`` are sent.
    public var replies: [Message]
    /// The rules that acted, the winner first.
    public var rules: [RuleName]
    /// The variants that were chosen.
    public var variants: [VariantUse]
    /// Changes to the conversation's memory.
    public var effects: [Effect]
    /// Webhooks to call after the commit, at most two for each rule.
    public var calls: [WebhookCall]
    /// Whether the conversation changes hands or ends.
    public var transition: Transition?
    /// How sure: 1 for a match by words, else the calibrated probability of the best intent.
    public var confidence: Double

    /// A turn sends at most this many messages.
    public static let maximumReplies = 3

    /// Makes a decision.
    public init(
        outcome: TurnRecord.Outcome,
        replies: [Message] = [],
        rules: [RuleName] = [],
        variants: [VariantUse] = [],
        effects: [Effect] = [],
        calls: [WebhookCall] = [],
        transition: Transition? = nil,
        confidence: Double = 1
    ) {
        self.outcome = outcome
        self.replies = replies
        self.rules = rules
        self.variants = variants
        self.effects = effects
        self.calls = calls
        self.transition = transition
        self.confidence = confidence
    }

    /// A decision to answer with one text.
    public static func reply(_ text: String, language: LanguageTag? = nil) -> Decision {
        Decision(outcome: .answered, replies: [Message(text: text, language: language)])
    }
}
