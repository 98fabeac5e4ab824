import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules

/// Finds texts that stand as examples of two intents.
struct ContradictoryExamples: Check {
    static let description = CheckDescription(
        id: "FD502",
        name: "contradictory-examples",
        severity: .error,
        summary: "The same text stands as an example of two intents.",
        rationale: """
            Nothing can be learned from a text that means both. Case, punctuation and the like make no difference. \
            Keep it where it belongs, or make one intent of the two.
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

            intent complaint
              en: ↓I want my money back!
              en: this is a disgrace
              en: your service is terrible
              en: I am very unhappy with you
              en: nobody cares at your shop

            language en

            rule refund.ask
              when intent refund
              example reimburse me for the broken lamp
              say "Which order is it?"

            rule complaint
              when intent complaint
              example this is a disgrace
              say "I am sorry."
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

            intent complaint
              en: this is a disgrace
              en: your service is terrible
              en: I am very unhappy with you
              en: nobody cares at your shop
              en: what a bad shop this is

            language en

            rule refund.ask
              when intent refund
              example reimburse me for the broken lamp
              say "Which order is it?"

            rule complaint
              when intent complaint
              example this is a disgrace
              say "I am sorry."
            """
        )
    )

    static let sharedWork: SharedWork? = .examples

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let examples = survey.examples
        return survey.exampleReview.review.contradictions.map { contradiction in
            let (intent, example) = examples[contradiction.example]
            let (other, earlier) = examples[contradiction.earlier]
            return description.finding(
                at: example.text.span,
                "the same text is an example of `\(other)` and of `\(intent)`",
                remedy: "keep it in one of them",
                notes: [earlier.text.span.note("it stands here first")]
            )
        }
    }
}
