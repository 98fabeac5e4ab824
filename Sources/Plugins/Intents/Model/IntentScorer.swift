/// The trained weights of one language: a text's features to a score for each intent.
struct IntentScorer: Sendable {
    /// The output side of one network.
    struct OutputLayer: Sendable, Equatable {
        /// The bias of the hidden layer.
        let hiddenBias: [Float]
        /// A row of intent weights for each hidden unit.
        let weights: [Float]
        /// The bias of the intents.
        let bias: [Float]
    }

    /// What scoring found out about a text.
    struct Scores {
        /// For each intent, comparable within the text only.
        var combined: [Float]
        /// For each intent by itself: about 1 when it is the right one, below 0 when it is not.
        var linear: [Float]
        /// The share of the text's features that occur in the examples.
        var knownShare: Float
    }

    /// The number of intents.
    let intents: Int
    /// The features.
    let vocabulary: FeatureVocabulary
    /// The linear separators' weights.
    let linear: QuantizedRows
    /// Their bias.
    let linearBias: [Float]
    /// The networks' hidden weights, side by side; no columns without networks.
    let hidden: QuantizedRows
    /// The networks' output sides.
    let outputs: [OutputLayer]
    /// What the linear scores are multiplied by before they are added to the networks' mean.
    let linearWeight: Float

    /// Scores a text.
    func scores(_ keys: FeatureKeys) -> Scores {
        let vector = FeatureVector(compact: keys, in: vocabulary)
        var linearScores = linearBias
        linear.sum(of: vector, into: &linearScores)
        var combined = linearScores.map { $0 * linearWeight }
        if !outputs.isEmpty {
            var units = outputs.flatMap(\.hiddenBias)
            hidden.sum(of: vector, into: &units)
            let share = 1 / Float(outputs.count)
            var start = 0
            var logits = [Float](repeating: 0, count: intents)
            for output in outputs {
                let end = start + output.hiddenBias.count
                output.evaluate(units[start..<end], into: &logits)
                start = end
                let largest = logits.max() ?? 0
                // The normaliser is the same for every intent of this network, so it can be left out.
                for intent in 0..<intents { combined[intent] += (logits[intent] - largest) * share }
            }
        }
        return Scores(combined: combined, linear: linearScores, knownShare: vector.knownShare)
    }
}

extension IntentScorer.OutputLayer {
    /// Puts the intents' logits for a hidden layer into `logits`.
    fileprivate func evaluate(_ units: ArraySlice<Float>, into logits: inout [Float]) {
        let count = bias.count
        logits.withUnsafeMutableBufferPointer { logits in
            weights.withUnsafeBufferPointer { weights in
                guard let logits = logits.baseAddress, var row = weights.baseAddress else { return }
                for intent in 0..<count { logits[intent] = bias[intent] }
                for unit in units {
                    if unit > 0 { Rows.add(unit, row, to: logits, width: count) }
                    row += count
                }
            }
        }
    }
}
