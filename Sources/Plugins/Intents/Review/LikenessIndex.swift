/// How alike examples are: the cosine of their features, which is 1 for the same words.
struct LikenessIndex {
    /// For each row, the most similar one before it; nil when none shares a feature.
    private(set) var nearestEarlier: [(row: Int, likeness: Double)?] = []

    /// Compares rows of a matrix with each other; the results count rows from 0 in the order that is given.
    init(_ matrix: ExampleMatrix, rows: [Int]) {
        var postings: [Int32: [(row: Int32, value: Float)]] = [:]
        var lengths: [Float] = []
        var sums = [Float](repeating: 0, count: rows.count)
        for (place, row) in rows.enumerated() {
            var square: Float = 0
            for index in matrix.starts[row]..<matrix.starts[row + 1] {
                let value = matrix.values[index]
                square += value * value
                for posting in postings[matrix.features[index], default: []] {
                    sums[Int(posting.row)] += value * posting.value
                }
                postings[matrix.features[index], default: []].append((Int32(place), value))
            }
            lengths.append(square.squareRoot())
            var best: (row: Int, likeness: Double)?
            for earlier in 0..<place where sums[earlier] > 0 {
                let likeness = Double(sums[earlier] / (lengths[place] * lengths[earlier]))
                if likeness > (best?.likeness ?? 0) { best = (earlier, likeness) }
                sums[earlier] = 0
            }
            nearestEarlier.append(best)
        }
    }
}
