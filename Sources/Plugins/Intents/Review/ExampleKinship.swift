/// Finds the examples that one is most like: the cosine of their features, which is 1 for the same words.
struct ExampleKinship {
    private let matrix: ExampleMatrix
    private let lengths: [Float]

    init(_ matrix: ExampleMatrix) {
        self.matrix = matrix
        lengths = (0..<matrix.count).map { row in
            let values = matrix.values[matrix.starts[row]..<matrix.starts[row + 1]]
            return values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        }
    }

    /// For each wanted label, the most similar other row that has it; nil when none shares a feature.
    func nearest(to row: Int, labels: [Int], _ wanted: [Int]) -> [(row: Int, likeness: Double)?] {
        var own: [Int32: Float] = [:]
        for index in matrix.starts[row]..<matrix.starts[row + 1] {
            own[matrix.features[index], default: 0] += matrix.values[index]
        }
        return wanted.map { label in
            var best: (row: Int, likeness: Double)?
            for other in labels.indices where labels[other] == label && other != row {
                var product: Float = 0
                for index in matrix.starts[other]..<matrix.starts[other + 1] {
                    if let value = own[matrix.features[index]] { product += value * matrix.values[index] }
                }
                guard product > 0 else { continue }
                let likeness = Double(product / (lengths[row] * lengths[other]))
                if likeness > (best?.likeness ?? 0) { best = (other, likeness) }
            }
            return best
        }
    }
}
