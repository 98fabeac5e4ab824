import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds rules that can never win.
struct ShadowSearch {
    /// A rule that can never win, and the one that always ranks above it.
    struct Shadow {
        let rule: CompiledRule
        let rival: CompiledRule
        /// A message that both match.
        let witness: String
        /// What the rival wins by on that message.
        let column: RankColumn
        /// Whether automata proved it; otherwise examples were tried.
        let isProven: Bool
    }

    private let survey: LineSurvey
    private let examples: ExampleEncounters
    private(set) var all: [Shadow] = []

    /// So many rivals of a rule are looked at.
    private static let maximumRivals = 4
    /// So many messages have to go to the rival before a regex counts as covered by example.
    private static let fewestSamples = 3

    init(_ survey: LineSurvey, _ examples: ExampleEncounters) {
        self.survey = survey
        self.examples = examples
        for (number, rule) in survey.rules.rules.enumerated() {
            if let shadow = shadow(over: rule, number) { all.append(shadow) }
        }
    }

    private func shadow(over rule: CompiledRule, _ number: Int) -> Shadow? {
        let lines = survey.linesOfRule[number]
        // Nearly every rule wins its first example; only for the others more has to be found out.
        let examples = rule.statement.examples.indices
        guard examples.allSatisfy({ self.examples.encounter(of: number, $0).ranking.first?.rule.name != rule.name })
        else { return nil }
        // A line that nothing can be tried on, such as one for an intent or an event, may win.
        guard lines.allSatisfy({ !survey.samples(of: $0).isEmpty }) else { return nil }
        var rivals: [Int]?
        var tried = 0
        var first: LineSurvey.Encounter?
        for line in lines {
            for sample in survey.samples(of: line).indices {
                let encounter = survey.encounter(of: line, sample)
                first = first ?? encounter
                tried += 1
                let above = rivalsAbove(rule, number, in: encounter)
                rivals = rivals.map { known in known.filter(above.contains) } ?? above
                if rivals?.isEmpty ?? true { return nil }
            }
        }
        guard let first else { return nil }
        for place in (rivals ?? []).prefix(Self.maximumRivals) {
            let rival = survey.rules.rules[place]
            let rivalry = Rivalry(rule: rule, rival: rival, isRivalFirst: place < number)
            guard let isProven = takesAll(lines, of: number, place, rivalry, tried) else { continue }
            guard let own = first.candidates.first(where: { $0.rule.name == rule.name }),
                let other = first.candidates.first(where: { $0.rule.name == rival.name })
            else { continue }
            return Shadow(
                rule: rule,
                rival: rival,
                witness: first.message,
                column: other.decidingColumn(against: own),
                isProven: isProven
            )
        }
        return nil
    }

    /// The rules that are always there when this one is, and rank above it on a message.
    private func rivalsAbove(_ rule: CompiledRule, _ number: Int, in encounter: LineSurvey.Encounter) -> [Int] {
        guard let own = encounter.candidates.firstIndex(where: { $0.rule.name == rule.name }) else { return [] }
        return encounter.candidates[..<own].map { survey.place(of: $0.rule) }.filter { place in
            let rival = survey.rules.rules[place]
            return Rivalry(rule: rule, rival: rival, isRivalFirst: place < number).isRivalAlwaysThere
        }
    }

    /// Whether a rival takes every message of all lines: true when proven, false by example, nil when it does not.
    private func takesAll(
        _ lines: [Int],
        of number: Int,
        _ rival: Int,
        _ rivalry: Rivalry,
        _ tried: Int
    ) -> Bool? {
        guard rivalry.standing != .loses else { return nil }
        var isProven = true
        for line in lines {
            guard let automaton = survey.automaton(of: line) else {
                guard tried >= Self.fewestSamples, survey.lines[line].shape == nil else { return nil }
                isProven = false
                continue
            }
            let profile = survey.lines[line].profile
            let covers = covers(of: rival, over: line, rivalry, profile)
            guard !covers.isEmpty else { return nil }
            guard LineInclusion(automaton, in: covers, survey.numbers(profile)).answer() == .included else {
                return nil
            }
        }
        return isProven
    }

    /// The rival's lines that win against a line, and what they have to explain for it.
    private func covers(
        of rival: Int,
        over line: Int,
        _ rivalry: Rivalry,
        _ profile: FoldingProfile
    ) -> [LineInclusion.Cover] {
        let kind = kind(of: line)
        return survey.linesOfRule[rival].compactMap { other in
            guard survey.lines[other].profile == profile, let automaton = survey.automaton(of: other) else {
                return nil
            }
            if rivalry.standing == .wins || self.kind(of: other) < kind {
                return LineInclusion.Cover(line: automaton, mustExplain: false)
            }
            guard self.kind(of: other) == kind, rivalry.winsTies else { return nil }
            return LineInclusion.Cover(line: automaton, mustExplain: true)
        }
    }

    private func kind(of line: Int) -> Candidate.Kind {
        let line = survey.lines[line]
        if case .pattern(.exactly, _) = survey.rules.rules[line.rule].triggers[line.trigger].trigger.kind {
            return .exactly
        }
        return .words
    }
}
