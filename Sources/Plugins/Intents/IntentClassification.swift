public import FrontdeskCore

/// What an intent model says about a text.
public struct IntentClassification: Hashable, Sendable {
    /// The intents, the likeliest first, at most ``IntentModel/rankingLimit``.
    public let ranking: [IntentFacts.Score]
    /// What the thresholds of the language say about the first.
    public let advice: IntentFacts.Advice
    /// The thresholds that were applied.
    public let thresholds: IntentThresholds
    /// The share of known messages that resemble the examples more than this text does, from 0 to 1.
    public let outOfScope: Double
    /// The first intent's probability as the scores give it, before held-out examples corrected it.
    public let uncalibrated: Double
    /// The language whose examples it was compared with; nil when the model has none.
    public let language: LanguageTag?

    /// The likeliest intent; nil when the model has none.
    public var best: IntentFacts.Score? { ranking.first }

    /// The classification as plugins and rules see it.
    public var facts: IntentFacts {
        IntentFacts(
            ranking: ranking,
            advice: advice,
            acceptThreshold: thresholds.accept,
            clarifyThreshold: thresholds.clarify,
            outOfScope: outOfScope
        )
    }
}
