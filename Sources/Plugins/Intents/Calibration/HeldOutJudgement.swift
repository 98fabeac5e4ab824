/// What a model said about an example that it had not seen.
struct HeldOutJudgement: Sendable {
    /// The example, by its place among those of its language.
    let example: Int
    /// The intent that was thought likeliest.
    let best: Int
    /// Whether that was right.
    let isRight: Bool
    /// Whether the right one was among the three likeliest, which a question back could offer.
    let isAmongThree: Bool
    /// What the confidence is computed from.
    let evidence: ConfidenceEvidence
    /// The confidence, once it is calibrated.
    var confidence: Double
}
