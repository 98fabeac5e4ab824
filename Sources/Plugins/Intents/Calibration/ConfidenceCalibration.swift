/// From evidence to a probability of being right (Platt's logistic curve, on several inputs).
struct ConfidenceCalibration: Hashable, Sendable {
    /// The weights of the constant, the log-odds, the linear score, the known share and the activation.
    let weights: [Double]

    /// The number of weights.
    static let count = 5

    /// Takes the probability among the intents for what it is.
    static let identity = ConfidenceCalibration(weights: [0, 1, 0, 0, 0])

    /// How strongly each weight is drawn to that of ``identity``, in examples.
    private static let prior = 4.0

    init(weights: [Double]) { self.weights = weights }

    /// Fits the curve to judgements of held-out examples by Newton's method.
    init(_ judgements: [HeldOutJudgement]) {
        let start = Self.identity.weights
        var weights = start
        for _ in 0..<25 {
            var gradient = zip(start, weights).map { Self.prior * ($0 - $1) }
            var curvature = (0..<Self.count).map { row in (0..<Self.count).map { $0 == row ? Self.prior : 0 } }
            for judgement in judgements {
                let inputs = Self.inputs(judgement.evidence)
                let probability = Self.logistic(zip(weights, inputs).reduce(0) { $0 + $1.0 * $1.1 })
                let error = (judgement.isRight ? 1 : 0) - probability
                let slope = max(probability * (1 - probability), 1e-9)
                for row in 0..<Self.count {
                    gradient[row] += error * inputs[row]
                    for column in 0..<Self.count { curvature[row][column] += slope * inputs[row] * inputs[column] }
                }
            }
            let step = LinearSystem.solve(curvature, gradient)
            for row in 0..<Self.count { weights[row] += step[row] }
            if step.allSatisfy({ abs($0) < 1e-9 }) { break }
        }
        self.weights = weights
    }

    /// The probability that the likeliest intent is right.
    func confidence(_ evidence: ConfidenceEvidence) -> Double {
        let inputs = Self.inputs(evidence)
        var sum = 0.0
        for index in 0..<Self.count { sum += weights[index] * inputs[index] }
        return Self.logistic(sum)
    }

    private static func inputs(_ evidence: ConfidenceEvidence) -> [Double] {
        [1, evidence.logOdds, evidence.linear, evidence.knownShare, evidence.activation]
    }

    private static func logistic(_ x: Double) -> Double { 1 / (1 + FastMath.exp(-x)) }
}
