/// `rule refund.ask` with its lines.
public struct RuleStatement: Hashable, Sendable {
    /// The rule's name.
    public let name: Located<String>
    /// The lines in order.
    public let lines: [RuleLine]
    /// Where the statement stands, its body included.
    public let span: SourceSpan
}

/// One line of a rule.
public struct RuleLine: Hashable, Sendable {
    /// The kinds of line.
    public enum Kind: Hashable, Sendable {
        case when(Trigger)
        case `if`(Condition)
        case unless(Condition)
        case after(AfterLine)
        case priority(Located<Int>)
        case limit(WinLimit)
        case example(Located<String>)
        case counter(Located<String>)
        case action(RuleAction)
    }

    /// What the line says.
    public let kind: Kind
    /// Where the line stands, without its indentation.
    public let span: SourceSpan
}

/// `after refund.ask within 3 turns`: the rule only follows another one.
public struct AfterLine: Hashable, Sendable {
    /// The rules of which one must have won.
    public let rules: [Located<String>]
    /// Within how many turns; nil for the turn before this one.
    public let turns: Located<Int>?
}

/// `limit 2 per conversation`: how often a rule may win.
public struct WinLimit: Hashable, Sendable {
    /// The span of time or people that is counted over.
    public enum Period: String, Hashable, Sendable, CaseIterable {
        case conversation, hour, day, visitor
    }

    /// How many wins are allowed.
    public let count: Located<Int>
    /// What is counted over.
    public let period: Period
}

/// `fallback`: what is said when nobody knows.
public struct FallbackStatement: Hashable, Sendable {
    /// One line: an action, perhaps only from a number of misses on.
    public struct Line: Hashable, Sendable {
        /// How many misses there must have been; nil for a line that always runs.
        public let misses: Located<Int>?
        /// What is done.
        public let action: RuleAction
        /// Where the line stands.
        public let span: SourceSpan
    }

    /// The lines in order.
    public let lines: [Line]
    /// Where the statement stands, its body included.
    public let span: SourceSpan
}
