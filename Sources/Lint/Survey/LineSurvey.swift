import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// The `when` lines of a compiled set as shapes and automata, and what the engine makes of messages they match.
final class LineSurvey {
    /// One `when` line.
    struct Line {
        /// The place of its rule among the rules of the set.
        let rule: Int
        /// The place of the line among the rule's `when` lines.
        let trigger: Int
        /// The profile it is matched in.
        let profile: FoldingProfile
        /// What it looks for; nil for intents and events, regexes, and patterns that automata can't hold.
        let shape: LineShape?
    }

    /// A message, the rule it was made for, and all rules whose lines match it, the winner first.
    struct Encounter {
        let message: String
        let line: Int
        /// Those that conditions or limits hold back are among them.
        let candidates: [Candidate]
    }

    let rules: RuleSet
    private let definitions: RuleDefinitions
    private let languages: [LanguageTag]
    private(set) var lines: [Line] = []
    /// The numbers of the lines of each rule.
    private(set) var linesOfRule: [[Int]] = []
    /// What became of messages that lines of several rules match, in the order of the lines they were made for; in a
    /// large set, fewer are made for each line.
    ///
    /// It is found out here unless others have done it.
    lazy var encounters: [Encounter] = encounters(part: 0, of: 1)
    /// What is known of each line so far; most questions are answered by few of them.
    private var samples: [[String]?] = []
    private var makers: [FoldingProfile: ShapeMaker] = [:]
    private var automata: [Int: LineAutomaton?] = [:]
    private let places: [RuleName: Int]

    /// So many messages are made for a line.
    static let samplesPerLine = 8
    /// So many messages are tried for all lines together, and two for each line whatever their number.
    private static let maximumEncounters = 40_000

    init(_ rules: RuleSet, _ definitions: RuleDefinitions, languages: [LanguageTag]) {
        self.rules = rules
        self.definitions = definitions
        self.languages = languages
        places = Dictionary(rules.rules.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
        for (number, rule) in rules.rules.enumerated() {
            linesOfRule.append([])
            for trigger in rule.triggers.indices { add(rule, number, trigger) }
        }
        samples = Array(repeating: nil, count: lines.count)
    }

    /// The place of a rule among the rules of the set.
    func place(of rule: CompiledRule) -> Int { places[rule.name] ?? 0 }

    /// What the numbers of symbols mean in a profile.
    func numbers(_ profile: FoldingProfile) -> SymbolNumbers { makers[profile]?.numbers ?? SymbolNumbers() }

    /// The automata of a line; nil when it has none.
    func automaton(of line: Int) -> LineAutomaton? {
        if let known = automata[line] { return known }
        let made = lines[line].shape.flatMap { LineAutomaton($0) }
        automata[line] = .some(made)
        return made
    }

    /// Messages that a line matches.
    func samples(of line: Int) -> [String] {
        if let known = samples[line] { return known }
        let made = madeSamples(of: lines[line])
        samples[line] = made
        return made
    }

    /// One part of ``encounters``: those of a run of lines.
    ///
    /// - Parameters:
    ///   - part: Which part, counted from 0.
    ///   - count: How many parts there are.
    /// - Returns: What became of the messages, in the order of the lines.
    func encounters(part: Int, of count: Int) -> [Encounter] {
        let most = min(Self.samplesPerLine, max(2, Self.maximumEncounters / max(1, lines.count)))
        let run = lines.count * part / count..<lines.count * (part + 1) / count
        return run.flatMap { line in
            samples(of: line).indices.prefix(most).map { encounter(of: line, $0) }.filter { $0.candidates.count > 1 }
        }
    }

    /// What becomes of one of the messages that a line matches.
    func encounter(of line: Int, _ sample: Int) -> Encounter {
        let message = samples(of: line)[sample]
        let ranking = rules.rank(context(for: rules.rules[lines[line].rule], message))
        let all = ranking.blocked.isEmpty ? ranking.candidates : ranked(ranking.candidates + ranking.blocked)
        return Encounter(message: message, line: line, candidates: all)
    }

    /// The context in which a rule is as strong as it can be: its topic is the current one, and it may follow.
    func context(for rule: CompiledRule, _ message: String) -> MatchContext {
        let at = TrialRunner.standardInstant
        let language = rule.languages.first
        return MatchContext(
            .message(MessageText(message)),
            at: at,
            turn: 2,
            replyLanguage: language,
            languages: language.map { [LanguageProbability(language: $0, probability: 1)] } ?? [],
            admittedLanguages: language == nil ? languages : [],
            topic: rule.topic,
            wins: rule.after.prefix(1).map { RuleWin(rule: $0, turn: 1, at: at) }
        )
    }

    // MARK: Making

    private func add(_ rule: CompiledRule, _ number: Int, _ trigger: Int) {
        let profile = rule.languages.first.map { FoldingProfile(language: $0) } ?? .root
        if makers[profile] == nil { makers[profile] = ShapeMaker(profile: profile, definitions: definitions) }
        var shape: LineShape?
        if case .pattern(let anchor, let pattern) = rule.triggers[trigger].trigger.kind {
            shape = makers[profile]?.line(anchor, pattern, rule.languages)
        }
        linesOfRule[number].append(lines.count)
        lines.append(Line(rule: number, trigger: trigger, profile: profile, shape: shape))
    }

    private func madeSamples(of line: Line) -> [String] {
        if case .regex(let literal) = rules.rules[line.rule].triggers[line.trigger].trigger.kind {
            return literal.tree?.samples(limit: Self.samplesPerLine) ?? []
        }
        let made = line.shape?.samples(limit: Self.samplesPerLine) { spelling(of: $0, line.profile) }
        return (made ?? []).map(TokenText.joined)
    }

    private func spelling(of symbol: Int, _ profile: FoldingProfile) -> String? {
        guard let symbol = makers[profile]?.numbers.symbols[symbol] else { return nil }
        guard symbol.kind == .entity else { return symbol.text }
        switch definitions.entity(named: symbol.text)?.node.definition {
        case .regex(let literal): return literal.tree?.sample
        case .number: return "7"
        case .email: return "a@b.example"
        case .date: return "2026-03-02"
        case .concept: return nil
        case nil: return symbol.text == "number" ? "7" : symbol.text == "email" ? "a@b.example" : "2026-03-02"
        }
    }

    /// Candidates in the order in which they would answer if nothing held them back.
    func ranked(_ candidates: [Candidate]) -> [Candidate] {
        candidates.sorted { CandidateOrder.isAbove($0, $1, self) }
    }
}

/// The order of candidates, told by what everybody may see of them.
enum CandidateOrder {
    static func isAbove(_ left: Candidate, _ right: Candidate, _ survey: LineSurvey) -> Bool {
        switch left.decidingColumn(against: right) {
        case .priority: left.rule.priority > right.rule.priority
        case .layer: left.layer < right.layer
        case .kind: left.kind < right.kind
        case .coverage: left.coverage > right.coverage
        case .conditions: left.rule.conditionCount > right.rule.conditionCount
        case .language: left.languageTenths > right.languageTenths
        case .tag: left.languageTagLength > right.languageTagLength
        case .place, .alone: survey.place(of: left.rule) < survey.place(of: right.rule)
        }
    }
}

/// Tokens written as a visitor would write them.
enum TokenText {
    /// The tokens with blanks between words, and none around signs of scripts without spaces.
    static func joined(_ tokens: [String]) -> String {
        var text = ""
        for token in tokens {
            if !text.isEmpty, !(text.endsUnspaced && token.startsUnspaced) { text += " " }
            text += token
        }
        return text
    }
}

extension String {
    fileprivate var endsUnspaced: Bool { last.map { ScriptCounts(String($0)).dominant?.isUnspaced ?? false } ?? false }
    fileprivate var startsUnspaced: Bool {
        first.map { ScriptCounts(String($0)).dominant?.isUnspaced ?? false } ?? false
    }
}
