/// One reason behind a verdict: rules, numbers and places, never what the visitor wrote.
public enum Reason: Hashable, Sendable, Codable {
    /// The message may be in these languages.
    case languages([LanguageProbability])
    /// The reply is in this language, told by `from`: `message`, `conversation`, `page`, `browser` or `site`.
    case replyLanguage(LanguageTag, from: String)
    /// What the classifier said.
    case intents(IntentFacts)
    /// A rule that matched, with everything that ranks it, the winner first.
    case candidate(CandidateReason)
    /// A candidate beat the next one by this column of the ranking.
    case wonBy(RankColumn)
    /// Further candidates were left out of a full trace.
    case omitted(candidates: Int)
    /// A quick reply ran this rule.
    case chosen(RuleName)
    /// These topics were offered.
    case clarified([IntentName])
    /// The fallback spoke after so many misses.
    case fallback(misses: Int)
    /// A person was called.
    case escalated(EscalationCause)
    /// A plugin's own words.
    case other(String)
}

/// The columns that rank candidates, in the order in which they count.
public enum RankColumn: String, Hashable, Sendable, Codable, CaseIterable {
    case priority, layer, kind, coverage, conditions, language, tag, place
    /// There was no second candidate.
    case alone
}

/// A rule that matched a turn, and its rank.
public struct CandidateReason: Hashable, Sendable, Codable {
    /// The rule.
    public let rule: RuleName
    /// The `when` line that matched.
    public let location: FileLocation
    /// The rule's `priority`.
    public let priority: Int
    /// The layer of the line: `follow-up`, `topic words`, `words`, `topic intent`, `intent`.
    public let layer: String
    /// `exactly`, `words`, `regex`, `intent`, `event`.
    public let kind: String
    /// How many code points of the message the line explains.
    public let coverage: Int
    /// The rule's conditions and whether each holds.
    public let conditions: [ConditionReason]
    /// The probability of the rule's language for this message in tenths, 0 for a rule for any language.
    public let languageTenths: Int
    /// The rule's language; nil for any.
    public let language: LanguageTag?
    /// Where the line matched: UTF-8 offsets into the message.
    public let spans: [Range<Int>]
    /// Why it is no candidate although the line matched: `condition`, `limit`; nil when it is one.
    public let blockedBy: String?

    /// Makes a candidate.
    public init(
        rule: RuleName,
        location: FileLocation,
        priority: Int,
        layer: String,
        kind: String,
        coverage: Int,
        conditions: [ConditionReason],
        languageTenths: Int,
        language: LanguageTag?,
        spans: [Range<Int>],
        blockedBy: String?
    ) {
        self.rule = rule
        self.location = location
        self.priority = priority
        self.layer = layer
        self.kind = kind
        self.coverage = coverage
        self.conditions = conditions
        self.languageTenths = languageTenths
        self.language = language
        self.spans = spans
        self.blockedBy = blockedBy
    }
}

/// A condition of a rule, and whether it held.
public struct ConditionReason: Hashable, Sendable, Codable {
    /// The condition as the rule file has it.
    public let text: String
    /// Whether it held.
    public let holds: Bool

    /// Makes a condition.
    public init(text: String, holds: Bool) {
        self.text = text
        self.holds = holds
    }
}
