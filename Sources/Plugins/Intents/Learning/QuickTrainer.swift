/// Trains the quick model of one language: naive Bayes alone.
struct QuickTrainer {
    private let keys: [FeatureKeys]
    private let matrix: ExampleMatrix
    private let labels: [Int]
    private let intents: Int
    private let vocabulary: FeatureVocabulary

    init(_ keys: [FeatureKeys], _ labels: [Int], _ intents: Int, _ vocabulary: FeatureVocabulary) {
        matrix = ExampleMatrix(keys, in: vocabulary)
        self.keys = keys
        self.labels = labels
        self.intents = intents
        self.vocabulary = vocabulary
    }

    /// Trains, and scores every example by the model without it.
    func train() -> (scorer: IntentScorer, heldOut: HeldOutScores) {
        let bayes = NaiveBayes(matrix, labels: labels, intents: intents)
        let scale = Self.meanTopScore(bayes.leftOutScores, intents)
        let compact = CompactRows(vocabulary, examples: keys)
        let scorer = IntentScorer(
            intents: intents,
            vocabulary: vocabulary,
            linear: compact.rows([bayes.weights], dividedBy: scale),
            linearBias: [Float](repeating: 0, count: intents),
            hidden: compact.rows([]),
            outputs: [],
            linearWeight: scale
        )
        return (scorer, heldOut(bayes, scale))
    }

    /// The mean of the examples' largest scores: divided by it, a usual score is about 1, as that of a separator is.
    private static func meanTopScore(_ scores: [Float], _ intents: Int) -> Float {
        var sum: Float = 0
        for start in stride(from: 0, to: scores.count, by: intents) {
            sum += scores[start..<start + intents].max() ?? 0
        }
        let mean = sum / Float(max(1, scores.count / intents))
        return mean > 1e-3 ? mean : 1
    }

    private func heldOut(_ bayes: NaiveBayes, _ scale: Float) -> HeldOutScores {
        var documents = [Int32](repeating: 0, count: vocabulary.count)
        for feature in matrix.features { documents[Int(feature)] += 1 }
        let shares = (0..<matrix.count).map { knownShare(of: $0, documents) }
        return HeldOutScores(
            examples: Array(0..<matrix.count),
            combined: bayes.leftOutScores,
            linear: bayes.leftOutScores.map { $0 / scale },
            activations: [Float](repeating: 0, count: matrix.count),
            knownShares: shares
        )
    }

    /// The share of an example's features that other examples have too.
    private func knownShare(of row: Int, _ documents: [Int32]) -> Float {
        var known: Float = 0
        var total: Float = 0
        for index in matrix.starts[row]..<matrix.starts[row + 1] {
            let square = matrix.values[index] * matrix.values[index]
            total += square
            if documents[Int(matrix.features[index])] > 1 { known += square }
        }
        return total > 0 ? known / total : 0
    }
}
