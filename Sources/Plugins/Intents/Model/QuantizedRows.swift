/// Rows of weights in eight bits each, with a scale of its own for each row.
///
/// A message touches some two hundred rows in random order; small rows are what makes that fast.
struct QuantizedRows: Sendable, Equatable {
    /// The weights in a row.
    let columns: Int
    /// What a row's weights are multiplied by.
    let scales: [Float]
    /// The weights, row after row.
    let weights: [Int8]

    /// Restores rows from their parts.
    init(columns: Int, scales: [Float], weights: [Int8]) {
        self.columns = columns
        self.scales = scales
        self.weights = weights
    }

    /// Rounds the first `count` rows of matrices, laid side by side and divided by a number above 0.
    init(_ matrices: [FloatMatrix], count: Int, dividedBy divisor: Float = 1) {
        columns = matrices.reduce(0) { $0 + $1.columns }
        var scales: [Float] = []
        var weights: [Int8] = []
        scales.reserveCapacity(count)
        weights.reserveCapacity(count * columns)
        for row in 0..<count {
            var largest: Float = 0
            for matrix in matrices {
                for column in 0..<matrix.columns { largest = max(largest, abs(matrix.numbers(row)[column])) }
            }
            let factor = largest > 0 ? 127 / largest : 0
            scales.append(largest / 127 / divisor)
            for matrix in matrices {
                for column in 0..<matrix.columns {
                    weights.append(Int8((matrix.numbers(row)[column] * factor).rounded()))
                }
            }
        }
        self.scales = scales
        self.weights = weights
    }

    /// Adds up the rows of a text's features.
    func sum(of vector: FeatureVector, into sums: inout [Float]) {
        let columns = columns
        weights.withUnsafeBufferPointer { weights in
            sums.withUnsafeMutableBufferPointer { sums in
                for (index, feature) in vector.features.enumerated() {
                    let factor = vector.values[index] * scales[Int(feature)]
                    let start = Int(feature) * columns
                    for column in 0..<columns { sums[column] += factor * Float(weights[start + column]) }
                }
            }
        }
    }
}
