import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules

/// What is doubtful about the training examples of a set, by their places in the list that was given.
struct ExampleReview {
    let review: IntentExampleReview
    /// The examples, in the order that places count by.
    let examples: [(intent: String, example: IntentStatement.Example)]

    init(_ examples: [(intent: String, example: IntentStatement.Example)]) {
        self.examples = examples
        review = IntentExampleReview(
            examples.map { intent, example in
                IntentExample(
                    intent: IntentName(intent),
                    text: example.text.value,
                    language: example.language.value
                )
            }
        )
    }
}
