import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules

/// Finds thresholds of intents that their own examples never reach, or always do.
struct IdleThreshold: Check {
    static let description = CheckDescription(
        id: "FD505",
        name: "idle-threshold",
        severity: .warning,
        summary:
            "A threshold such as `intent refund >= 0.99` is reached by none of the intent's own examples, or by all.",
        rationale: """
            A threshold that nothing reaches switches the line off; one that everything reaches does nothing. Without \
            a number, the threshold learned for each language is used, which is nearly always better.
            """,
        bad: CheckExample(
            """
            frontdesk 1

            intent refund
              en: I want my money back
              en: please refund my order
              en: can I get a refund
              en: reimburse me for the broken lamp
              en: return what I paid

            intent delivery
              en: where is my parcel
              en: when does it arrive
              en: track my package
              en: the postman did not come
              en: is it on its way

            language en

            rule refund.ask
              when intent refund >= ↓1.0
              example please refund my order
              say "Which order is it?"

            rule delivery
              when intent delivery
              example track my package
              say "It is on its way."
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

            intent delivery
              en: where is my parcel
              en: when does it arrive
              en: track my package
              en: the postman did not come
              en: is it on its way

            language en

            rule refund.ask
              when intent refund
              example please refund my order
              say "Which order is it?"

            rule delivery
              when intent delivery
              example track my package
              say "It is on its way."
            """
        )
    )

    static let sharedWork: SharedWork? = .examples

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        var asked: [(intent: Located<String>, number: Located<Double>, languages: [LanguageTag])] = []
        for rule in survey.statements.rules {
            for (trigger, _) in rule.node.triggers {
                if case .intent(let name, let number?) = trigger.kind { asked.append((name, number, rule.languages)) }
            }
        }
        if asked.isEmpty { return [] }
        let confidences = survey.exampleReview.review.ownConfidence
        return asked.compactMap { intent, number, languages in
            let own = survey.examples.indices.filter { place in
                let (name, example) = survey.examples[place]
                return name == intent.value
                    && (languages.isEmpty || languages.contains { $0.language == example.language.value.language })
            }.map { confidences[$0] }
            guard let least = own.min(), let most = own.max() else { return nil }
            if most < number.value {
                return description.finding(
                    at: number.span,
                    "none of the examples of `\(intent.value)` reaches \(number.value); the best has \(rounded(most))",
                    remedy: "leave the number out, or lower it"
                )
            }
            guard least >= number.value, own.count >= 3 else { return nil }
            return description.finding(
                at: number.span,
                "all examples of `\(intent.value)` reach \(number.value), the worst with \(rounded(least))",
                remedy: "leave the number out"
            )
        }
    }

    private static func rounded(_ number: Double) -> Double { (number * 100).rounded() / 100 }
}
