import FrontdeskCore

extension Pipeline.Outcome {
    /// What happened, in a few words.
    var inWords: String {
        if let rule = decision.rules.first { return "rule \(rule)" }
        switch decision.transition {
        case .escalate(_, _, let cause, _): return "escalate (\(cause.rawValue))"
        case .close: return "close"
        case nil: return decision.outcome == .clarified ? "clarify" : decision.outcome.rawValue
        }
    }

    /// All candidates, the winner first; those that something held back last.
    var candidates: [CandidateReason] {
        trace.steps.flatMap(\.reasons).compactMap { if case .candidate(let candidate) = $0 { candidate } else { nil } }
    }

    /// The `when` line that won.
    var usedLines: Set<FileLocation> {
        guard let winner = candidates.first, winner.blockedBy == nil, winner.rule == decision.rules.first else {
            return []
        }
        return [winner.location]
    }

    /// Why the winner won, and what became of the rule that should have.
    func why(not expected: RuleName?) -> String? {
        var parts: [String] = []
        if let winner = candidates.first, winner.blockedBy == nil {
            let column = trace.steps.flatMap(\.reasons).compactMap {
                if case .wonBy(let column) = $0 { column } else { nil }
            }
            let reason = column.first.map { $0 == .alone ? "as the only candidate" : "by \($0.rawValue)" } ?? ""
            parts.append("\(winner.rule) wins \(reason) through \(winner.location)")
        }
        if let expected {
            if let own = candidates.first(where: { $0.rule == expected }) {
                let held = own.blockedBy.map { "is held back by its \($0)" } ?? "ranks below it"
                parts.append("\(expected) \(held)")
            } else {
                parts.append("no line of \(expected) matches")
            }
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}
