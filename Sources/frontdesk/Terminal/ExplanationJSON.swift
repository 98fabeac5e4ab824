import Foundation
import FrontdeskCore

/// An explanation for other programs.
struct ExplanationJSON: Encodable {
    private struct Reply: Encodable {
        let text: String
        let language: LanguageTag?
        let key: String?
        let choices: [String]
    }

    private let rule: RuleName?
    private let outcome: TurnRecord.Outcome
    private let confidence: Double
    private let replies: [Reply]
    private let escalates: Bool
    private let candidates: [CandidateReason]
    private let nearMisses: [Explanation.NearMiss]
    private let trace: Trace

    init(_ explanation: Explanation) {
        let decision = explanation.decision
        rule = decision.rules.first
        outcome = decision.outcome
        confidence = decision.confidence
        replies = decision.replies.map {
            Reply(text: $0.text, language: $0.language, key: $0.key, choices: $0.choices.map(\.label))
        }
        if case .escalate = decision.transition { escalates = true } else { escalates = false }
        candidates = explanation.trace.steps.flatMap(\.reasons).compactMap {
            if case .candidate(let candidate) = $0 { candidate } else { nil }
        }
        nearMisses = explanation.nearMisses
        trace = explanation.trace
    }

    private enum CodingKeys: String, CodingKey {
        case rule, outcome, confidence, replies, escalates, candidates
        case nearMisses = "near_misses"
        case trace
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
