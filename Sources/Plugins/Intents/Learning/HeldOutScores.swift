/// Scores of examples by models that had not seen them.
struct HeldOutScores {
    /// The examples.
    var examples: [Int] = []
    /// Their combined scores, example after example.
    var combined: [Float] = []
    /// Their linear scores, example after example.
    var linear: [Float] = []
    /// The networks' largest mean score for each example.
    var activations: [Float] = []
    /// The share of each example's features that was known.
    var knownShares: [Float] = []

    /// What the models would have answered, with the probability as confidence.
    func judgements(labels: [Int], intents: Int, temperature: Double) -> [HeldOutJudgement] {
        examples.indices.map { row in
            let range = row * intents..<(row + 1) * intents
            let probabilities = Softmax.probabilities(Array(combined[range]), temperature: temperature)
            let order = TopPlaces.of(probabilities, count: 3)
            let best = order.first ?? 0
            let label = labels[examples[row]]
            return HeldOutJudgement(
                example: examples[row],
                best: best,
                isRight: best == label,
                isAmongThree: order.contains(label),
                evidence: ConfidenceEvidence(
                    probability: probabilities[best],
                    linear: linear[range.lowerBound + best],
                    activation: activations[row],
                    knownShare: knownShares[row]
                ),
                confidence: probabilities[best]
            )
        }
    }
}
