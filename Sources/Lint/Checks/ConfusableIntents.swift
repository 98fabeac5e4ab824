import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules

/// Finds examples that are taken for another intent when they are left out of the training.
struct ConfusableIntents: Check {
    static let description = CheckDescription(
        id: "FD504",
        name: "confusable-intents",
        severity: .warning,
        summary: """
            An example reads like another intent's and unlike its own, or many examples of an intent are taken for \
            another one.
            """,
        rationale: """
            Every example is left out once, and the rest is asked about it. An example is told when the answer is \
            another intent, one of whose examples it is much more like than any of its own: it stands in the wrong \
            place, or its own intent lacks examples of that kind. An odd one out is not told, for it may well be \
            right. When a quarter of an intent's examples in a language goes to the same other intent, the two may \
            mean the same.
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

    static let sharedWork: SharedWork? = .examples

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        misplaced(survey) + mixedUp(survey)
    }

    // MARK: Single examples

    private static let leastConfidence = 0.8
    private static let leastRatio = 5.0
    private static let leastLikeness = 0.6
    private static let likenessRatio = 3.0

    private static func misplaced(_ survey: ProjectSurvey) -> [Finding] {
        let examples = survey.examples
        return survey.exampleReview.review.confusions.compactMap { confusion in
            guard confusion.confidence >= leastConfidence,
                confusion.confidence >= leastRatio * confusion.ownConfidence,
                confusion.likeness >= leastLikeness, confusion.likeness >= likenessRatio * confusion.ownLikeness,
                let nearest = confusion.nearest
            else { return nil }
            let (intent, example) = examples[confusion.example]
            return description.finding(
                at: example.text.span,
                "without it, this example of `\(intent)` would be taken for `\(confusion.guess)` "
                    + "(\(percent(confusion.confidence)) against \(percent(confusion.ownConfidence)))",
                remedy: "move it, or give `\(intent)` more examples of its kind",
                notes: [
                    examples[nearest].example.text.span.note("it is most like this example of `\(confusion.guess)`")
                ]
            )
        }
    }

    private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

    // MARK: Pairs of intents

    private static let sureConfidence = 0.9
    private static let fewestTaken = 3
    private static let largestShare = 4

    private struct Pair: Hashable {
        let intent: String
        let guess: String
        let language: String
    }

    private static func mixedUp(_ survey: ProjectSurvey) -> [Finding] {
        let examples = survey.examples
        var order: [Pair] = []
        var taken: [Pair: Int] = [:]
        for confusion in survey.exampleReview.review.confusions where confusion.confidence >= sureConfidence {
            let (intent, example) = examples[confusion.example]
            let pair = Pair(
                intent: intent,
                guess: confusion.guess.rawValue,
                language: example.language.value.language
            )
            if taken[pair] == nil { order.append(pair) }
            taken[pair, default: 0] += 1
        }
        return order.compactMap { pair in
            guard let count = taken[pair], count >= fewestTaken,
                let statement = survey.statements.intents.first(where: { $0.node.name.value == pair.intent })
            else { return nil }
            let all = statement.node.examples.count { $0.language.value.language == pair.language }
            guard count * largestShare >= all else { return nil }
            return description.finding(
                at: statement.node.name.span,
                "\(count) of \(all) examples of `\(pair.intent)` in \(pair.language), each left out, "
                    + "would be taken for `\(pair.guess)`",
                remedy: "make the two one intent, or give each examples that only it has"
            )
        }
    }
}
