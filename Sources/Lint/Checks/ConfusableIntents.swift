import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules

/// Finds examples that are taken for another intent when they are left out of the training.
struct ConfusableIntents: Check {
    static let description = CheckDescription(
        id: "FD504",
        name: "confusable-intents",
        severity: .warning,
        summary: "An example is clearly taken for another intent when the classifier has not seen it.",
        rationale: """
            Every example is left out once, and the rest is asked about it. One that goes elsewhere stands in the \
            wrong intent, or the two intents mean the same, or its own one lacks examples of that kind. Only clear \
            cases are told: the other intent is more than 90 % likely, and at least 20 times as likely as its own.
            """,
        bad: CheckExample(
            """
            frontdesk 1

            intent refund
              en: I want my money back
              en: refund my money for the order
              en: can I get my money back for this
              en: give me my money back now
              en: when do I get my money back

            intent delivery
              en: where is my parcel
              en: when does my parcel arrive
              en: my parcel has not arrived
              en: track my parcel please
              en: ↓can I get my money back for the order

            language en

            rule refund.ask
              when intent refund
              example give me my money back now
              say "Which order is it?"

            rule delivery
              when intent delivery
              example track my parcel please
              say "It is on its way."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1

            intent refund
              en: I want my money back
              en: refund my money for the order
              en: can I get my money back for this
              en: give me my money back now
              en: when do I get my money back

            intent delivery
              en: where is my parcel
              en: when does my parcel arrive
              en: my parcel has not arrived
              en: track my parcel please
              en: the parcel is late

            language en

            rule refund.ask
              when intent refund
              example give me my money back now
              say "Which order is it?"

            rule delivery
              when intent delivery
              example track my parcel please
              say "It is on its way."
            """
        )
    )

    private static let leastConfidence = 0.9
    private static let leastRatio = 20.0

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let examples = survey.examples
        return survey.exampleReview.review.confusions.compactMap { confusion in
            guard confusion.confidence > leastConfidence,
                confusion.confidence >= leastRatio * confusion.ownConfidence
            else { return nil }
            let (intent, example) = examples[confusion.example]
            return description.finding(
                at: example.text.span,
                "without it, this example of `\(intent)` would be taken for `\(confusion.guess)` "
                    + "(\(percent(confusion.confidence)) against \(percent(confusion.ownConfidence)))",
                remedy: "move it, or give `\(intent)` more examples of its kind"
            )
        }
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
