public import FrontdeskCore

/// All rules that a message calls up, in the order in which they would answer.
public struct Ranking: Sendable {
    /// The candidates, the winner first.
    public let candidates: [Candidate]
    /// Rules whose lines matched but whose conditions or limits don't allow them, ranked like candidates.
    public let blocked: [Candidate]
    let ruleSet: RuleSet
    let context: MatchContext

    /// The rule that answers; nil when none does.
    public var winner: Candidate? { candidates.first }

    /// The column of the ranking that made the winner win; nil without a winner.
    public var wonBy: RankColumn? {
        guard let winner = candidates.first else { return nil }
        return candidates.count > 1 ? winner.decidingColumn(against: candidates[1]) : .alone
    }

    /// The rules that share a word with the message and did not match, the nearest first, and what each lacked.
    ///
    /// They are looked for when asked, so a message that nobody asks about does not pay for them.
    public func nearMisses(limit: Int = 20) -> [Explanation.NearMiss] {
        NearMissSearch(self).misses(besides: self, limit: limit)
    }

    /// What each line of a rule lacked that did not match, the nearest first, whether it shares a word with the message
    /// or not.
    ///
    /// - Returns: Nothing for a rule that looks for no words, or that is in another set.
    public func nearMisses(of rule: RuleName) -> [Explanation.NearMiss] {
        ruleSet.rule(named: rule).map { NearMissSearch(self).misses(of: $0) } ?? []
    }
}
