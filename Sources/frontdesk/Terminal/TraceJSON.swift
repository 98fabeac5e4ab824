import FrontdeskCore

/// How a message was decided, step by step.
struct TraceJSON: Encodable {
    private let trace: Trace

    init(_ trace: Trace) { self.trace = trace }

    private enum CodingKeys: String, CodingKey {
        case model, confidence, steps, hours
        case ruleSet = "rule_set"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(trace.ruleSet, forKey: .ruleSet)
        try container.encodeIfPresent(trace.model, forKey: .model)
        try container.encode(trace.confidence, forKey: .confidence)
        try container.encode(trace.steps.map { StepJSON(step: $0) }, forKey: .steps)
        let hours = Dictionary(trace.hours.map { ($0.key.rawValue, $0.value) }, uniquingKeysWith: { first, _ in first })
        try container.encode(hours, forKey: .hours)
    }
}

/// What one plugin did.
private struct StepJSON: Encodable {
    let step: TraceStep

    private enum CodingKeys: String, CodingKey {
        case plugin, outcome, reasons
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(step.plugin, forKey: .plugin)
        try container.encode(step.outcome.rawValue, forKey: .outcome)
        try container.encode(step.reasons.map { ReasonJSON(reason: $0) }, forKey: .reasons)
    }
}

/// One reason; `kind` tells which.
private struct ReasonJSON: Encodable {
    let reason: Reason

    private enum CodingKeys: String, CodingKey {
        case kind, list, from, ranking, advice, accept, clarify, column, rule, intents, misses, cause, text
        case language = "lang"
        case outOfScope = "out_of_scope"
        case count = "n"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        switch reason {
        case .languages(let list): try container.encode(list.map(LanguageJSON.init), forKey: .list)
        case .replyLanguage(let language, let from):
            try container.encode(language, forKey: .language)
            try container.encode(from, forKey: .from)
        case .intents(let facts):
            try container.encode(facts.ranking.map(ScoreJSON.init), forKey: .ranking)
            try container.encode(facts.advice.rawValue, forKey: .advice)
            try container.encode(facts.acceptThreshold, forKey: .accept)
            try container.encode(facts.clarifyThreshold, forKey: .clarify)
            try container.encode(facts.outOfScope, forKey: .outOfScope)
        case .candidate(let candidate): try CandidateJSON(candidate: candidate).encode(to: encoder)
        case .wonBy(let column): try container.encode(column.rawValue, forKey: .column)
        case .omitted(let count): try container.encode(count, forKey: .count)
        case .chosen(let rule): try container.encode(rule, forKey: .rule)
        case .clarified(let intents): try container.encode(intents, forKey: .intents)
        case .fallback(let misses): try container.encode(misses, forKey: .misses)
        case .escalated(let cause): try container.encode(cause.rawValue, forKey: .cause)
        case .other(let text): try container.encode(text, forKey: .text)
        }
    }

    private var kind: String {
        switch reason {
        case .languages: "languages"
        case .replyLanguage: "reply_language"
        case .intents: "intents"
        case .candidate: "candidate"
        case .wonBy: "won_by"
        case .omitted: "omitted"
        case .chosen: "chosen"
        case .clarified: "clarified"
        case .fallback: "fallback"
        case .escalated: "escalated"
        case .other: "other"
        }
    }
}

/// A language that a message may be in.
private struct LanguageJSON: Encodable {
    let lang: LanguageTag
    let p: Double

    init(_ guess: LanguageProbability) {
        lang = guess.language
        p = guess.probability
    }
}

/// An intent, and how sure the classifier is of it.
private struct ScoreJSON: Encodable {
    let intent: IntentName
    let confidence: Double

    init(_ score: IntentFacts.Score) {
        intent = score.intent
        confidence = score.confidence
    }
}
