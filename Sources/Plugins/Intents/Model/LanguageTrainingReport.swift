public import FrontdeskCore

/// What training found out about the examples of one language, measured on examples that were held out.
public struct LanguageTrainingReport: Hashable, Sendable {
    /// The language.
    public let language: LanguageTag
    /// How many intents have examples.
    public let intents: Int
    /// How many examples there are.
    public let examples: Int
    /// On how many held-out examples the other numbers were measured.
    public let heldOut: Int
    /// The share of held-out examples whose intent was found.
    public let accuracy: Double
    /// The mean of the intents' F1 scores.
    public let macroF1: Double
    /// How far confidence is from the share that is right, on average over 15 bins.
    public let calibrationError: Double
    /// The thresholds.
    public let thresholds: IntentThresholds
    /// How they came about.
    public let diagnosis: ThresholdDiagnosis
    /// The share of held-out messages that these thresholds leave to the bot.
    public let coverage: Double
    /// How many of those answers were right.
    public let precision: Double
}

extension LanguageTrainingReport: CustomStringConvertible {
    public var description: String {
        let shown = thresholds.accept > 1 ? "none" : Decimals.fixed(thresholds.accept, 3)
        return """
            language \(language): \(examples) examples of \(intents) intents
              held out           \(heldOut)
              accuracy           \(Decimals.percent(accuracy))
              macro-F1           \(Decimals.percent(macroF1))
              calibration error  \(Decimals.percent(calibrationError))
              accept from        \(shown)
              clarify from       \(Decimals.fixed(thresholds.clarify, 3))
              left to the bot    \(Decimals.percent(coverage)), of which right \(Decimals.percent(precision))
              thresholds         \(diagnosis)
            """
    }
}
