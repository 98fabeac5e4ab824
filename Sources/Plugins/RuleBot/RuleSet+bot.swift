public import FrontdeskCore
public import FrontdeskRules
public import FrontdeskText

extension RuleSet {
    /// The languages that rules are written for, sorted.
    public var languages: [LanguageTag] { Set(rules.flatMap(\.languages)).sorted() }

    /// The foldings that a message is needed in.
    public var foldingProfiles: [FoldingProfile] {
        let used = Set(languages.map { FoldingProfile(language: $0) }).union([.root])
        return FoldingProfile.allCases.filter(used.contains)
    }

    /// Whether an action's condition holds; an action without one always runs.
    func holds(_ condition: Condition?, in context: MatchContext) -> Bool {
        condition.map { holds($0, in: context) } ?? true
    }

    /// What the `fallback` block does at a number of misses in a row.
    ///
    /// Each number of misses in the block begins a stage, and a line without a number belongs to the first. The lines
    /// of the highest stage reached run, so a later stage replaces an earlier one.
    func fallbackActions(afterMisses misses: Int, in language: LanguageTag) -> [RuleAction] {
        let lines = fallbackLines(in: language)
        let stage = lines.map(\.stage).filter { $0 <= misses }.max()
        return lines.filter { $0.stage == stage }.map(\.action)
    }

    /// Whether some stage of the `fallback` block calls a person.
    func fallbackCallsPerson(in language: LanguageTag) -> Bool {
        fallbackLines(in: language).contains { line in
            switch line.action.kind {
            case .escalate, .goto: true
            default: false
            }
        }
    }

    /// The lines of the blocks for a language, else of those for any.
    private func fallbackLines(in language: LanguageTag) -> [FallbackStatement.Line] {
        let own = fallbacks.filter { block in block.languages.contains { $0.covers(language) } }
        return (own.isEmpty ? fallbacks.filter(\.languages.isEmpty) : own).flatMap(\.lines)
    }
}

extension FallbackStatement.Line {
    fileprivate var stage: Int { misses?.value ?? 1 }
}

extension Ranking {
    /// What a trace keeps of a ranking: the candidates, those that something held back, and what decided.
    var reasons: [Reason] {
        (candidates + blocked).map { .candidate($0.reason) } + (wonBy.map { [.wonBy($0)] } ?? [])
    }
}
