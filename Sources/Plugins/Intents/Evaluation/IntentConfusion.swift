public import FrontdeskCore

/// Messages of one intent that were taken for another.
public struct IntentConfusion: Hashable, Sendable, Codable {
    /// The right intent.
    public let truth: IntentName
    /// The intent that was found instead.
    public let guess: IntentName
    /// How often.
    public let count: Int
    /// Some of the messages, those the model was surest of first.
    public let sentences: [Sentence]

    /// A message that was misunderstood.
    public struct Sentence: Hashable, Sendable, Codable {
        /// What was written.
        public let text: String
        /// How sure the model was.
        public let confidence: Double

        /// Makes a sentence.
        public init(text: String, confidence: Double) {
            self.text = text
            self.confidence = confidence
        }
    }

    /// What could be done about it.
    public var suggestion: String {
        let surest = sentences.first?.confidence ?? 0
        if surest >= 0.8 {
            return "the model is sure of it: check whether these messages belong to '\(guess)', "
                + "or move examples from '\(guess)' that mean '\(truth)'"
        }
        if count >= 5 {
            return "add examples to '\(truth)' that differ from '\(guess)', or join the two and ask back"
        }
        return "add messages like these to '\(truth)'"
    }

    /// Two intents that were confused.
    struct Pair: Hashable {
        let truth: IntentName
        let guess: IntentName
    }

    /// The pairs that were confused most often, with up to three sentences each.
    static func worst(_ pairs: [Pair: [Sentence]], limit: Int) -> [IntentConfusion] {
        let all = pairs.map { pair, sentences in
            IntentConfusion(
                truth: pair.truth,
                guess: pair.guess,
                count: sentences.count,
                sentences: Array(sentences.sorted { ($1.confidence, $0.text) < ($0.confidence, $1.text) }.prefix(3))
            )
        }
        return Array(all.sorted { ($1.count, $0.truth, $0.guess) < ($0.count, $1.truth, $1.guess) }.prefix(limit))
    }
}
