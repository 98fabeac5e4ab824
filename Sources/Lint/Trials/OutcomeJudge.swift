import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules

/// Says in words why a turn came out as it did.
struct OutcomeJudge {
    let rules: RuleSet
    let texts: any TextCatalog

    /// Why a turn came out as it did.
    struct Judgement {
        /// A sentence each.
        let reasons: [String]
        /// The two rules beside each other, when both match.
        let ranks: [String]

        static let none = Judgement(reasons: [], ranks: [])
    }

    /// Why the winner won, and what became of the rule that should have, in one line; nil when there is nothing to say.
    func why(_ outcome: Pipeline.Outcome, of turn: Turn, not expected: RuleName?) -> String? {
        let reasons = judgement(outcome, of: turn, not: expected).reasons
        return reasons.isEmpty ? nil : reasons.joined(separator: "; ")
    }

    /// Why the winner won, and what became of the rule that should have.
    ///
    /// - Parameters:
    ///   - outcome: What came.
    ///   - turn: The turn it came of.
    ///   - expected: The rule that should have won; nil when none was expected.
    /// - Returns: The reasons, and the ranks of the two rules.
    func judgement(_ outcome: Pipeline.Outcome, of turn: Turn, not expected: RuleName?) -> Judgement {
        let free = outcome.candidates.filter { $0.blockedBy == nil }
        let own = expected.flatMap { expected in outcome.candidates.first { $0.rule == expected } }
        var reasons: [String] = []
        var ranks: [String] = []
        if let winner = free.first {
            // A promised rule is compared with the winner; without one the next best shows what the winner won by.
            let other = expected == nil ? free.dropFirst().first : own
            let comparison = other.map {
                RankComparison(rules, winner: winner, other: $0, isPromised: expected != nil)
            }
            ranks = comparison?.lines ?? []
            let words = free.count == 1 ? "as the only candidate" : comparison?.decision.map { "by \($0)" } ?? ""
            let sentence = "\(winner.rule) wins\(words.isEmpty ? "" : " \(words)") through \(winner.location)"
            reasons.append(sentence)
        }
        if let expected { reasons += fate(of: expected, own, outcome, turn) }
        return Judgement(reasons: reasons, ranks: ranks)
    }

    /// What became of a rule that did not win, a sentence each.
    private func fate(
        of rule: RuleName,
        _ own: CandidateReason?,
        _ outcome: Pipeline.Outcome,
        _ turn: Turn
    ) -> [String] {
        if let own {
            guard let obstacle = own.blockedBy else { return ["\(rule) matches too and ranks below"] }
            let failing = own.conditions.filter { !$0.holds }.map { "`\($0.text)`" }
            let words = failing.isEmpty ? obstacle : failing.joined(separator: ", ")
            return ["\(rule) matches but is held back by \(words)"]
        }
        var informed = turn
        informed.facts = outcome.facts
        let misses = RuleBotPlugin(rules: rules, texts: texts).nearMisses(of: rule, informed)
        var told = misses.prefix(Self.toldLines).map { "\(rule) does not match through \($0.location): \($0.failed)" }
        let more = misses.count - told.count
        if more > 0 { told.append("\(more) more \(more == 1 ? "line" : "lines") of \(rule) came no nearer") }
        if let doubt = doubt(about: rule, outcome) { told.append(doubt) }
        return told.isEmpty ? ["no line of \(rule) matches"] : told
    }

    /// Of so many lines of a rule it is told what they lacked, the nearest first.
    private static let toldLines = 3

    /// How sure the classifier is of the intent that a rule waits for; nil for a rule that waits for none.
    private func doubt(about rule: RuleName, _ outcome: Pipeline.Outcome) -> String? {
        for trigger in rules.rule(named: rule)?.triggers ?? [] {
            guard case .intent(let name, let asked) = trigger.trigger.kind else { continue }
            guard let facts = outcome.facts.intents else {
                return "\(rule) does not match through \(trigger.location): nothing is known about intents"
            }
            let sure = facts.confidence(in: IntentName(name.value))
            let needed = asked?.value ?? facts.acceptThreshold
            var words = "intent \(name.value) has \(Self.percent(sure)), \(Self.percent(needed)) are needed"
            if let first = facts.ranking.first, first.intent.rawValue != name.value {
                words += "; \(first.intent) has \(Self.percent(first.confidence))"
            }
            return "\(rule) does not match through \(trigger.location): \(words)"
        }
        return nil
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
