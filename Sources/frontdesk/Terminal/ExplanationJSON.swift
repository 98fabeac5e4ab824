import Foundation
import FrontdeskCore

/// An explanation for other programs.
///
/// It has the names that `POST /api/v1/rules/explain` answers with, and besides `candidates`, `effects`, `calls` and
/// `escalates`, which a server keeps in the trace or to itself. docs/rule-language.md lists them.
struct ExplanationJSON: Encodable {
    private let explanation: Explanation

    init(_ explanation: Explanation) { self.explanation = explanation }

    private enum CodingKeys: String, CodingKey {
        case rule, outcome, confidence, replies, escalates, transition, effects, calls, candidates, trace
        case nearMisses = "near_misses"
    }

    func encode(to encoder: any Encoder) throws {
        let decision = explanation.decision
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(decision.rules.first, forKey: .rule)
        try container.encode(decision.outcome.rawValue, forKey: .outcome)
        try container.encode(decision.confidence, forKey: .confidence)
        try container.encode(decision.replies.map { ReplyJSON(message: $0) }, forKey: .replies)
        let isEscalation = if case .escalate = decision.transition { true } else { false }
        try container.encode(isEscalation, forKey: .escalates)
        try container.encodeIfPresent(decision.transition.map { TransitionJSON(transition: $0) }, forKey: .transition)
        try container.encode(decision.effects.map { EffectJSON(effect: $0) }, forKey: .effects)
        try container.encode(decision.calls.map(\.webhook), forKey: .calls)
        try container.encode(candidates, forKey: .candidates)
        try container.encode(explanation.nearMisses.map { NearMissJSON(miss: $0) }, forKey: .nearMisses)
        try container.encode(TraceJSON(explanation.trace), forKey: .trace)
    }

    private var candidates: [CandidateJSON] {
        explanation.trace.steps.flatMap(\.reasons).compactMap {
            if case .candidate(let candidate) = $0 { CandidateJSON(candidate: candidate) } else { nil }
        }
    }

    /// The object, its keys in alphabetic order.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

/// What becomes of the conversation.
private struct TransitionJSON: Encodable {
    let transition: Decision.Transition

    private enum CodingKeys: String, CodingKey {
        case kind, team, priority, cause, reason, rule
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch transition {
        case .escalate(let team, let priority, let cause, let reason):
            try container.encode("escalate", forKey: .kind)
            try container.encodeIfPresent(team, forKey: .team)
            try container.encode(priority.rawValue, forKey: .priority)
            try container.encode(cause.rawValue, forKey: .cause)
            try container.encodeIfPresent(reason, forKey: .reason)
        case .close(let rule):
            try container.encode("close", forKey: .kind)
            try container.encode(rule, forKey: .rule)
        }
    }
}

/// What the conversation remembers.
private struct EffectJSON: Encodable {
    let effect: Effect

    private enum CodingKeys: String, CodingKey {
        case kind, name, value, turns
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        switch effect {
        case .setVariable(let name, let value):
            try container.encode("set", forKey: .kind)
            try container.encode(name, forKey: .name)
            try container.encode(value, forKey: .value)
        case .unsetVariable(let name):
            try container.encode("unset", forKey: .kind)
            try container.encode(name, forKey: .name)
        case .addTag(let tag):
            try container.encode("tag", forKey: .kind)
            try container.encode(tag, forKey: .name)
        case .removeTag(let tag):
            try container.encode("untag", forKey: .kind)
            try container.encode(tag, forKey: .name)
        case .enterTopic(let topic, let turns):
            try container.encode("topic", forKey: .kind)
            try container.encode(topic, forKey: .name)
            try container.encodeIfPresent(turns, forKey: .turns)
        case .leaveTopic: try container.encode("leave_topic", forKey: .kind)
        case .setLanguage(let language):
            try container.encode("language", forKey: .kind)
            try container.encode(language, forKey: .value)
        }
    }
}

/// A rule that nearly matched.
private struct NearMissJSON: Encodable {
    let miss: Explanation.NearMiss

    private enum CodingKeys: String, CodingKey {
        case rule, path, line, column, failed
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(miss.rule, forKey: .rule)
        try container.encode(miss.location.path, forKey: .path)
        try container.encode(miss.location.line, forKey: .line)
        try container.encode(miss.location.column, forKey: .column)
        try container.encode(miss.failed, forKey: .failed)
    }
}
