import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules

/// Says in words why a turn came out as it did.
struct OutcomeJudge {
    let rules: RuleSet
    let texts: any TextCatalog

    /// Why the winner won, and what became of the rule that should have.
    ///
    /// - Parameters:
    ///   - outcome: What came.
    ///   - turn: The turn it came of.
    ///   - expected: The rule that should have won; nil when none was expected.
    /// - Returns: The reason in words; nil when there is none to give.
    func why(_ outcome: Pipeline.Outcome, of turn: Turn, not expected: RuleName?) -> String? {
        var parts: [String] = []
        let free = outcome.candidates.filter { $0.blockedBy == nil }
        if let winner = free.first {
            let column = outcome.trace.steps.flatMap(\.reasons).compactMap {
                if case .wonBy(let column) = $0 { column } else { nil }
            }
            let reason = column.first.map { self.reason($0, winner, over: free.dropFirst().first) } ?? ""
            parts.append("\(winner.rule) wins \(reason) through \(winner.location)")
        }
        if let expected { parts.append(fate(of: expected, outcome, turn)) }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    /// What the winner won by, and how the two differ in it where that can be said in a word.
    private func reason(_ column: RankColumn, _ winner: CandidateReason, over second: CandidateReason?) -> String {
        if column == .alone { return "as the only candidate" }
        guard let second else { return "by \(column.rawValue)" }
        let values: (String, String)? =
            switch column {
            case .priority: ("\(winner.priority)", "\(second.priority)")
            case .layer: (winner.layer, second.layer)
            case .kind: (winner.kind, second.kind)
            case .coverage, .conditions, .language, .tag, .place, .alone: nil
            }
        guard let values else { return "by \(column.rawValue)" }
        return "by \(column.rawValue) (\(values.0) before \(values.1))"
    }

    /// What became of a rule that did not win.
    private func fate(of rule: RuleName, _ outcome: Pipeline.Outcome, _ turn: Turn) -> String {
        if let own = outcome.candidates.first(where: { $0.rule == rule }) {
            guard let obstacle = own.blockedBy else { return "\(rule) matches too and ranks below" }
            let failing = own.conditions.filter { !$0.holds }.map { "`\($0.text)`" }
            let words = failing.isEmpty ? obstacle : failing.joined(separator: ", ")
            return "\(rule) matches but is held back by \(words)"
        }
        var informed = turn
        informed.facts = outcome.facts
        let misses = RuleBotPlugin(rules: rules, texts: texts).nearMisses(of: informed)
        if let miss = misses.first(where: { $0.rule == rule }) {
            return "\(rule) nearly matches through \(miss.location): \(miss.failed)"
        }
        return "no line of \(rule) matches"
    }
}
