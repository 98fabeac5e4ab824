/// A small network: the features' rows add up to a hidden layer, whose positive part is weighed for every intent.
///
/// Trained by Adagrad on the cross-entropy with smoothed labels; each visit of an example sees half of its features and
/// seven tenths of the hidden layer. One alone is about as good as softmax regression; the mean of a few that began
/// with other random weights is better than any linear model when there are thousands of examples.
struct HiddenLayerNetwork {
    /// A row of hidden weights for each feature.
    let inner: FloatMatrix
    /// The bias of the hidden layer.
    let innerBias: FloatMatrix
    /// A row of intent weights for each hidden unit.
    let outer: FloatMatrix
    /// The bias of the intents.
    let outerBias: FloatMatrix

    /// The number of hidden units.
    static let hiddenUnits = 64

    private static let rate: Float = 0.1
    private static let smoothing: Float = 0.05
    /// Weighs the mean square of an outer row, most of whose steps are next to nothing.
    private static let outerShare: Float = 4
    private static let unitsDropped: UInt64 = 19_661
    private static let featureScale: Float = 2
    private static let unitScale: Float = 1 / 0.7

    private let examples: ExampleMatrix
    private let labels: [Int]
    private let innerSquares: FloatMatrix
    private let innerBiasSquares: FloatMatrix
    private let outerSquares: FloatMatrix
    private let outerBiasSquares: FloatMatrix

    init(_ examples: ExampleMatrix, labels: [Int], intents: Int, generator: inout SplitMix64) {
        self.examples = examples
        self.labels = labels
        let units = Self.hiddenUnits
        inner = FloatMatrix(rows: examples.featureCount, columns: units)
        innerBias = FloatMatrix(rows: 1, columns: units)
        outer = FloatMatrix(rows: units, columns: intents)
        outerBias = FloatMatrix(rows: 1, columns: intents)
        innerSquares = FloatMatrix(rows: 1, columns: examples.featureCount, filledWith: 1e-3)
        innerBiasSquares = FloatMatrix(rows: 1, columns: units, filledWith: 1e-3)
        outerSquares = FloatMatrix(rows: 1, columns: units, filledWith: 1e-3)
        outerBiasSquares = FloatMatrix(rows: 1, columns: intents, filledWith: 1e-3)
        for feature in 0..<examples.featureCount {
            let row = inner[feature]
            for unit in 0..<units { row[unit] = generator.bell() * 0.1 }
        }
        let spread = 1 / Float(units).squareRoot()
        for unit in 0..<units {
            let row = outer[unit]
            for intent in 0..<intents { row[intent] = generator.bell() * spread }
        }
    }

    /// Goes `passes` times through the examples of `rows` in random order; the rate sinks from `first` to `last` of
    /// the full one.
    func train(rows: [Int], passes: Int, from first: Float, to last: Float, generator: inout SplitMix64) {
        var order = rows
        let longest = rows.reduce(0) { max($0, examples.starts[$1 + 1] - examples.starts[$1]) }
        let state = Visit(units: Self.hiddenUnits, intents: outer.columns, features: longest)
        for pass in 0..<passes {
            generator.shuffle(&order)
            let rate = Self.rate * (first + (last - first) * Float(pass) / Float(passes))
            for row in order { visit(row, rate, state, &generator) }
        }
    }

    /// What one visit of an example needs, allocated once.
    ///
    /// Plain memory, for the same reason as in ``FloatMatrix``.
    private final class Visit {
        let hidden: FloatMatrix
        let hiddenGradient: FloatMatrix
        let output: FloatMatrix
        /// The features that are seen this time, and their values.
        let features: UnsafeMutablePointer<Int32>
        let values: UnsafeMutablePointer<Float>

        init(units: Int, intents: Int, features count: Int) {
            hidden = FloatMatrix(rows: 1, columns: units)
            hiddenGradient = FloatMatrix(rows: 1, columns: units)
            output = FloatMatrix(rows: 1, columns: intents)
            features = .allocate(capacity: count + 1)
            values = .allocate(capacity: count + 1)
            features.initialize(repeating: 0, count: count + 1)
            values.initialize(repeating: 0, count: count + 1)
        }

        deinit {
            features.deallocate()
            values.deallocate()
        }
    }

    private func visit(_ row: Int, _ rate: Float, _ state: Visit, _ generator: inout SplitMix64) {
        let count = dropFeatures(of: row, state, &generator)
        forward(count, state, &generator)
        Self.gradient(state.output, label: labels[row])
        updateOuter(rate, state)
        updateInner(count, rate, state)
    }

    /// Chooses about half of an example's features; returns how many.
    private func dropFeatures(of row: Int, _ state: Visit, _ generator: inout SplitMix64) -> Int {
        let features = state.features
        let values = state.values
        let start = examples.starts[row]
        let end = examples.starts[row + 1]
        var count = 0
        examples.features.withUnsafeBufferPointer { allFeatures in
            examples.values.withUnsafeBufferPointer { allValues in
                var bits: UInt64 = 0
                for index in start..<end {
                    if (index - start) & 63 == 0 { bits = generator.next() }
                    // Always written, and overwritten unless it counts: a branch here would be a coin's toss.
                    features[count] = allFeatures[index]
                    values[count] = allValues[index] * Self.featureScale
                    count += Int(bits & 1)
                    bits >>= 1
                }
            }
        }
        return count
    }

    private func forward(_ count: Int, _ state: Visit, _ generator: inout SplitMix64) {
        let hidden = state.hidden[0]
        let width = inner.width
        state.hidden.replace(0, by: innerBias[0])
        for index in 0..<count {
            Rows.add(state.values[index], inner[Int(state.features[index])], to: hidden, width: width)
        }
        let output = state.output[0]
        state.output.replace(0, by: outerBias[0])
        var bits: UInt64 = 0
        for unit in 0..<Self.hiddenUnits {
            if unit % 4 == 0 { bits = generator.next() }
            let isKept = bits & 0xFFFF >= Self.unitsDropped
            bits >>= 16
            let value = isKept && hidden[unit] > 0 ? hidden[unit] * Self.unitScale : 0
            hidden[unit] = value
            if value > 0 { Rows.add(value, outer[unit], to: output, width: outer.width) }
        }
    }

    /// Turns scores into the derivative of the loss.
    private static func gradient(_ output: FloatMatrix, label: Int) {
        let row = output[0]
        Softmax.replace(row, columns: output.columns, width: output.width)
        let share = smoothing / Float(output.columns)
        for intent in 0..<output.columns { row[intent] -= share }
        row[label] -= 1 - smoothing
    }

    /// One rate for each unit's row, by the mean square of its steps: roots and quotients of single weights would take
    /// longer than all the rest.
    private func updateOuter(_ rate: Float, _ state: Visit) {
        let gradient = state.output[0]
        let width = outer.width
        let hidden = state.hidden[0]
        let hiddenGradient = state.hiddenGradient[0]
        let bias = innerBias[0]
        let biasSquares = innerBiasSquares[0]
        let rowSquares = outerSquares[0]
        let mean = Self.outerShare * Rows.product(gradient, gradient, width: width) / Float(outer.columns)
        for unit in 0..<Self.hiddenUnits {
            hiddenGradient[unit] = 0
            let value = hidden[unit]
            if value <= 0 { continue }
            let weights = outer[unit]
            let slope = Rows.product(gradient, weights, width: width) * Self.unitScale
            hiddenGradient[unit] = slope
            biasSquares[unit] += slope * slope
            bias[unit] -= rate * slope / biasSquares[unit].squareRoot()
            rowSquares[unit] += mean * value * value
            Rows.add(-rate * value / rowSquares[unit].squareRoot(), gradient, to: weights, width: width)
        }
        let outerBias = outerBias[0]
        let squares = outerBiasSquares[0]
        for index in 0..<outer.columns {
            squares[index] += gradient[index] * gradient[index]
            outerBias[index] -= rate * gradient[index] / squares[index].squareRoot()
        }
    }

    /// One rate for each feature's row, for the same reason.
    private func updateInner(_ count: Int, _ rate: Float, _ state: Visit) {
        let gradient = state.hiddenGradient[0]
        let width = inner.width
        let mean = Rows.product(gradient, gradient, width: width) / Float(Self.hiddenUnits)
        let squares = innerSquares[0]
        for index in 0..<count {
            let feature = Int(state.features[index])
            let value = state.values[index]
            let square = squares[feature] + mean * value * value
            squares[feature] = square
            Rows.add(-rate * value / square.squareRoot(), gradient, to: inner[feature], width: width)
        }
    }

    /// The scores of an example for every intent, added to `sums`.
    func addScores(
        _ examples: ExampleMatrix,
        _ row: Int,
        hidden: FloatMatrix,
        output: FloatMatrix,
        to sums: UnsafeMutablePointer<Float>
    ) {
        hidden.replace(0, by: innerBias[0])
        for index in examples.starts[row]..<examples.starts[row + 1] {
            let weights = inner[Int(examples.features[index])]
            Rows.add(examples.values[index], weights, to: hidden[0], width: inner.width)
        }
        output.replace(0, by: outerBias[0])
        for unit in 0..<Self.hiddenUnits where hidden[0][unit] > 0 {
            Rows.add(hidden[0][unit], outer[unit], to: output[0], width: outer.width)
        }
        for intent in 0..<outer.columns { sums[intent] += output[0][intent] }
    }
}
