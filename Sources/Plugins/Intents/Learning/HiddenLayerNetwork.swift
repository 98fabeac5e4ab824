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
    private static let featuresDropped: UInt64 = 32_768
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
        outerSquares = FloatMatrix(rows: units, columns: intents, filledWith: 1e-3)
        outerBiasSquares = FloatMatrix(rows: 1, columns: intents, filledWith: 1e-3)
        for feature in 0..<examples.featureCount {
            let row = inner.numbers(feature)
            for unit in 0..<units { row[unit] = generator.bell() * 0.1 }
        }
        let spread = 1 / Float(units).squareRoot()
        for unit in 0..<units {
            let row = outer.numbers(unit)
            for intent in 0..<intents { row[intent] = generator.bell() * spread }
        }
    }

    /// Goes `passes` times through the examples of `rows` in random order; the rate sinks from `first` to `last` of
    /// the full one.
    func train(rows: [Int], passes: Int, from first: Float, to last: Float, generator: inout SplitMix64) {
        var order = rows
        let state = Visit(units: Self.hiddenUnits, intents: outer.columns)
        for pass in 0..<passes {
            generator.shuffle(&order)
            let rate = Self.rate * (first + (last - first) * Float(pass) / Float(passes))
            for row in order { visit(row, rate, state, &generator) }
        }
    }

    /// What one visit of an example needs, allocated once.
    private final class Visit {
        let hidden: FloatMatrix
        let hiddenGradient: FloatMatrix
        let output: FloatMatrix
        var features: [Int32] = []
        var values: [Float] = []

        init(units: Int, intents: Int) {
            hidden = FloatMatrix(rows: 1, columns: units)
            hiddenGradient = FloatMatrix(rows: 1, columns: units)
            output = FloatMatrix(rows: 1, columns: intents)
        }
    }

    private func visit(_ row: Int, _ rate: Float, _ state: Visit, _ generator: inout SplitMix64) {
        dropFeatures(of: row, state, &generator)
        forward(state, &generator)
        Self.gradient(state.output, label: labels[row])
        updateOuter(rate, state)
        updateInner(rate, state)
    }

    private func dropFeatures(of row: Int, _ state: Visit, _ generator: inout SplitMix64) {
        state.features.removeAll(keepingCapacity: true)
        state.values.removeAll(keepingCapacity: true)
        var bits: UInt64 = 0
        var left = 0
        for index in examples.starts[row]..<examples.starts[row + 1] {
            if left == 0 {
                bits = generator.next()
                left = 64
            }
            let keep = bits & 1 == 0
            bits >>= 1
            left -= 1
            if keep {
                state.features.append(examples.features[index])
                state.values.append(examples.values[index] * Self.featureScale)
            }
        }
    }

    private func forward(_ state: Visit, _ generator: inout SplitMix64) {
        let hidden = state.hidden[0]
        let lanes = inner.lanes
        for lane in 0..<lanes { hidden[lane] = innerBias[0][lane] }
        for (index, feature) in state.features.enumerated() {
            FloatMatrix.add(state.values[index], inner[Int(feature)], to: hidden, lanes: lanes)
        }
        let output = state.output[0]
        for lane in 0..<outer.lanes { output[lane] = outerBias[0][lane] }
        let numbers = state.hidden.numbers(0)
        var bits: UInt64 = 0
        for unit in 0..<Self.hiddenUnits {
            if unit % 4 == 0 { bits = generator.next() }
            let isKept = bits & 0xFFFF >= Self.unitsDropped
            bits >>= 16
            let value = isKept ? max(numbers[unit], 0) * Self.unitScale : 0
            numbers[unit] = value
            if value > 0 { FloatMatrix.add(value, outer[unit], to: output, lanes: outer.lanes) }
        }
    }

    /// Turns scores into the derivative of the loss.
    private static func gradient(_ output: FloatMatrix, label: Int) {
        Softmax.replace(output)
        let numbers = output.numbers(0)
        let share = smoothing / Float(output.columns)
        for intent in 0..<output.columns { numbers[intent] -= share }
        numbers[label] -= 1 - smoothing
        for padding in output.columns..<output.lanes * 8 { numbers[padding] = 0 }
    }

    private func updateOuter(_ rate: Float, _ state: Visit) {
        let gradient = state.output[0]
        let lanes = outer.lanes
        let hidden = state.hidden.numbers(0)
        let hiddenGradient = state.hiddenGradient.numbers(0)
        let bias = innerBias.numbers(0)
        let biasSquares = innerBiasSquares.numbers(0)
        let rates = SIMD8<Float>(repeating: rate)
        for unit in 0..<Self.hiddenUnits {
            hiddenGradient[unit] = 0
            if hidden[unit] <= 0 { continue }
            let weights = outer[unit]
            let squares = outerSquares[unit]
            let value = SIMD8<Float>(repeating: hidden[unit])
            var sum = SIMD8<Float>.zero
            for lane in 0..<lanes {
                sum += gradient[lane] * weights[lane]
                let step = gradient[lane] * value
                squares[lane] += step * step
                weights[lane] -= rates * step / squares[lane].squareRoot()
            }
            let slope = sum.sum() * Self.unitScale
            hiddenGradient[unit] = slope
            biasSquares[unit] += slope * slope
            bias[unit] -= rate * slope / biasSquares[unit].squareRoot()
        }
        let outerBias = outerBias[0]
        let squares = outerBiasSquares[0]
        for lane in 0..<lanes {
            squares[lane] += gradient[lane] * gradient[lane]
            outerBias[lane] -= rates * gradient[lane] / squares[lane].squareRoot()
        }
    }

    /// One rate for each feature's row, by the mean square of its steps: that saves the memory of a second matrix.
    private func updateInner(_ rate: Float, _ state: Visit) {
        let gradient = state.hiddenGradient[0]
        let lanes = inner.lanes
        var sum = SIMD8<Float>.zero
        for lane in 0..<lanes { sum += gradient[lane] * gradient[lane] }
        let mean = sum.sum() / Float(Self.hiddenUnits)
        let squares = innerSquares.numbers(0)
        for (index, feature) in state.features.enumerated() {
            let value = state.values[index]
            let square = squares[Int(feature)] + mean * value * value
            squares[Int(feature)] = square
            FloatMatrix.add(-rate * value / square.squareRoot(), gradient, to: inner[Int(feature)], lanes: lanes)
        }
    }

    /// The log-probabilities of an example's intents, added to `sums`.
    func addLogProbabilities(
        _ examples: ExampleMatrix,
        _ row: Int,
        hidden: FloatMatrix,
        output: FloatMatrix,
        to sums: UnsafeMutablePointer<Float>
    ) {
        for lane in 0..<inner.lanes { hidden[0][lane] = innerBias[0][lane] }
        for index in examples.starts[row]..<examples.starts[row + 1] {
            let weights = inner[Int(examples.features[index])]
            FloatMatrix.add(examples.values[index], weights, to: hidden[0], lanes: inner.lanes)
        }
        for lane in 0..<outer.lanes { output[0][lane] = outerBias[0][lane] }
        let numbers = hidden.numbers(0)
        for unit in 0..<Self.hiddenUnits where numbers[unit] > 0 {
            FloatMatrix.add(numbers[unit], outer[unit], to: output[0], lanes: outer.lanes)
        }
        let normaliser = Softmax.logSum(output)
        for intent in 0..<outer.columns { sums[intent] += output.numbers(0)[intent] - normaliser }
    }
}
