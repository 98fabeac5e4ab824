/// Linear separators, one intent against all others, with the widest margin: a support vector machine with squared
/// hinge loss, trained by dual coordinate descent (Hsieh and others, 2008) for all intents at once.
///
/// With few and noisy examples nothing of its size generalises better.
struct MarginClassifier {
    /// A row for each feature and one more for the bias, a column for each intent.
    let weights: FloatMatrix
    private let duals: FloatMatrix
    private let examples: ExampleMatrix
    private let labels: [Int]
    private let squares: [Float]

    /// How dear a violated margin is; with unit blocks anything from 0.25 to 2 does.
    private static let cost: Float = 0.5
    /// Smaller changes of a dual variable are left out.
    private static let tolerance: Float = 1e-4

    init(_ examples: ExampleMatrix, labels: [Int], intents: Int) {
        self.examples = examples
        self.labels = labels
        weights = FloatMatrix(rows: examples.featureCount + 1, columns: intents)
        duals = FloatMatrix(rows: examples.count, columns: intents)
        squares = (0..<examples.count).map { row in
            var sum: Float = 1
            for index in examples.starts[row]..<examples.starts[row + 1] {
                sum += examples.values[index] * examples.values[index]
            }
            return sum
        }
    }

    /// Goes through the examples of `rows` in random order, at most `passes` times.
    ///
    /// Training may go on with more rows: what was learned stays.
    func train(rows: [Int], passes: Int, generator: inout SplitMix64) {
        var order = rows
        let scores = FloatMatrix(rows: 1, columns: weights.columns)
        for _ in 0..<passes {
            generator.shuffle(&order)
            var largest: Float = 0
            for row in order { largest = max(largest, visit(row, scores)) }
            if largest < 1e-3 { return }
        }
    }

    /// Moves the dual variables of one example to their best values; returns the largest change.
    private func visit(_ row: Int, _ buffer: FloatMatrix) -> Float {
        let changes = buffer[0]
        score(examples, row, into: changes)
        let dual = duals[row]
        let label = labels[row]
        let own = changes[label]
        let ownDual = dual[label]
        let diagonal = 1 / (2 * Self.cost)
        let step = 1 / (squares[row] + diagonal)
        // As if every intent were a wrong one; the right one is corrected below.
        var index = 0
        while index < weights.width {
            let old = dual[index]
            let new = old - (diagonal * old - changes[index] - 1) * step
            let limited: Float = new > 0 ? new : 0
            dual[index] = limited
            changes[index] = old - limited
            index += 1
        }
        let newDual = max(ownDual - (diagonal * ownDual + own - 1) * step, 0)
        dual[label] = newDual
        changes[label] = newDual - ownDual
        return apply(row, changes)
    }

    /// Moves the weights by the changes; returns the largest.
    private func apply(_ row: Int, _ changes: UnsafePointer<Float>) -> Float {
        let width = weights.width
        let largest = Rows.largestMagnitude(changes, width: width)
        if largest < Self.tolerance { return largest }
        for index in examples.starts[row]..<examples.starts[row + 1] {
            Rows.add(examples.values[index], changes, to: weights[Int(examples.features[index])], width: width)
        }
        Rows.add(1, changes, to: weights[examples.featureCount], width: width)
        return largest
    }

    /// The scores of an example for every intent: about 1 for the right one, -1 for the others.
    func score(_ examples: ExampleMatrix, _ row: Int, into scores: UnsafeMutablePointer<Float>) {
        let width = weights.width
        scores.update(from: weights[weights.rows - 1], count: width)
        for index in examples.starts[row]..<examples.starts[row + 1] {
            Rows.add(examples.values[index], weights[Int(examples.features[index])], to: scores, width: width)
        }
    }
}
