import FrontdeskCore
import FrontdeskRules

/// Finds pairs of rules between which only the order of files and lines decides.
struct TiedRules: Check {
    static let description = CheckDescription(
        id: "FD104",
        name: "tied-rules",
        severity: .warning,
        summary: "Two rules rank equally on a message, so that only the order of files and lines decides.",
        rationale: """
            Who answers then depends on the name of a file, and changes when a rule is moved. The message that is \
            shown was made from the rules' own words or stands beside them as an example, and the engine was asked. \
            Give one of the rules a priority, or take the shared words out of one of them.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund | money back
              example I want my money back
              say "Which order is it?"

            rule refund.policy
              when ↓refund policy | money back
              example your refund policy
              say "You have 30 days."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund | money back
              example I want my money back
              say "Which order is it?"

            rule refund.policy
              when refund policy | money back guarantee
              example your refund policy
              say "You have 30 days."
            """
        )
    )

    static let sharedWork: SharedWork? = .lines
    static let needsEncounters = true

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        guard let lines = survey.lines, let examples = survey.examplesMet, let shadows = survey.shadows else {
            return []
        }
        var search = TieSearch(lines, besides: Set(shadows.all.flatMap { [$0.rule.name, $0.rival.name] }))
        for encounter in examples.all { search.look(at: encounter.ranking, encounter.text.value) }
        for encounter in lines.encounters { search.look(at: encounter.candidates, encounter.message) }
        search.meet()
        return search.ties.map { tie in
            let place = tie.later.rule.triggers[tie.later.trigger].trigger.span
            return description.finding(
                at: place,
                "`\(tie.later.rule.name)` and `\(tie.earlier.rule.name)` rank equally on \"\(tie.witness)\"; "
                    + "only the order of files and lines decides",
                remedy: "give one of them a priority, or take the shared words out of it",
                notes: [
                    tie.earlier.rule.triggers[tie.earlier.trigger].trigger.span.note(
                        "`\(tie.earlier.rule.name)` wins through this line"
                    )
                ]
            )
        }
    }
}

/// Collects ties between rules.
private struct TieSearch {
    struct Tie {
        let earlier: Candidate
        let later: Candidate
        let witness: String
    }

    private struct Pair: Hashable {
        let first: Int
        let second: Int
    }

    private let survey: LineSurvey
    private let known: Set<RuleName>
    private(set) var ties: [Tie] = []
    private var seen: Set<Pair> = []
    /// Pairs that met without a tie, in the order in which they met first.
    private var open: [(pair: Pair, first: Candidate, second: Candidate)] = []
    private var noticed: Set<Pair> = []

    /// So many pairs are compared by automata.
    private static let maximumMeetings = 4_000

    init(_ survey: LineSurvey, besides known: Set<RuleName>) {
        self.survey = survey
        self.known = known
    }

    /// Notes a tie at the top of a ranking, and pairs that could tie on another message.
    mutating func look(at candidates: [Candidate], _ message: String) {
        guard let first = candidates.first else { return }
        for second in candidates.dropFirst() {
            let pair = Pair(first: survey.place(of: first.rule), second: survey.place(of: second.rule))
            guard isOpen(pair, first, second) else { continue }
            switch first.decidingColumn(against: second) {
            case .place:
                if note(pair, first, second, message) { continue }
            case .coverage:
                guard open.count < Self.maximumMeetings, noticed.insert(pair).inserted else { continue }
                open.append((pair, first, second))
            default: continue
            }
        }
    }

    private func isOpen(_ pair: Pair, _ first: Candidate, _ second: Candidate) -> Bool {
        !seen.contains(pair) && !seen.contains(Pair(first: pair.second, second: pair.first))
            && !(known.contains(first.rule.name) && known.contains(second.rule.name))
    }

    private mutating func note(_ pair: Pair, _ first: Candidate, _ second: Candidate, _ message: String) -> Bool {
        let rivalry = Rivalry(rule: second.rule, rival: first.rule, isRivalFirst: pair.first < pair.second)
        guard rivalry.canMeet, !rivalry.doesTheSame else { return false }
        seen.insert(pair)
        ties.append(Tie(earlier: first, later: second, witness: message))
        return true
    }

    /// Looks for the shortest message that both lines of a pair explain from end to end, and asks the engine about it.
    mutating func meet() {
        for (pair, first, second) in open where isOpen(pair, first, second) {
            guard first.rule.conditionCount == second.rule.conditionCount else { continue }
            let lines = [(pair.first, first), (pair.second, second)].map { survey.linesOfRule[$0.0][$0.1.trigger] }
            guard survey.lines[lines[0]].profile == survey.lines[lines[1]].profile,
                let one = survey.automaton(of: lines[0]), let two = survey.automaton(of: lines[1]),
                !Set(one.requiredSymbols).isDisjoint(with: two.requiredSymbols)
            else { continue }
            let numbers = survey.numbers(survey.lines[lines[0]].profile)
            guard let tokens = LineMeeting(one, two, numbers).shortestMessage() else { continue }
            let message = TokenText.joined(tokens.map { $0.replacing(TokenSymbol.filler, with: "") })
            let ranking = survey.rules.rank(survey.context(for: first.rule, message))
            let all = survey.ranked(ranking.candidates + ranking.blocked)
            guard let top = all.first, let next = all.dropFirst().first, top.decidingColumn(against: next) == .place
            else { continue }
            let met = Pair(first: survey.place(of: top.rule), second: survey.place(of: next.rule))
            if isOpen(met, top, next) { _ = note(met, top, next, message) }
        }
    }
}
