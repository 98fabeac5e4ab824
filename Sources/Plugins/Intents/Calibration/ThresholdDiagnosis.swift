/// How thresholds came about.
public enum ThresholdDiagnosis: Hashable, Sendable {
    /// They were learned from held-out examples and keep the promise.
    case learned
    /// There are too few examples to measure a promise with; the thresholds are ``IntentThresholds/fallback``.
    case tooFewExamples(count: Int, needed: Int)
    /// However sure the model is, it errs more often than promised; the bot asks back, and people answer.
    case promiseOutOfReach(bestPrecision: Double)
}

extension ThresholdDiagnosis: CustomStringConvertible {
    public var description: String {
        switch self {
        case .learned:
            "learned from held-out examples"
        case .tooFewExamples(let count, let needed):
            "too few examples to learn thresholds: \(count), needed \(needed); add examples from real conversations"
        case .promiseOutOfReach(let precision):
            "no confidence keeps the promise, the best precision is \(Decimals.percent(precision)); "
                + "the bot asks back and people answer; separate the intents that are confused"
        }
    }
}
