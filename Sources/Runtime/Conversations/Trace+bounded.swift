import FrontdeskCore

extension Trace {
    /// The trace may take so many bytes of text in the log.
    static let maximumText = 8 * 1_024

    /// The trace without its last reasons, if it would be too long for the log.
    ///
    /// Pipelines bound the number of candidates; this holds for plugins that are too talkative.
    var boundedForLog: Trace {
        var rest = Self.maximumText
        var bounded = self
        bounded.steps = steps.map { step in
            var reasons: [Reason] = []
            for reason in step.reasons {
                rest -= reason.size
                guard rest >= 0 else { break }
                reasons.append(reason)
            }
            guard reasons.count < step.reasons.count else { return step }
            return TraceStep(
                plugin: step.plugin,
                outcome: step.outcome,
                reasons: reasons + [.omitted(candidates: step.reasons.count - reasons.count)]
            )
        }
        return bounded
    }
}

extension Reason {
    /// About how many bytes it takes in the log.
    fileprivate var size: Int {
        switch self {
        case .languages(let languages): 12 * languages.count
        case .intents(let intents): intents.ranking.reduce(32) { $0 + $1.intent.rawValue.utf8.count + 9 }
        case .candidate(let candidate):
            candidate.conditions.reduce(48 + 6 * candidate.spans.count) { $0 + $1.text.utf8.count + 2 }
                + candidate.rule.rawValue.utf8.count + candidate.location.path.utf8.count
        case .clarified(let intents): intents.reduce(2) { $0 + $1.rawValue.utf8.count + 1 }
        case .chosen(let rule): rule.rawValue.utf8.count
        case .other(let text): text.utf8.count
        case .replyLanguage, .wonBy, .omitted, .fallback, .escalated: 16
        }
    }
}
