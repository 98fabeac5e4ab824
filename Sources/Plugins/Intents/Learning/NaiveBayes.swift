/// Multinomial naive Bayes on weighed features, whose smoothing is chosen by leaving one example out at a time.
///
/// Leaving one out has a closed form: the example's values are taken off the counts of its own intent. So it is fitted
/// in milliseconds and knows how it would do on new messages.
struct NaiveBayes {
    /// ln P(feature | intent) less the feature's mean over the intents: a row for each feature, a column for each intent.
    let weights: FloatMatrix
    /// The scores of every example by the model without it, example after example.
    let leftOutScores: [Float]
    /// The smoothing that was chosen.
    let smoothing: Float

    private static let candidates: [Float] = [0.01, 0.03, 0.1, 0.2]

    init(_ examples: ExampleMatrix, labels: [Int], intents: Int) {
        let counts = FloatMatrix(rows: examples.featureCount, columns: intents)
        var sums = [Float](repeating: 0, count: intents)
        for row in 0..<examples.count {
            let label = labels[row]
            for index in examples.starts[row]..<examples.starts[row + 1] {
                counts[Int(examples.features[index])][label] += examples.values[index]
                sums[label] += examples.values[index]
            }
        }
        var best: (loss: Double, smoothing: Float, weights: FloatMatrix, scores: [Float])?
        for smoothing in Self.candidates {
            let fit = Fit(counts: counts, sums: sums, smoothing: smoothing)
            let scores = fit.leftOutScores(examples, labels: labels)
            let loss = TemperatureScaling(scores: scores, labels: labels, intents: intents).loss
            if best.map({ loss < $0.loss }) ?? true { best = (loss, smoothing, fit.weights, scores) }
        }
        weights = best?.weights ?? counts
        smoothing = best?.smoothing ?? 0
        leftOutScores = best?.scores ?? []
    }

    /// The model for one smoothing.
    private struct Fit {
        let counts: FloatMatrix
        let sums: [Float]
        let smoothing: Float
        let weights: FloatMatrix
        /// The mean that was taken off each feature's row.
        let means: [Float]

        init(counts: FloatMatrix, sums: [Float], smoothing: Float) {
            self.counts = counts
            self.sums = sums
            self.smoothing = smoothing
            let intents = counts.columns
            let weights = FloatMatrix(rows: counts.rows, columns: intents)
            let normalisers = sums.map { FastMath.log($0 + smoothing * Float(counts.rows)) }
            let absent = FastMath.log(smoothing)
            var means = [Float](repeating: 0, count: counts.rows)
            for feature in 0..<counts.rows {
                let source = counts[feature]
                let target = weights[feature]
                var sum: Float = 0
                for intent in 0..<intents {
                    let count = source[intent]
                    let value = (count == 0 ? absent : FastMath.log(count + smoothing)) - normalisers[intent]
                    target[intent] = value
                    sum += value
                }
                means[feature] = sum / Float(intents)
                for intent in 0..<intents { target[intent] -= means[feature] }
            }
            self.weights = weights
            self.means = means
        }

        func leftOutScores(_ examples: ExampleMatrix, labels: [Int]) -> [Float] {
            let intents = counts.columns
            var all = [Float](repeating: 0, count: examples.count * intents)
            let scores = FloatMatrix(rows: 1, columns: intents)
            for row in 0..<examples.count {
                scores.clear(0)
                let label = labels[row]
                var total: Float = 0
                for index in examples.starts[row]..<examples.starts[row + 1] { total += examples.values[index] }
                let normaliser = FastMath.log(max(0, sums[label] - total) + smoothing * Float(counts.rows))
                var own: Float = 0
                for index in examples.starts[row]..<examples.starts[row + 1] {
                    let feature = Int(examples.features[index])
                    let value = examples.values[index]
                    Rows.add(value, weights[feature], to: scores[0], width: scores.width)
                    let rest = max(0, counts[feature][label] - value)
                    own += value * (FastMath.log(rest + smoothing) - normaliser - means[feature])
                }
                for intent in 0..<intents { all[row * intents + intent] = scores[0][intent] }
                all[row * intents + label] = own
            }
            return all
        }
    }
}
