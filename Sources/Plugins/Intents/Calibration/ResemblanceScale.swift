/// Where a text's resemblance to the examples stands among those of held-out messages.
///
/// Resemblance adds up what is high for known messages, whichever intent they have: the linear score of the likeliest
/// intent, the networks' activation, and half as much the known share, each by how far it strays among known messages.
struct ResemblanceScale: Hashable, Sendable {
    /// What the linear score, the activation and the known share are multiplied by; empty when there were no messages.
    let weights: [Double]
    /// The resemblance of held-out messages at a hundred even steps, ascending; empty when there were none.
    let steps: [Double]

    private static let count = 100
    /// The score of a text that resembles the examples as little as the least similar held-out message.
    private static let edge = 0.99

    /// Restores a scale from its parts; nil when they don't fit each other.
    init?(weights: [Double], steps: [Double]) {
        if !steps.isEmpty, weights.count != 3 { return nil }
        self.weights = weights
        self.steps = steps
    }

    init(_ judgements: [HeldOutJudgement]) {
        let evidence = judgements.map(\.evidence)
        let weights = [
            Self.inverseDeviation(evidence.map(\.linear)),
            Self.inverseDeviation(evidence.map(\.activation)),
            0.5 * Self.inverseDeviation(evidence.map(\.knownShare)),
        ]
        self.weights = weights
        let sorted = evidence.map { Self.resemblance($0, weights) }.sorted()
        if sorted.isEmpty {
            steps = []
        } else {
            steps = (0...Self.count).map { sorted[$0 * (sorted.count - 1) / Self.count] }
        }
    }

    /// One over the standard deviation; 0 where all are the same, so that they don't count.
    private static func inverseDeviation(_ values: [Double]) -> Double {
        let count = Double(max(1, values.count))
        let mean = values.reduce(0, +) / count
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
        return variance > 1e-9 ? 1 / variance.squareRoot() : 0
    }

    private static func resemblance(_ evidence: ConfidenceEvidence, _ weights: [Double]) -> Double {
        weights[0] * evidence.linear + weights[1] * evidence.activation + weights[2] * evidence.knownShare
    }

    /// The share of held-out messages that resemble the examples more; 0.5 when there were none.
    ///
    /// Beyond the least similar held-out message it goes on rising towards 1, so that bad can be told from worse.
    func outOfScope(_ evidence: ConfidenceEvidence) -> Double {
        guard let first = steps.first, let last = steps.last else { return 0.5 }
        let resemblance = Self.resemblance(evidence, weights)
        if resemblance <= first { return 1 - (1 - Self.edge) / (1 + first - resemblance) }
        if resemblance >= last { return 0 }
        var low = 0
        var high = steps.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if steps[middle] <= resemblance { low = middle } else { high = middle }
        }
        let width = steps[high] - steps[low]
        let part = width > 0 ? (resemblance - steps[low]) / width : 0
        return (1 - (Double(low) + part) / Double(steps.count - 1)) * Self.edge
    }
}
