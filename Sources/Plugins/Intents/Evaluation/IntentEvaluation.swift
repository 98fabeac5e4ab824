import FrontdeskCore

/// How a model does on messages whose intents are known.
///
/// A label that the model does not know, such as `oos`, means that no intent fits: such messages count in the
/// ``outOfScope`` part and nowhere else.
public struct IntentEvaluation: Hashable, Sendable, Codable {
    /// How many messages there were that have an intent of the model.
    public let messages: Int
    /// The share of them whose intent was found.
    public let accuracy: Double
    /// The mean of the intents' F1 scores.
    public let macroF1: Double
    /// How far confidence is from the share that is right, on average over 15 bins.
    public let calibrationError: Double
    /// What it would be, had confidence not been calibrated on held-out examples.
    public let uncalibratedError: Double
    /// The bins behind it.
    public let reliability: [ReliabilityBin]
    /// The share of messages that the learned thresholds leave to the bot.
    public let coverage: Double
    /// How many of those answers were right.
    public let precision: Double
    /// The share of messages that could be left to the bot with 95 % of its answers right, had the threshold been
    /// chosen on these messages.
    public let coverageAt95: Double
    /// What was promised in training.
    public let targetPrecision: Double
    /// The pairs of intents that were confused most, the worst first.
    public let confusions: [IntentConfusion]
    /// What the messages that fit no intent came to; nil when there were none.
    public let outOfScope: OutOfScope?

    /// How messages fared that fit no intent.
    public struct OutOfScope: Hashable, Sendable, Codable {
        /// How many there were.
        public let messages: Int
        /// The share that was accepted all the same.
        public let accepted: Double
        /// The share that was rejected.
        public let rejected: Double
        /// How well confidence tells them from the others: 0.5 is chance, 1 is perfect (area under the curve).
        public let confidenceAUROC: Double
        /// How well the out-of-scope score tells them from the others.
        public let scoreAUROC: Double
    }

    /// How many confusions are kept.
    public static let confusionLimit = 10

    /// Classifies messages and compares.
    public init(of model: IntentModel, on messages: [IntentExample]) {
        let names = model.intents
        let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
        var outcomes: [IntentOutcome] = []
        var raw: [IntentOutcome] = []
        var known: [(example: IntentExample, result: IntentClassification)] = []
        var unknown: [IntentClassification] = []
        for message in messages {
            let result = model.classify(message.text, language: message.language)
            guard let truth = places[message.intent] else {
                unknown.append(result)
                continue
            }
            let guess = result.best.flatMap { places[$0.intent] } ?? -1
            outcomes.append(IntentOutcome(truth: truth, guess: guess, confidence: result.best?.confidence ?? 0))
            raw.append(IntentOutcome(truth: truth, guess: guess, confidence: result.uncalibrated))
            known.append((message, result))
        }
        let measures = IntentMeasures(outcomes, intents: names.count)
        let accepted = zip(known, outcomes).filter { $0.0.result.advice == .accept }
        self.messages = outcomes.count
        accuracy = measures.accuracy
        macroF1 = measures.macroF1
        calibrationError = measures.calibrationError
        uncalibratedError = IntentMeasures(raw, intents: names.count).calibrationError
        reliability = measures.bins
        coverage = Double(accepted.count) / Double(max(1, outcomes.count))
        precision = Double(accepted.count(where: { $0.1.isRight })) / Double(max(1, accepted.count))
        coverageAt95 = Self.coverage(outcomes, precision: 0.95)
        targetPrecision = model.options.targetPrecision
        confusions = Self.confusions(known)
        outOfScope = Self.outOfScope(unknown, known.map(\.result))
    }

    private static func coverage(_ outcomes: [IntentOutcome], precision: Double) -> Double {
        let order = outcomes.sorted { $0.confidence > $1.confidence }
        var right = 0
        var best = 0
        for (place, outcome) in order.enumerated() {
            right += outcome.isRight ? 1 : 0
            let isLastOfTies = place + 1 == order.count || order[place + 1].confidence < outcome.confidence
            if isLastOfTies, Double(right) >= precision * Double(place + 1) { best = place + 1 }
        }
        return Double(best) / Double(max(1, outcomes.count))
    }

    private static func confusions(
        _ known: [(example: IntentExample, result: IntentClassification)]
    ) -> [IntentConfusion] {
        var pairs: [IntentConfusion.Pair: [IntentConfusion.Sentence]] = [:]
        for (example, result) in known {
            guard let best = result.best, best.intent != example.intent else { continue }
            let pair = IntentConfusion.Pair(truth: example.intent, guess: best.intent)
            pairs[pair, default: []].append(.init(text: example.text, confidence: best.confidence))
        }
        return IntentConfusion.worst(pairs, limit: confusionLimit)
    }

    private static func outOfScope(
        _ unknown: [IntentClassification],
        _ known: [IntentClassification]
    ) -> OutOfScope? {
        if unknown.isEmpty { return nil }
        let count = Double(unknown.count)
        return OutOfScope(
            messages: unknown.count,
            accepted: Double(unknown.count { $0.advice == .accept }) / count,
            rejected: Double(unknown.count { $0.advice == .reject }) / count,
            confidenceAUROC: Discrimination.areaUnderCurve(
                higher: known.map { $0.best?.confidence ?? 0 },
                lower: unknown.map { $0.best?.confidence ?? 0 }
            ),
            scoreAUROC: Discrimination.areaUnderCurve(higher: unknown.map(\.outOfScope), lower: known.map(\.outOfScope))
        )
    }
}
