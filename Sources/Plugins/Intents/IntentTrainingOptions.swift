/// How an intent model is trained.
public struct IntentTrainingOptions: Hashable, Sendable {
    /// How much work training may be.
    public enum Effort: String, Hashable, Sendable, Codable {
        /// Naive Bayes alone: milliseconds, for instant reloads.
        case quick
        /// Separators and networks, tried on held-out examples: seconds.
        case full
    }

    /// How much work it may be.
    public var effort: Effort
    /// How many of the answers that the bot gives by itself shall be right, from 0 to 1.
    public var targetPrecision: Double
    /// Where the pseudo-random choices of training begin.
    public var seed: UInt64

    /// Makes options.
    ///
    /// - Parameters:
    ///   - effort: How much work it may be.
    ///   - targetPrecision: The promise; 0.95 means that at most one in twenty answers may be wrong.
    ///   - seed: Where the pseudo-random choices begin; the same seed and examples give the same model.
    public init(effort: Effort = .full, targetPrecision: Double = 0.95, seed: UInt64 = 1) {
        self.effort = effort
        self.targetPrecision = min(max(targetPrecision, 0.5), 0.999)
        self.seed = seed
    }
}
