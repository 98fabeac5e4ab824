public import FrontdeskCore
public import FrontdeskRules

/// Decides what no rule decided: asks back once where there is a likely topic, else lets the `fallback` block speak or
/// calls a person.
///
/// A turn that ends here is a miss. It never asks "did you mean" twice in a row.
public struct EscalationPlugin: Plugin {
    public let name: PluginName = "escalation"
    public let role = PluginRole.decides
    private let rules: RuleSet
    private let texts: any TextCatalog
    private let contexts: MatchContextMaker

    /// At most so many topics are offered.
    public static let maximumTopics = 3
    /// After so many misses in a row a person is called when the rules say nothing else.
    public static let missesBeforePerson = 2

    /// Makes the plugin.
    public init(rules: RuleSet, texts: any TextCatalog) {
        self.rules = rules
        self.texts = texts
        contexts = MatchContextMaker(rules: rules)
    }

    public func consider(_ turn: Turn) -> Verdict {
        switch turn.input {
        case .askedForPerson:
            return escalate(Decision(outcome: .escalated), cause: .button, turn)
        case .event, .webhookAnswered:
            return .pass
        case .text, .choice:
            break
        }
        if !turn.conversation.clarified, let verdict = clarify(turn) { return verdict }
        return fallBack(turn)
    }

    private func clarify(_ turn: Turn) -> Verdict? {
        let writer = ReplyWriter(texts: texts, language: turn.replyLanguage)
        // A guess that the classifier itself turns away would only offer topics that nobody meant.
        guard let intents = turn.facts.intents, intents.advice != .reject else { return nil }
        var choices: [Choice] = []
        var topics: [IntentName] = []
        for score in intents.ranking where topics.count < Self.maximumTopics {
            guard let label = writer.message("intent.\(score.intent)")?.text else { continue }
            topics.append(score.intent)
            choices.append(Choice(id: ChoiceID("i\(topics.count)"), label: label, target: nil, intent: score.intent))
        }
        if let none = writer.message("clarify.none_of_these")?.text {
            choices.append(Choice(id: "none", label: none, target: nil))
        }
        guard !topics.isEmpty, let message = writer.message("clarify.intro", choices: choices) else { return nil }
        let decision = Decision(
            outcome: .clarified,
            replies: [message],
            effects: turn.languageEffects,
            confidence: intents.ranking.first?.confidence ?? 0
        )
        return Verdict(decision: decision, reasons: [.clarified(topics)])
    }

    private func fallBack(_ turn: Turn) -> Verdict {
        let misses = turn.conversation.misses + 1
        var runner = ActionRunner(turn, context: contexts.context(for: turn), rules: rules, texts: texts)
        runner.run(rules.fallbackActions(afterMisses: misses, in: turn.replyLanguage), as: "fallback")
        var decision = runner.decision
        decision.outcome = .missed
        decision.confidence = turn.facts.intents?.ranking.first?.confidence ?? 0
        decision.effects = turn.languageEffects + decision.effects
        let reasons = runner.faults + [.fallback(misses: misses)]
        if case .escalate(let team, let priority, _, let reason) = decision.transition {
            let cause: EscalationCause = misses >= Self.missesBeforePerson ? .repeatedMisses : .lowConfidence
            decision.transition = .escalate(team: team, priority: priority, cause: cause, reason: reason)
            decision.outcome = .escalated
            return Verdict(decision: decision, reasons: reasons + [.escalated(cause)])
        }
        let isStuck =
            misses >= Self.missesBeforePerson && decision.transition == nil
            && !rules.fallbackCallsPerson(in: turn.replyLanguage)
        if decision.replies.isEmpty || isStuck {
            return escalate(decision, cause: isStuck ? .repeatedMisses : .lowConfidence, turn, reasons)
        }
        return Verdict(decision: decision, reasons: reasons)
    }

    private func escalate(
        _ decision: Decision,
        cause: EscalationCause,
        _ turn: Turn,
        _ reasons: [Reason] = []
    ) -> Verdict {
        var decision = decision
        decision.outcome = .escalated
        decision.transition = .escalate(team: nil, priority: .normal, cause: cause, reason: nil)
        if cause == .button { decision.effects = turn.languageEffects }
        return Verdict(decision: decision, reasons: reasons + [.escalated(cause)])
    }
}
