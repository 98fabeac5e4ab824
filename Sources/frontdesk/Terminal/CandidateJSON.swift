import FrontdeskCore

/// A rule that matched, with everything that ranks it.
struct CandidateJSON: Encodable {
    let candidate: CandidateReason

    private enum CodingKeys: String, CodingKey {
        case rule, path, line, column, priority, layer, coverage, conditions, language, spans
        // A reason of the trace has a kind of its own.
        case kind = "rank_kind"
        case languageTenths = "language_tenths"
        case blockedBy = "blocked_by"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(candidate.rule, forKey: .rule)
        try container.encode(candidate.location.path, forKey: .path)
        try container.encode(candidate.location.line, forKey: .line)
        try container.encode(candidate.location.column, forKey: .column)
        try container.encode(candidate.priority, forKey: .priority)
        try container.encode(candidate.layer, forKey: .layer)
        try container.encode(candidate.kind, forKey: .kind)
        try container.encode(candidate.coverage, forKey: .coverage)
        try container.encode(candidate.conditions.map(ConditionJSON.init), forKey: .conditions)
        try container.encodeIfPresent(candidate.language, forKey: .language)
        try container.encode(candidate.languageTenths, forKey: .languageTenths)
        try container.encode(candidate.spans.map { [$0.lowerBound, $0.upperBound] }, forKey: .spans)
        try container.encodeIfPresent(candidate.blockedBy, forKey: .blockedBy)
    }
}

/// A condition of a rule, and whether it held.
private struct ConditionJSON: Encodable {
    let text: String
    let holds: Bool

    init(_ condition: ConditionReason) {
        text = condition.text
        holds = condition.holds
    }
}
