import FrontdeskCore
import FrontdeskPlugins
import Testing

struct IntentExampleReviewTests {
    @Test func `finds an example under the wrong intent`() {
        var examples = IntentSamples.englishOnly
        examples.append(IntentExample(intent: "payment", text: "what happened to my parcel I ordered", language: "en"))
        let review = IntentExampleReview(examples)
        let confusion = review.confusions.first { $0.example == examples.count - 1 }
        #expect(confusion?.guess == "order-status")
        #expect(review.ownConfidence.count == examples.count)
        #expect(review.ownConfidence[examples.count - 1] < 0.5)
    }

    @Test func `finds examples that say almost the same`() {
        let examples = ["I want a refund for my shoes", "opening hours", "I want a refund for my shoes!!"].map {
            IntentExample(intent: "refund", text: $0, language: "en")
        }
        let review = IntentExampleReview(examples)
        #expect(review.nearDuplicates.map(\.example) == [2])
        #expect(review.nearDuplicates.map(\.earlier) == [0])
    }

    @Test func `finds one text under two intents, however it is spelt`() {
        let examples = [
            IntentExample(intent: "refund", text: "Money back!", language: "en"),
            IntentExample(intent: "complaint", text: "money  BACK", language: "en"),
            IntentExample(intent: "refund", text: "money back", language: "en"),
            IntentExample(intent: "complaint", text: "money back", language: "de"),
        ]
        let review = IntentExampleReview(examples)
        #expect(review.contradictions.map(\.example) == [1])
        #expect(review.contradictions.map(\.earlier) == [0])
    }
}
