import FrontdeskCore
import FrontdeskPlugins
import Testing

struct IntentEvaluationTests {
    private func model() throws -> IntentModel {
        try IntentTrainer.train(IntentSamples.englishOnly, options: IntentTrainingOptions(effort: .quick))
    }

    @Test func `counts what was right and shows what was confused`() throws {
        let evaluation = IntentEvaluation(
            of: try model(),
            on: [
                IntentExample(intent: "refund", text: "i want a refund", language: "en"),
                IntentExample(intent: "payment", text: "do you accept paypal", language: "en"),
                IntentExample(intent: "refund", text: "when will i get my parcel", language: "en"),
                IntentExample(intent: "oos", text: "sing a song about wombats", language: "en"),
            ]
        )
        #expect(evaluation.messages == 3)
        #expect(abs(evaluation.accuracy - 2.0 / 3) < 1e-9)
        #expect(evaluation.reliability.reduce(0) { $0 + $1.count } == 3)
        #expect(evaluation.outOfScope?.messages == 1)
        let confusion = try #require(evaluation.confusions.first)
        #expect(confusion.truth == "refund")
        #expect(confusion.guess == "order-status")
        #expect(confusion.sentences.map(\.text) == ["when will i get my parcel"])
        #expect(evaluation.description.contains("1 x 'refund' taken for 'order-status'"))
    }

    @Test func `has nothing to say about no messages`() throws {
        let evaluation = IntentEvaluation(of: try model(), on: [])
        #expect(evaluation.messages == 0)
        #expect(evaluation.accuracy == 0)
        #expect(evaluation.outOfScope == nil)
        #expect(evaluation.description == "messages           0, none has an intent of the model")
    }
}
