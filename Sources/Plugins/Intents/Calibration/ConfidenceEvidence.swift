/// What the confidence in the likeliest intent is computed from.
struct ConfidenceEvidence: Sendable {
    /// ln(p / (1 - p)) of its probability among the intents.
    let logOdds: Double
    /// Its own score by itself, whatever the others are.
    let linear: Double
    /// The networks' largest score, whatever the others are.
    let activation: Double
    /// The share of the text's features that occur in the examples.
    let knownShare: Double

    init(probability: Double, linear: Float, activation: Float, knownShare: Float) {
        let limited = min(max(probability, 1e-6), 1 - 1e-6)
        logOdds = FastMath.log(limited / (1 - limited))
        self.linear = Double(linear)
        self.activation = Double(activation)
        self.knownShare = Double(knownShare)
    }
}
