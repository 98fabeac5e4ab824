/// The trained weights of one language: a text's features to a score for each intent.
struct IntentScorer: Sendable {
    /// The output side of one network.
    struct OutputLayer: Sendable, Equatable {
        /// The bias of the hidden layer.
        let hiddenBias: [Float]
        /// A row of intent weights for each hidden unit, filled up with zeros to a multiple of eight.
        let weights: [Float]
        /// The bias of the intents.
        let bias: [Float]

        /// The numbers in a row with padding.
        var width: Int { (bias.count + 7) / 8 * 8 }
        /// Whether the parts fit each other.
        var isConsistent: Bool { weights.count == hiddenBias.count * width }
    }

    /// What scoring found out about a text.
    struct Scores {
        /// For each intent, comparable within the text only.
        var combined: [Float]
        /// For each intent by itself: about 1 when it is the right one, below 0 when it is not.
        var linear: [Float]
        /// The networks' largest mean score: low when a text resembles no example; 0 without networks.
        var activation: Float
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
        let linearScores = linear.sum(of: vector, and: linearBias)
        var combined = linearScores.map { $0 * linearWeight }
        var activation: Float = 0
        if !outputs.isEmpty {
            let units = hidden.sum(of: vector, and: outputs.flatMap(\.hiddenBias))
            let share = 1 / Float(outputs.count)
            var start = 0
            var sums = [Float](repeating: 0, count: outputs[0].width)
            for output in outputs {
                let end = start + output.hiddenBias.count
                output.add(units[start..<end], to: &sums)
                start = end
            }
            for intent in 0..<intents { combined[intent] += sums[intent] * share }
            activation = (sums[..<intents].max() ?? 0) * share
        }
        return Scores(
            combined: combined,
            linear: linearScores,
            activation: activation,
            knownShare: vector.knownShare
        )
    }
}

extension IntentScorer.OutputLayer {
    /// Adds the intents' scores for a hidden layer to `sums`, whose length is ``width``.
    fileprivate func add(_ units: ArraySlice<Float>, to sums: inout [Float]) {
        let width = width
        for intent in bias.indices { sums[intent] += bias[intent] }
        sums.withUnsafeMutableBufferPointer { sums in
            weights.withUnsafeBufferPointer { weights in
                guard let sums = sums.baseAddress, let weights = weights.baseAddress else { return }
                withUnsafeTemporaryAllocation(of: Int32.self, capacity: units.count) { active in
                    // Which units are active can't be foreseen, so nothing here branches on it.
                    var count = 0
                    for unit in units.indices {
                        active[count] = Int32(truncatingIfNeeded: unit - units.startIndex)
                        count += units[unit] > 0 ? 1 : 0
                    }
                    let scaled = { (index: Int) -> (UnsafePointer<Float>, Float) in
                        let unit = Int(active[index])
                        return (weights + unit * width, units[units.startIndex + unit])
                    }
                    var index = 0
                    while index + 4 <= count {
                        let (first, a) = scaled(index)
                        let (second, b) = scaled(index + 1)
                        let (third, c) = scaled(index + 2)
                        let (fourth, d) = scaled(index + 3)
                        for intent in 0..<width {
                            sums[intent] +=
                                a * first[intent] + b * second[intent] + c * third[intent] + d * fourth[intent]
                        }
                        index += 4
                    }
                    while index < count {
                        let (row, unit) = scaled(index)
                        Rows.add(unit, row, to: sums, width: width)
                        index += 1
                    }
                }
            }
        }
    }
}
