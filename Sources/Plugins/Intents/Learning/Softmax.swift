/// Scores to probabilities.
enum Softmax {
    /// Replaces the scores of a matrix' first row by probabilities, those beyond its columns by 0.
    static func replace(_ scores: FloatMatrix) {
        let largest = pad(scores)
        let row = scores[0]
        var sum = SIMD8<Float>.zero
        for lane in 0..<scores.lanes {
            row[lane] = FastMath.exp(row[lane] - SIMD8(repeating: largest))
            sum += row[lane]
        }
        let scale = SIMD8<Float>(repeating: 1 / sum.sum())
        for lane in 0..<scores.lanes { row[lane] *= scale }
    }

    /// The logarithm of the sum of the exponentials of a matrix' first row.
    static func logSum(_ scores: FloatMatrix) -> Float {
        let largest = pad(scores)
        var sum = SIMD8<Float>.zero
        for lane in 0..<scores.lanes { sum += FastMath.exp(scores[0][lane] - SIMD8(repeating: largest)) }
        return largest + FastMath.log(sum.sum())
    }

    /// Puts very small scores beyond the columns and returns the largest score.
    private static func pad(_ scores: FloatMatrix) -> Float {
        let numbers = scores.numbers(0)
        var largest = -Float.infinity
        for column in 0..<scores.columns { largest = max(largest, numbers[column]) }
        for padding in scores.columns..<scores.lanes * 8 { numbers[padding] = largest - 100 }
        return largest
    }

    /// The probabilities of scores that are divided by a temperature first.
    static func probabilities(_ scores: [Float], temperature: Double) -> [Double] {
        let largest = Double(scores.max() ?? 0)
        let powers = scores.map { FastMath.exp((Double($0) - largest) / temperature) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }
}
