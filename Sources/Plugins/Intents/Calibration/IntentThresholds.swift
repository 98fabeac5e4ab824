public import FrontdeskCore

/// From which confidence on an intent is acted on, and from which on it is worth asking back.
public struct IntentThresholds: Hashable, Sendable, Codable {
    /// From here on the bot answers.
    ///
    /// Above 1 when no confidence is enough, so that people answer.
    public var accept: Double
    /// From here on the bot asks back.
    public var clarify: Double
    /// Above this out-of-scope score the bot asks back, however sure it is.
    public var unfamiliar: Double
    /// Above this out-of-scope score the message resembles nothing known, whatever the confidence.
    public var outOfScope: Double

    /// Makes thresholds.
    public init(accept: Double, clarify: Double, unfamiliar: Double = 0.975, outOfScope: Double = 0.992) {
        self.accept = accept
        self.clarify = clarify
        self.unfamiliar = unfamiliar
        self.outOfScope = outOfScope
    }

    /// What holds while there are too few examples to learn anything better.
    public static let fallback = IntentThresholds(accept: 0.9, clarify: 0.45)

    /// An accept threshold that no confidence reaches.
    public static let unreachable = 1.01

    /// What to do with a message.
    public func advice(confidence: Double, outOfScope score: Double) -> IntentFacts.Advice {
        if confidence < clarify || score > outOfScope { return .reject }
        return confidence >= accept && score <= unfamiliar ? .accept : .clarify
    }
}
