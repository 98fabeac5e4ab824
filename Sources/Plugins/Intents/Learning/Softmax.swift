/// Scores to probabilities.
enum Softmax {
    /// Replaces the scores of a row by probabilities, and the padding by zeros.
    static func replace(_ row: UnsafeMutablePointer<Float>, columns: Int, width: Int) {
        let largest = largest(row, columns)
        var sum: Float = 0
        for index in 0..<columns { row[index] = FastMath.negativeExp(row[index] - largest) }
        for index in 0..<columns { sum += row[index] }
        let scale = 1 / sum
        for index in 0..<columns { row[index] *= scale }
        for padding in columns..<width { row[padding] = 0 }
    }

    /// The logarithm of the sum of the exponentials of a row.
    static func logSum(_ row: UnsafePointer<Float>, columns: Int) -> Float {
        let largest = largest(row, columns)
        var sum: Float = 0
        for index in 0..<columns { sum += FastMath.negativeExp(row[index] - largest) }
        return largest + FastMath.log(sum)
    }

    /// The probabilities of scores that are divided by a temperature first.
    static func probabilities(_ scores: [Float], temperature: Double) -> [Double] {
        let largest = scores.max() ?? 0
        let scale = Float(1 / temperature)
        var powers = [Double](repeating: 0, count: scores.count)
        var sum = 0.0
        for index in scores.indices {
            powers[index] = Double(FastMath.negativeExp((scores[index] - largest) * scale))
            sum += powers[index]
        }
        for index in powers.indices { powers[index] /= sum }
        return powers
    }

    /// The largest of the probabilities of scores.
    static func largestProbability(_ scores: [Float]) -> Double {
        let largest = scores.max() ?? 0
        var sum: Float = 0
        for score in scores { sum += FastMath.negativeExp(score - largest) }
        return sum > 0 ? Double(1 / sum) : 0
    }

    private static func largest(_ row: UnsafePointer<Float>, _ columns: Int) -> Float {
        var largest = row[0]
        for index in 1..<max(1, columns) where row[index] > largest { largest = row[index] }
        return largest
    }
}
