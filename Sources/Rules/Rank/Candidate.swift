public import FrontdeskCore

/// A rule that matched, with everything that ranks it.
public struct Candidate: Sendable {
    /// In which stretch of the order a line stands, the first wins.
    public enum Layer: Int, Sendable, Comparable {
        case followUp, topicWords, words, topicIntent, intent

        /// Orders layers from the first to the last.
        public static func < (left: Layer, right: Layer) -> Bool { left.rawValue < right.rawValue }

        /// The layer's name in traces.
        public var name: String {
            switch self {
            case .followUp: "follow-up"
            case .topicWords: "topic words"
            case .words: "words"
            case .topicIntent: "topic intent"
            case .intent: "intent"
            }
        }
    }

    /// How a line matched, the first wins.
    public enum Kind: Int, Sendable, Comparable {
        case exactly, words, regex, intent, event

        /// Orders kinds from the first to the last.
        public static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

        /// The kind's name in traces.
        public var name: String {
            switch self {
            case .exactly: "exactly"
            case .words: "words"
            case .regex: "regex"
            case .intent: "intent"
            case .event: "event"
            }
        }
    }

    /// Why a rule whose line matched is no candidate all the same.
    public enum Obstacle: String, Sendable {
        case condition, limit
    }

    /// The rule.
    public let rule: CompiledRule
    /// Which of its `when` lines matched best.
    public let trigger: Int
    /// The layer of that line.
    public let layer: Layer
    /// How it matched.
    public let kind: Kind
    /// The code points of the folded message that it explains.
    public let coverage: Int
    /// The probability of the rule's language, in tenths; 0 for a rule for any language.
    public let languageTenths: Int
    /// The number of subtags of the rule's language; 0 for any.
    public let languageTagLength: Int
    /// The rule's language that counted; nil for any.
    public let language: LanguageTag?
    /// 1 for words, the calibrated probability for an intent.
    public let confidence: Double
    /// What it captured, in the order of the message.
    public let captures: [Capture]
    /// What it explains: UTF-8 offsets into the original message, in order.
    public let spans: [Range<Int>]
    /// The rule's conditions and whether each holds.
    public let conditions: [ConditionReason]
    /// What keeps it from winning; nil for a candidate.
    public let obstacle: Obstacle?

    /// Where the line that matched stands.
    public var location: FileLocation { rule.triggers[trigger].location }

    /// What the trace keeps of it.
    public var reason: CandidateReason {
        CandidateReason(
            rule: rule.name,
            location: location,
            priority: rule.priority,
            layer: layer.name,
            kind: kind.name,
            coverage: coverage,
            conditions: conditions,
            languageTenths: languageTenths,
            language: language,
            spans: spans,
            blockedBy: obstacle?.rawValue
        )
    }

    /// The first column of the ranking in which two candidates differ.
    public func decidingColumn(against other: Candidate) -> RankColumn {
        if rule.priority != other.rule.priority { return .priority }
        if layer != other.layer { return .layer }
        if kind != other.kind { return .kind }
        if coverage != other.coverage { return .coverage }
        if rule.conditionCount != other.rule.conditionCount { return .conditions }
        if languageTenths != other.languageTenths { return .language }
        if languageTagLength != other.languageTagLength { return .tag }
        return .place
    }

    /// Whether this one ranks above another.
    func ranksAbove(_ other: Candidate) -> Bool {
        switch decidingColumn(against: other) {
        case .priority: rule.priority > other.rule.priority
        case .layer: layer < other.layer
        case .kind: kind < other.kind
        case .coverage: coverage > other.coverage
        case .conditions: rule.conditionCount > other.rule.conditionCount
        case .language: languageTenths > other.languageTenths
        case .tag: languageTagLength > other.languageTagLength
        case .place, .alone: (rule.order, trigger) < (other.rule.order, other.trigger)
        }
    }
}

/// Something a pattern kept of the message.
public struct Capture: Sendable, Hashable {
    /// The variable it is kept in.
    public let name: String
    /// The visitor's spelling; for a number entity, the number.
    public let value: Value
    /// Where it stands: UTF-8 offsets into the original message.
    public let range: Range<Int>
}
