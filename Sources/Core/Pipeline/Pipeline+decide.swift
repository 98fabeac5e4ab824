extension Pipeline {
    /// What came out of a turn.
    public struct Outcome: Sendable {
        /// What shall be done; a turn that nobody decided is silent.
        public let decision: Decision
        /// How it came about.
        public let trace: Trace
        /// Everything the plugins found out.
        public let facts: Facts
    }

    /// Runs a turn through the steps until one decides.
    ///
    /// A step that informs and fails is skipped. A step that decides and fails calls a person, with cause
    /// ``EscalationCause/pluginFailed``.
    ///
    /// - Parameters:
    ///   - turn: The turn; its facts are the ones to begin with.
    ///   - runner: Runs one step. The default runs every step in place, which is right for tools and tests.
    /// - Returns: The decision, how it came about, and all facts.
    public func decide(_ turn: Turn, runner: some PluginRunner = InPlacePluginRunner()) async -> Outcome {
        var turn = turn
        var trace = Trace(ruleSet: ruleSet, model: model, hours: turn.hours, attributes: turn.visitor.attributes)
        for step in steps {
            let plugin = step.plugin
            switch await runner.run(step, turn) {
            case .success(let verdict):
                turn.facts.merge(verdict.facts)
                let decision = plugin.role == .decides ? verdict.decision : nil
                trace.steps.append(
                    TraceStep(
                        plugin: plugin.name,
                        outcome: decision == nil ? .passed : .decided,
                        reasons: verdict.reasons.boundedForTrace
                    )
                )
                if var decision {
                    decision.replies = Array(decision.replies.prefix(Decision.maximumReplies))
                    return finish(decision, turn, &trace)
                }
            case .failure(let failure):
                trace.steps.append(failure.step(of: plugin.name))
                if plugin.role == .decides {
                    return finish(.pluginFailed, turn, &trace)
                }
            }
        }
        return finish(Decision(outcome: .silent, confidence: 0), turn, &trace)
    }

    private func finish(_ decision: Decision, _ turn: Turn, _ trace: inout Trace) -> Outcome {
        trace.confidence = decision.confidence
        for rule in decision.rules {
            if let wins = turn.visitor.wins[rule] { trace.visitorWins[rule] = wins }
        }
        return Outcome(decision: decision, trace: trace, facts: turn.facts)
    }
}

extension Decision {
    /// A plugin that decides could not: a person shall look.
    fileprivate static let pluginFailed = Decision(
        outcome: .escalated,
        transition: .escalate(team: nil, priority: .normal, cause: .pluginFailed, reason: nil),
        confidence: 0
    )
}

extension [Reason] {
    /// The reasons with at most ``Trace/maximumCandidates`` candidates.
    fileprivate var boundedForTrace: [Reason] {
        var candidates = 0
        var bounded: [Reason] = []
        for reason in self {
            if case .candidate = reason {
                candidates += 1
                if candidates > Trace.maximumCandidates { continue }
            }
            bounded.append(reason)
        }
        if candidates > Trace.maximumCandidates {
            bounded.append(.omitted(candidates: candidates - Trace.maximumCandidates))
        }
        return bounded
    }
}
