import FrontdeskCore
import FrontdeskLint

/// An explanation as a table for people.
struct ExplanationTable {
    private let explanation: Explanation
    private let message: String

    init(_ explanation: Explanation, message: String) {
        self.explanation = explanation
        self.message = message
    }

    var text: String {
        ([outcome] + facts + candidates + nearMisses).joined(separator: "\n")
    }

    private var outcome: String {
        let decision = explanation.decision
        var lines: [String] = []
        if let rule = decision.rules.first {
            lines.append("rule \(rule) answers\(wonBy)")
        } else {
            lines.append("no rule answers: \(decision.outcome.rawValue)")
        }
        for reply in decision.replies {
            if !reply.text.isEmpty { lines.append("  says      \(reply.text)\(reply.key.map { "  (\($0))" } ?? "")") }
            for shown in reply.attachments {
                let padding = String(repeating: " ", count: 10 - shown.keyword.count)
                lines.append("  \(shown.keyword)\(padding)\(shown.words)")
            }
            if !reply.choices.isEmpty {
                lines.append("  offers    \(reply.choices.map(\.label).joined(separator: " | "))")
            }
        }
        for effect in decision.effects { lines.append("  remembers \(effect.summary)") }
        for call in decision.calls { lines.append("  calls     \(call.webhook)") }
        switch decision.transition {
        case .escalate(let team, let priority, let cause, let reason):
            let words = reason.map { ", because \($0)" } ?? ""
            lines.append(
                "  escalates to \(team?.rawValue ?? "the standard team"), \(priority.rawValue), \(cause.rawValue)\(words)"
            )
        case .close: lines.append("  closes the conversation")
        case nil: break
        }
        return lines.joined(separator: "\n")
    }

    private var wonBy: String {
        for reason in reasons {
            if case .wonBy(let column) = reason {
                return column == .alone ? ", the only candidate" : ", by \(column.rawValue)"
            }
        }
        return ""
    }

    private var reasons: [Reason] { explanation.trace.steps.flatMap(\.reasons) }

    private var facts: [String] {
        reasons.compactMap { reason in
            switch reason {
            case .languages(let list):
                "  language  "
                    + list.prefix(3).map { "\($0.language) \(Self.percent($0.probability))" }.joined(separator: ", ")
            case .replyLanguage(let language, let from): "  reply in  \(language), by the \(from)"
            case .intents(let facts):
                "  intents   "
                    + facts.ranking.prefix(3).map { "\($0.intent) \(Self.percent($0.confidence))" }.joined(
                        separator: ", "
                    )
                    + "; \(facts.advice.rawValue) (accept from \(Self.percent(facts.acceptThreshold)), clarify from \(Self.percent(facts.clarifyThreshold)))"
            case .other(let words): "  note      \(words)"
            default: nil
            }
        }
    }

    private var candidates: [String] {
        let found = reasons.compactMap { if case .candidate(let candidate) = $0 { candidate } else { nil } }
        guard !found.isEmpty else { return [] }
        var table = TextTable(["", "rule", "priority", "layer", "kind", "coverage", "conditions", "language", "place"])
        for candidate in found {
            table.add([
                candidate.blockedBy.map { "no: \($0)" }
                    ?? (candidate.rule == explanation.decision.rules.first ? "wins" : ""),
                candidate.rule.rawValue, "\(candidate.priority)", candidate.layer, candidate.kind,
                "\(candidate.coverage)",
                "\(candidate.conditions.count)",
                candidate.language.map { "\($0) \(Double(candidate.languageTenths) / 10)" } ?? "any",
                "\(candidate.location)",
            ])
        }
        var lines = ["", "candidates"] + table.lines
        for candidate in found {
            let words = candidate.spans.compactMap { Self.part(of: message, $0) }
            if !words.isEmpty {
                lines.append("  \(candidate.rule) matched \(words.map { "\"\($0)\"" }.joined(separator: ", "))")
            }
            for condition in candidate.conditions {
                lines.append("  \(candidate.rule) \(condition.holds ? "holds " : "fails ") \(condition.text)")
            }
        }
        return lines
    }

    private var nearMisses: [String] {
        guard !explanation.nearMisses.isEmpty else { return [] }
        return ["", "near misses"]
            + explanation.nearMisses.map { "  \($0.rule) at \($0.location): \($0.failed)" }
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    /// The part of a text between two UTF-8 offsets.
    private static func part(of text: String, _ range: Range<Int>) -> String? {
        let bytes = Array(text.utf8)
        guard range.lowerBound >= 0, range.upperBound <= bytes.count else { return nil }
        return String(decoding: bytes[range], as: UTF8.self)
    }
}

extension Effect {
    /// The effect in a few words.
    var summary: String {
        switch self {
        case .setVariable(let name, let value): "\(name) = \(value)"
        case .unsetVariable(let name): "nothing of \(name)"
        case .addTag(let tag): "tag \(tag)"
        case .removeTag(let tag): "no tag \(tag)"
        case .enterTopic(let topic, let turns): "topic \(topic)\(turns.map { " for \($0) turns" } ?? "")"
        case .leaveTopic: "no topic"
        case .setLanguage(let language): "language \(language)"
        }
    }
}
