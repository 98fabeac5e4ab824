/// The number that scores are divided by so that their softmax is as likely as can be.
struct TemperatureScaling {
    /// The number.
    let temperature: Double
    /// The mean of -ln P(right intent) with it.
    let loss: Double

    /// Finds the temperature for scores of examples that the model had not seen, example after example.
    init(scores: [Float], labels: [Int], intents: Int) {
        let examples = Self.sample(labels.count)
        let loss = { (logarithm: Double) in
            Self.loss(scores, labels, intents, examples, temperature: FastMath.exp(logarithm))
        }
        // Golden section search on the logarithm; the loss has one valley.
        let ratio = 0.618_033_988_749_895
        var low = -5.0
        var high = 4.0
        var left = high - ratio * (high - low)
        var right = low + ratio * (high - low)
        var leftLoss = loss(left)
        var rightLoss = loss(right)
        for _ in 0..<14 {
            if leftLoss < rightLoss {
                (high, right, rightLoss) = (right, left, leftLoss)
                left = high - ratio * (high - low)
                leftLoss = loss(left)
            } else {
                (low, left, leftLoss) = (left, right, rightLoss)
                right = low + ratio * (high - low)
                rightLoss = loss(right)
            }
        }
        temperature = FastMath.exp((low + high) / 2)
        self.loss = min(leftLoss, rightLoss)
    }

    /// At most about two thousand examples, evenly spread: more don't move a single number.
    private static func sample(_ count: Int) -> [Int] {
        let step = max(1, count / 2_000)
        return Array(stride(from: 0, to: count, by: step))
    }

    private static func loss(
        _ scores: [Float],
        _ labels: [Int],
        _ intents: Int,
        _ examples: [Int],
        temperature: Double
    ) -> Double {
        var sum = 0.0
        let scale = Float(1 / temperature)
        let buffer = FloatMatrix(rows: 1, columns: intents)
        for example in examples {
            for intent in 0..<intents { buffer[0][intent] = scores[example * intents + intent] * scale }
            sum += Double(Softmax.logSum(buffer[0], columns: intents) - buffer[0][labels[example]])
        }
        return examples.isEmpty ? 0 : sum / Double(examples.count)
    }
}
