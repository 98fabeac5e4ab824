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
}
