import FrontdeskCore
import FrontdeskText

extension RuleSet {
    /// Finds the rules that match, and ranks them.
    ///
    /// The result depends on the set and the context alone. The time grows with the message and with the rules that
    /// share their rarest word with it, not with the number of rules.
    public func rank(_ context: MatchContext) -> Ranking {
        var search = RuleSearch(ruleSet: self, context: context)
        search.run()
        let (candidates, blocked) = search.candidates()
        return Ranking(candidates: candidates, blocked: blocked, ruleSet: self, context: context)
    }

    /// Whether a rule may run that was reached by a quick reply or by `goto`: its `when` and `after` lines don't count.
    ///
    /// - Returns: nil when it may run, else what keeps it from it.
    public func obstacle(to rule: CompiledRule, in context: MatchContext) -> Candidate.Obstacle? {
        let evaluator = ConditionEvaluator(context: context, schedules: schedules, captures: [])
        if !rule.conditions.allSatisfy(evaluator.holds) { return .condition }
        return rule.isWithinLimits(in: context) ? nil : .limit
    }
}

extension CompiledRule {
    /// Whether one of the rules it follows won recently enough; true for a rule that follows none.
    func followsRecentWin(in context: MatchContext) -> Bool {
        if after.isEmpty { return true }
        for win in context.wins.reversed() {
            if win.turn < context.turn - afterTurns { return false }
            if win.turn < context.turn, after.contains(win.rule) { return true }
        }
        return false
    }

    /// Whether it may win once more.
    func isWithinLimits(in context: MatchContext) -> Bool {
        limits.allSatisfy { limit in
            let wins: Int
            switch limit.period {
            case .visitor: wins = context.visitorWins[name] ?? 0
            case .conversation: wins = context.wins.count(where: { $0.rule == name })
            case .hour: wins = self.wins(since: context.at - .seconds(3_600), in: context)
            case .day: wins = self.wins(since: context.at - .seconds(86_400), in: context)
            }
            return wins < limit.count.value
        }
    }

    private func wins(since instant: Instant, in context: MatchContext) -> Int {
        context.wins.count(where: { $0.rule == name && $0.at > instant })
    }
}
