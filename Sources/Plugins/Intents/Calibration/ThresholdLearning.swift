import FrontdeskCore

/// Chooses thresholds from held-out judgements so that a promise is kept.
struct ThresholdLearning {
    /// The thresholds.
    let thresholds: IntentThresholds
    /// How they came about.
    let diagnosis: ThresholdDiagnosis
    /// The share of held-out messages that the bot answers by itself.
    let coverage: Double
    /// How many of those answers were right.
    let precision: Double

    /// Fewer examples can't tell one wrong answer in twenty from two.
    static let neededExamples = 200
    /// This over the number of held-out examples, squared, is the share of the allowed errors that is kept in reserve:
    /// the fewer examples there are, the less they show what else people write, and the more often a threshold that just
    /// kept the promise on them would break it on new messages.
    private static let reserve = 220.0
    /// No lower confidence is accepted, even where examples are so easy that any would do: they don't show what else
    /// people write.
    static let leastAccept = 0.5
    /// At most this share of the known messages that could have been clarified is turned away.
    private static let turnedAway = 0.05

    /// Learns thresholds.
    ///
    /// - Parameters:
    ///   - judgements: Held-out judgements.
    ///   - resemblance: How usual a resemblance is.
    ///   - targetPrecision: How many of the answers the bot gives by itself shall be right.
    ///   - leastAccept: No lower confidence is accepted, whatever was learned.
    init(
        _ judgements: [HeldOutJudgement],
        _ resemblance: ResemblanceScale,
        targetPrecision: Double,
        leastAccept: Double = ThresholdLearning.leastAccept
    ) {
        let count = judgements.count
        guard count >= Self.neededExamples else {
            thresholds = .fallback
            diagnosis = .tooFewExamples(count: count, needed: Self.neededExamples)
            (coverage, precision) = Self.measure(judgements, resemblance, thresholds)
            return
        }
        let search = Self.search(judgements, targetPrecision)
        let accept = max(search.accept, leastAccept)
        let clarify = min(max(Self.clarifyThreshold(judgements), 0.1), 0.45, accept)
        thresholds = IntentThresholds(accept: accept, clarify: clarify)
        diagnosis = search.diagnosis
        (coverage, precision) = Self.measure(judgements, resemblance, thresholds)
    }

    /// The lowest confidence from which on precision keeps the promise with room to spare.
    private static func search(
        _ judgements: [HeldOutJudgement],
        _ target: Double
    ) -> (accept: Double, diagnosis: ThresholdDiagnosis) {
        let order = judgements.sorted { ($1.confidence, $0.example) < ($0.confidence, $1.example) }
        let fewness = reserve / Double(order.count)
        let wanted = target + (1 - target) * min(fewness * fewness, 0.9)
        var right = 0
        var expected = 0.0
        var best: Double?
        var bestPrecision = 0.0
        for (place, judgement) in order.enumerated() {
            right += judgement.isRight ? 1 : 0
            expected += judgement.confidence
            let accepted = Double(place + 1)
            let isLastOfTies = place + 1 == order.count || order[place + 1].confidence < judgement.confidence
            if !isLastOfTies || accepted < 30 { continue }
            bestPrecision = max(bestPrecision, Double(right) / accepted)
            // What confidence leads to expect varies less than what was counted.
            if expected / accepted >= wanted { best = judgement.confidence }
        }
        if let best { return (best, .learned) }
        return (IntentThresholds.unreachable, .promiseOutOfReach(bestPrecision: bestPrecision))
    }

    private static func clarifyThreshold(_ judgements: [HeldOutJudgement]) -> Double {
        let useful = judgements.filter(\.isAmongThree).map(\.confidence).sorted()
        if useful.isEmpty { return 0 }
        return useful[Int(Double(useful.count) * turnedAway)]
    }

    private static func measure(
        _ judgements: [HeldOutJudgement],
        _ resemblance: ResemblanceScale,
        _ thresholds: IntentThresholds
    ) -> (coverage: Double, precision: Double) {
        let accepted = judgements.filter {
            let score = resemblance.outOfScope($0.evidence)
            return thresholds.advice(confidence: $0.confidence, outOfScope: score) == .accept
        }
        if accepted.isEmpty { return (0, 0) }
        let right = accepted.count(where: \.isRight)
        return (Double(accepted.count) / Double(judgements.count), Double(right) / Double(accepted.count))
    }
}
