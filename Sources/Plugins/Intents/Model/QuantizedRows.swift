/// Rows of weights in eight bits each, with a scale of its own for each row.
///
/// A message touches some two hundred rows in random order; small rows are what makes that fast.
struct QuantizedRows: Sendable, Equatable {
    /// The weights in a row.
    let columns: Int
    /// What a row's weights are multiplied by.
    let scales: [Float]
    /// The weights, row after row, each filled up with zeros to a multiple of ``block``.
    let weights: [Int8]

    /// Rows are added up so many numbers at a time.
    private static let block = 16

    /// The numbers in a row with padding.
    private var width: Int { Self.width(columns) }

    private static func width(_ columns: Int) -> Int { (columns + block - 1) / block * block }

    /// Restores rows from their parts; nil when they don't fit each other.
    init?(columns: Int, scales: [Float], weights: [Int8]) {
        guard columns >= 0, weights.count == scales.count * Self.width(columns) else { return nil }
        self.columns = columns
        self.scales = scales
        self.weights = weights
    }

    /// Rounds rows that `fill` gives, each divided by a number above 0.
    init(rows: Int, columns: Int, dividedBy divisor: Float = 1, fill: (Int, inout [Float]) -> Void) {
        var scales: [Float] = []
        var weights: [Int8] = []
        scales.reserveCapacity(rows)
        let padding = [Int8](repeating: 0, count: Self.width(columns) - columns)
        weights.reserveCapacity(rows * (columns + padding.count))
        var numbers = [Float](repeating: 0, count: columns)
        for row in 0..<rows {
            fill(row, &numbers)
            var largest: Float = 0
            for number in numbers { largest = max(largest, abs(number)) }
            let factor = largest > 0 ? 127 / largest : 0
            scales.append(largest / 127 / divisor)
            for number in numbers { weights.append(Int8((number * factor).rounded())) }
            weights.append(contentsOf: padding)
        }
        self.columns = columns
        self.scales = scales
        self.weights = weights
    }

    /// The sum of the rows of a text's features and of `bias`.
    func sum(of vector: FeatureVector, and bias: [Float]) -> [Float] {
        let width = width
        var sums = bias
        sums.append(contentsOf: repeatElement(0, count: width - columns))
        weights.withUnsafeBufferPointer { weights in
            sums.withUnsafeMutableBufferPointer { sums in
                guard let weights = weights.baseAddress, let sums = sums.baseAddress else { return }
                // Rows lie far apart, and waiting for one takes longer than adding it: four are waited for at a time.
                let count = vector.features.count
                var index = 0
                while index + 4 <= count {
                    Self.add(
                        scaled(vector, index),
                        scaled(vector, index + 1),
                        scaled(vector, index + 2),
                        scaled(vector, index + 3),
                        weights,
                        to: sums,
                        width: width
                    )
                    index += 4
                }
                while index < count {
                    Self.add(scaled(vector, index), weights, to: sums, width: width)
                    index += 1
                }
            }
        }
        sums.removeLast(width - columns)
        return sums
    }

    /// A row's place and what it is multiplied by.
    private typealias Scaled = (start: Int, factor: Float)

    @inline(__always)
    private func scaled(_ vector: FeatureVector, _ index: Int) -> Scaled {
        let row = Int(vector.features[index])
        return (row * width, vector.values[index] * scales[row])
    }

    // Both are kept apart, so that their loops stay simple enough to become vector instructions.

    @inline(never)
    private static func add(
        _ row: Scaled,
        _ weights: UnsafePointer<Int8>,
        to sums: UnsafeMutablePointer<Float>,
        width: Int
    ) {
        let numbers = weights + row.start
        for column in 0..<width { sums[column] += row.factor * Float(numbers[column]) }
    }

    @inline(never)
    private static func add(
        _ first: Scaled,
        _ second: Scaled,
        _ third: Scaled,
        _ fourth: Scaled,
        _ weights: UnsafePointer<Int8>,
        to sums: UnsafeMutablePointer<Float>,
        width: Int
    ) {
        let (first, a) = (weights + first.start, first.factor)
        let (second, b) = (weights + second.start, second.factor)
        let (third, c) = (weights + third.start, third.factor)
        let (fourth, d) = (weights + fourth.start, fourth.factor)
        for column in 0..<width {
            var sum = sums[column]
            sum += a * Float(first[column])
            sum += b * Float(second[column])
            sum += c * Float(third[column])
            sum += d * Float(fourth[column])
            sums[column] = sum
        }
    }
}
