/// Lays weights out for classification: a row for each feature, then one for each stretch of the vocabulary, which is
/// the sum of its letter runs' rows.
struct CompactRows {
    private let vocabulary: FeatureVocabulary
    /// The letter runs of each stretch with their rarity.
    private var runs: [[Int32]] = []

    init(_ vocabulary: FeatureVocabulary, examples: [FeatureKeys]) {
        self.vocabulary = vocabulary
        for keys in examples {
            for stretch in keys.stretches {
                guard let row = vocabulary.number(of: stretch.key), Int(row) == vocabulary.count + runs.count else {
                    continue
                }
                var numbers: [Int32] = []
                keys.forEachRun(of: stretch) { key in
                    if let number = vocabulary.number(of: key) { numbers.append(number) }
                }
                runs.append(numbers)
            }
        }
    }

    /// The rows of matrices, laid side by side.
    func rows(_ matrices: [FloatMatrix], dividedBy divisor: Float = 1) -> QuantizedRows {
        let columns = matrices.reduce(0) { $0 + $1.columns }
        let count = matrices.isEmpty ? 0 : vocabulary.rowCount
        return QuantizedRows(rows: count, columns: columns, dividedBy: divisor) { row, numbers in
            if row < vocabulary.count {
                fill(&numbers, matrices, [Int32(row)]) { _ in 1 }
            } else {
                fill(&numbers, matrices, runs[row - vocabulary.count]) { vocabulary.rarity[Int($0)] }
            }
        }
    }

    private func fill(
        _ numbers: inout [Float],
        _ matrices: [FloatMatrix],
        _ features: [Int32],
        factor: (Int32) -> Float
    ) {
        for column in numbers.indices { numbers[column] = 0 }
        for feature in features {
            let factor = factor(feature)
            var start = 0
            for matrix in matrices {
                let source = matrix[Int(feature)]
                for column in 0..<matrix.columns { numbers[start + column] += factor * source[column] }
                start += matrix.columns
            }
        }
    }
}
