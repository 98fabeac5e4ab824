/// What became of a turn under other rules.
public enum ReplayChange: String, Hashable, Sendable, CaseIterable {
    /// Nothing changes.
    case same
    /// Another variant of the same reply is sent.
    case variant
    /// The same is said, by another rule.
    case rule
    /// Something else is said.
    case reply
    /// Other people are called, or nobody any more, or the conversation ends.
    case owner
    /// A rule answers what no rule answered.
    case answered
    /// "Did you mean" is asked.
    case clarified
    /// No rule answers what a rule answered.
    case missed
    /// A person is called who was not.
    case escalated

    /// The words for it in a report.
    public var title: String {
        switch self {
        case .same: "same"
        case .variant: "another variant"
        case .rule: "same by another rule"
        case .reply: "reply changed"
        case .owner: "owner changed"
        case .answered: "newly answered"
        case .clarified: "newly clarified"
        case .missed: "no longer answered"
        case .escalated: "newly escalated"
        }
    }
}

/// How bad a change must be for a run to fail.
public enum ReplayLimit: String, Hashable, Sendable, CaseIterable {
    /// Any change, even if the visitor reads the same.
    case rule
    /// The visitor reads something else, or somebody else answers.
    case reply
    /// A rule answered, and none does any more.
    case lost
    /// No change fails a run.
    case never
}

/// What a turn came to: what the visitor saw of it, and which rule was behind.
public struct SeenTurn: Hashable, Sendable {
    /// One text.
    public struct Reply: Hashable, Sendable {
        /// The key it was made from; nil for a text that stands in the rule.
        public let key: String?
        /// Its first line.
        public let line: String

        /// What replies are compared by: the key, else the text.
        var identity: String { key ?? line }
    }

    /// The rule that answered; nil for none.
    public let rule: String?
    /// What kind of turn it was: `answered`, `clarified`, `missed`, `escalated`, `silent`.
    public let outcome: String
    /// What was said.
    public let replies: [Reply]
    /// Who answers from then on.
    public let owner: SeenOwner

    /// Whether a rule answered and no person was called.
    var isAnswered: Bool { rule != nil && !owner.isPeople }
}

/// One turn that comes out otherwise.
public struct ReplayDifference: Hashable, Sendable {
    /// What changes.
    public let change: ReplayChange
    /// Whether a rule answered before and none does now.
    public let isLoss: Bool
    /// The conversation.
    public let conversation: String
    /// The turn's number in it.
    public let turn: Int
    /// When it was.
    public let at: String
    /// What the visitor wrote, or did.
    public let said: String
    /// What it came to.
    public let before: SeenTurn
    /// What it would come to.
    public let after: SeenTurn
    /// Why, in words; nil when no rule had a part in it.
    public let why: String?
}
