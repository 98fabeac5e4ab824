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

    /// Rounds rows that `fill` gives, each divided by a number above 0.
    init(rows: Int, columns: Int, dividedBy divisor: Float = 1, fill: (Int, inout [Float]) -> Void) {
        var scales: [Float] = []
        var weights: [Int8] = []
        scales.reserveCapacity(rows)
        weights.reserveCapacity(rows * columns)
        var numbers = [Float](repeating: 0, count: columns)
        for row in 0..<rows {
            fill(row, &numbers)
            var largest: Float = 0
            for number in numbers { largest = max(largest, abs(number)) }
            let factor = largest > 0 ? 127 / largest : 0
            scales.append(largest / 127 / divisor)
            for number in numbers { weights.append(Int8((number * factor).rounded())) }
        }
        self.columns = columns
        self.scales = scales
        self.weights = weights
    }

    /// Adds up the rows of a text's features.
    func sum(of vector: FeatureVector, into sums: inout [Float]) {
        let columns = columns
        weights.withUnsafeBufferPointer { weights in
            sums.withUnsafeMutableBufferPointer { sums in
                guard let weights = weights.baseAddress, let sums = sums.baseAddress else { return }
                for (index, feature) in vector.features.enumerated() {
                    let row = weights + Int(feature) * columns
                    Self.add(vector.values[index] * scales[Int(feature)], row, to: sums, count: columns)
                }
            }
        }
    }

    /// Kept apart, so that the loop stays simple enough to become vector instructions.
    @inline(never)
    private static func add(
        _ factor: Float,
        _ row: UnsafePointer<Int8>,
        to sums: UnsafeMutablePointer<Float>,
        count: Int
    ) {
        for column in 0..<count { sums[column] += factor * Float(row[column]) }
    }
}
