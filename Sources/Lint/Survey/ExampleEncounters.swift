import FrontdeskCore
import FrontdeskRules

/// What the engine makes of the examples that stand beside rules.
final class ExampleEncounters {
    struct Encounter {
        /// The place of the rule whose example it is.
        let rule: Int
        let text: Located<String>
        /// All rules whose lines match it, whether or not conditions and limits allow them, in the order of the set.
        let candidates: [Candidate]
        /// The rules that would answer, the winner first.
        let ranking: [Candidate]
    }

    /// In the order of the rules.
    lazy var all: [Encounter] = rules.rules.indices.flatMap { number in
        rules.rules[number].statement.examples.indices.map { encounter(of: number, $0) }
    }
    private let rules: RuleSet
    private let languages: [LanguageTag]
    /// What was found out so far, for each rule by the place of the example.
    private var known: [[Int: Encounter]]

    init(_ rules: RuleSet, languages: [LanguageTag]) {
        self.rules = rules
        self.languages = languages
        known = Array(repeating: [:], count: rules.rules.count)
    }

    /// What becomes of one of a rule's examples.
    func encounter(of number: Int, _ place: Int) -> Encounter {
        if let known = known[number][place] { return known }
        let made = made(number, place)
        known[number][place] = made
        return made
    }

    private func made(_ number: Int, _ place: Int) -> Encounter {
        let rule = rules.rules[number]
        let example = rule.statement.examples[place]
        let circumstances = Circumstances(rule)
        let language = circumstances.language
        let context = MatchContext(
            .message(MessageText(example.value)),
            at: TrialRunner.standardInstant,
            turn: 2,
            replyLanguage: language,
            languages: language.map { [LanguageProbability(language: $0, probability: 1)] } ?? [],
            admittedLanguages: language == nil ? languages : [],
            page: circumstances.page,
            channel: circumstances.channel ?? .web,
            variables: circumstances.variables,
            tags: circumstances.tags,
            wins: rule.after.prefix(1).map { RuleWin(rule: $0, turn: 1, at: TrialRunner.standardInstant) },
            visitorAttributes: circumstances.attributes,
            hours: circumstances.hours
        )
        let ranking = rules.rank(context)
        return Encounter(
            rule: number,
            text: example,
            candidates: ranking.candidates + ranking.blocked,
            ranking: ranking.candidates
        )
    }
}
