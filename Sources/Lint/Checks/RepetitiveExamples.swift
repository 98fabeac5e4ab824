import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules

/// Finds examples that repeat each other, and intents that drown others.
struct RepetitiveExamples: Check {
    static let description = CheckDescription(
        id: "FD503",
        name: "repetitive-examples",
        severity: .warning,
        summary: """
            Two examples of an intent say nearly the same, or one intent has more than ten times the examples of \
            another in the same language.
            """,
        rationale: """
            What is repeated counts twice and teaches nothing new. An intent with far more examples than the others \
            is guessed whenever the bot is in doubt. Write what visitors say differently instead.
            """,
        bad: CheckExample(
            """
            frontdesk 1

            intent refund
              en: I want my money back please
              en: ↓please I want my money back
              en: can I get a refund
              en: reimburse me for the broken lamp
              en: return what I paid

            language en

            rule refund.ask
              when intent refund
              example reimburse me for the broken lamp
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1

            intent refund
              en: I want my money back please
              en: how do I return this and get paid
              en: can I get a refund
              en: reimburse me for the broken lamp
              en: return what I paid

            language en

            rule refund.ask
              when intent refund
              example reimburse me for the broken lamp
              say "Which order is it?"
            """
        )
    )

    private static let largestRatio = 10

    static let sharedWork: SharedWork? = .examples

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let examples = survey.examples
        let repeated = survey.exampleReview.review.nearDuplicates.map { twin in
            description.finding(
                at: examples[twin.example].example.text.span,
                "the example says nearly the same as an earlier one",
                remedy: "write it as another visitor would",
                notes: [examples[twin.earlier].example.text.span.note("the earlier one")]
            )
        }
        return repeated + imbalances(survey)
    }

    private static func imbalances(_ survey: ProjectSurvey) -> [Finding] {
        var counts: [String: [String: Int]] = [:]
        for (intent, example) in survey.examples {
            counts[example.language.value.language, default: [:]][intent, default: 0] += 1
        }
        return survey.statements.intents.flatMap { intent -> [Finding] in
            let name = intent.node.name
            return counts.sorted { $0.key < $1.key }.compactMap { language, all in
                guard let own = all[name.value], let least = all.min(by: { ($0.value, $0.key) < ($1.value, $1.key) }),
                    own > largestRatio * least.value
                else { return nil }
                return description.finding(
                    at: name.span,
                    "`\(name.value)` has \(own) examples in \(language), and `\(least.key)` has \(least.value)",
                    remedy: "give `\(least.key)` more examples"
                )
            }
        }
    }
}
