public import FrontdeskCore
public import FrontdeskRules

/// Answers by rules: finds the rule that wins the turn and carries out its actions on paper.
///
/// Decides only when a rule is a candidate; otherwise the turn passes on.
public struct RuleBotPlugin: Plugin {
    public let name: PluginName = "rule-bot"
    public let role = PluginRole.decides
    let rules: RuleSet
    private let texts: any TextCatalog
    let contexts: MatchContextMaker

    /// At most so many further candidates act by `continue`.
    public static let maximumFollowers = 2

    /// Makes the plugin.
    public init(rules: RuleSet, texts: any TextCatalog) {
        self.rules = rules
        self.texts = texts
        contexts = MatchContextMaker(rules: rules)
    }

    public func consider(_ turn: Turn) -> Verdict {
        switch turn.input {
        case .askedForPerson: return .pass
        case .webhookAnswered(let call, _): return resume(call, turn)
        case .choice(let choice, _):
            if let verdict = press(choice, turn) { return verdict }
        case .text(let text):
            if let choice = OfferedLabels(turn.conversation.offers).choice(labelled: text),
                let verdict = press(choice, turn)
            {
                return verdict
            }
        case .event: break
        }
        return answer(turn, contexts.context(for: turn))
    }

    /// Lets the rules compete, and the winner act.
    private func answer(_ turn: Turn, _ context: MatchContext, confidence: Double? = nil) -> Verdict {
        let ranking = rules.rank(context)
        guard let winner = ranking.winner else { return Verdict(reasons: ranking.reasons) }
        var runner = ActionRunner(turn, context: context, rules: rules, texts: texts)
        runner.remember(winner.captures)
        runner.run(winner.rule)
        for follower in ranking.candidates.dropFirst().prefix(Self.maximumFollowers) where runner.wantsNext {
            guard !runner.isOver, !runner.decision.rules.contains(follower.rule.name) else { break }
            runner.remember(follower.captures)
            runner.run(follower.rule)
        }
        return verdict(runner, turn, confidence: confidence ?? winner.confidence, reasons: ranking.reasons)
    }

    /// Runs what a quick reply stands for; nil when its rule is gone or its conditions don't hold any more.
    private func press(_ choice: Choice, _ turn: Turn) -> Verdict? {
        var context = contexts.context(for: turn)
        if let intent = choice.intent {
            context.intents = .chosen(intent)
            let verdict = answer(turn, context, confidence: 1)
            return verdict.decision == nil ? nil : verdict
        }
        guard let target = choice.target, let rule = rules.rule(named: target),
            rules.obstacle(to: rule, in: context) == nil
        else { return nil }
        var runner = ActionRunner(turn, context: context, rules: rules, texts: texts)
        runner.run(rule)
        return verdict(runner, turn, confidence: 1, reasons: [.chosen(target)])
    }

    /// Runs the lines of a rule that waited for a webhook.
    private func resume(_ open: OpenCall, _ turn: Turn) -> Verdict {
        guard let rule = rules.rule(named: open.call.rule) else { return .pass }
        var runner = ActionRunner(turn, context: contexts.context(for: turn), rules: rules, texts: texts)
        runner.run(rule, from: open.call.resumeAt, countsAsWin: false)
        return verdict(runner, turn, confidence: 1, reasons: [.chosen(rule.name)])
    }

    private func verdict(_ runner: ActionRunner, _ turn: Turn, confidence: Double, reasons: [Reason]) -> Verdict {
        var decision = runner.decision
        decision.confidence = confidence
        decision.effects = turn.languageEffects + decision.effects
        var reasons = reasons + runner.faults
        if case .escalate(_, _, let cause, _) = decision.transition {
            decision.outcome = .escalated
            reasons.append(.escalated(cause))
        }
        return Verdict(decision: decision, reasons: reasons)
    }
}

extension IntentFacts {
    /// What the classifier would say if it were certain: the visitor has chosen the topic.
    fileprivate static func chosen(_ intent: IntentName) -> IntentFacts {
        IntentFacts(
            ranking: [Score(intent: intent, confidence: 1)],
            advice: .accept,
            acceptThreshold: 0,
            clarifyThreshold: 0,
            outOfScope: 0
        )
    }
}
