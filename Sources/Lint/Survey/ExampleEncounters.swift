import FrontdeskCore
import FrontdeskRules

/// What the engine makes of the examples that stand beside rules.
struct ExampleEncounters {
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
    let all: [Encounter]

    init(_ rules: RuleSet, languages: [LanguageTag]) {
        var all: [Encounter] = []
        for (number, rule) in rules.rules.enumerated() {
            for example in rule.statement.examples {
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
                all.append(
                    Encounter(
                        rule: number,
                        text: example,
                        candidates: ranking.candidates + ranking.blocked,
                        ranking: ranking.candidates
                    )
                )
            }
        }
        self.all = all
    }
}
