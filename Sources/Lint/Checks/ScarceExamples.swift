import FrontdeskCore
import FrontdeskRules

/// Finds intents with too few examples to be learned.
struct ScarceExamples: Check {
    static let description = CheckDescription(
        id: "FD501",
        name: "scarce-examples",
        severity: .warning,
        summary: "An intent has fewer than five examples in a language that rules use it in; none at all is an error.",
        rationale: """
            What was never shown is never recognised: in that language the rule's `when intent` line does nothing. \
            Five different examples are the least; twenty are good.
            """,
        bad: CheckExample(
            """
            frontdesk 1

            intent ↓refund
              en: I want my money back
              en: please refund my order
              en: can I get a refund

            language en

            rule refund.ask
              when intent refund
              example I want my money back
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1

            intent refund
              en: I want my money back
              en: please refund my order
              en: can I get a refund
              en: reimburse me for the broken lamp
              en: return what I paid

            language en

            rule refund.ask
              when intent refund
              example I want my money back
              say "Which order is it?"
            """
        ),
        isSometimesError: true
    )

    private static let fewest = 5

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        var counts: [String: [String: Int]] = [:]
        for (intent, example) in survey.examples {
            counts[intent, default: [:]][example.language.value.language, default: 0] += 1
        }
        let all = Set(survey.examples.map(\.example.language.value.language))
        var wanted: [String: Set<String>] = [:]
        for rule in survey.statements.rules {
            let languages = rule.languages.isEmpty ? all : Set(rule.languages.map(\.language))
            for (trigger, _) in rule.node.triggers {
                if case .intent(let name, _) = trigger.kind { wanted[name.value, default: []].formUnion(languages) }
            }
        }
        return survey.statements.intents.flatMap { intent -> [Finding] in
            let name = intent.node.name
            return (wanted[name.value] ?? []).sorted().compactMap { language -> Finding? in
                let count = counts[name.value]?[language] ?? 0
                guard count < fewest else { return nil }
                return description.finding(
                    at: name.span,
                    count == 0
                        ? "the intent `\(name.value)` has no example in \(language), where a rule uses it"
                        : "the intent `\(name.value)` has only \(count) \(count == 1 ? "example" : "examples") in \(language)",
                    severity: count == 0 ? .error : .warning,
                    remedy: "write at least \(fewest), as visitors would"
                )
            }
        }
    }
}
