import FrontdeskCore
import FrontdeskRules

/// Two rules that match one message beside each other, rank by rank, in the order in which ranks count.
struct RankComparison {
    private let rules: RuleSet
    private let winner: CandidateReason
    private let other: CandidateReason
    /// What stands before the other's name: `-` when it was promised to win.
    private let sign: String

    init(_ rules: RuleSet, winner: CandidateReason, other: CandidateReason, isPromised: Bool) {
        self.rules = rules
        self.winner = winner
        self.other = other
        sign = isPromised ? "- " : "  "
    }

    /// A row for each rank down to the one that decides, and the places.
    var lines: [String] {
        var table = TextTable(["", "+ \(winner.rule)", "\(sign)\(other.rule)", ""])
        for (column, won, lost) in ranks {
            let decides = won != lost && other.blockedBy == nil
            table.add([column.rawValue, "  \(won)", "  \(lost)", decides ? "decides" : ""])
            if decides { break }
        }
        table.add(["line", "  \(winner.location)", "  \(other.location)", decidesByPlace ? "decides" : ""])
        let source = [winner, other].map { line(of: $0) }
        table.add(["", "  \(source[0])", "  \(source[1])", ""])
        return table.lines
    }

    /// What decides, in words, such as `coverage (12 before 8)`; nil for a rule that is held back.
    var decision: String? {
        guard other.blockedBy == nil else { return nil }
        guard let (column, won, lost) = ranks.first(where: { $0.won != $0.lost }) else {
            return RankColumn.place.rawValue
        }
        return "\(column.rawValue) (\(won) before \(lost))"
    }

    private var decidesByPlace: Bool { other.blockedBy == nil && ranks.allSatisfy { $0.won == $0.lost } }

    private var ranks: [(column: RankColumn, won: String, lost: String)] {
        [
            (.priority, "\(winner.priority)", "\(other.priority)"),
            (.layer, winner.layer, other.layer),
            (.kind, winner.kind, other.kind),
            (.coverage, "\(winner.coverage)", "\(other.coverage)"),
            (.conditions, "\(conditionCount(winner))", "\(conditionCount(other))"),
            (.language, probability(winner), probability(other)),
            (.tag, tag(winner), tag(other)),
        ]
    }

    private func conditionCount(_ candidate: CandidateReason) -> Int {
        rules.rule(named: candidate.rule)?.conditionCount ?? candidate.conditions.count
    }

    private func probability(_ candidate: CandidateReason) -> String {
        candidate.language == nil ? "any" : "\(Double(candidate.languageTenths) / 10)"
    }

    private func tag(_ candidate: CandidateReason) -> String { candidate.language?.rawValue ?? "any" }

    /// The `when` line, as the rule file has it.
    private func line(of candidate: CandidateReason) -> String {
        let rule = rules.rule(named: candidate.rule)
        guard let trigger = rule?.triggers.first(where: { $0.location == candidate.location }) else { return "" }
        return "when \(rules.source(of: trigger.trigger.span))"
    }
}
