/// One guess about a message whose intent is known.
struct IntentOutcome {
    /// The right intent.
    let truth: Int
    /// The intent that was thought likeliest; below 0 for none.
    let guess: Int
    /// How sure that was.
    let confidence: Double

    /// Whether the guess was right.
    var isRight: Bool { truth == guess }
}

/// How good a set of guesses is.
struct IntentMeasures {
    /// The share of right guesses.
    let accuracy: Double
    /// The mean over the intents of the harmonic mean of precision and recall; intents that occur nowhere are left out.
    let macroF1: Double
    /// The mean distance of confidence from the share that is right, weighed by the bins' sizes.
    let calibrationError: Double
    /// The bins of ``calibrationError``, from the lowest confidence to the highest.
    let bins: [ReliabilityBin]

    /// The number of bins, of equal width.
    static let binCount = 15

    init(_ outcomes: [IntentOutcome], intents: Int) {
        let total = Double(max(1, outcomes.count))
        accuracy = Double(outcomes.count(where: \.isRight)) / total
        macroF1 = Self.macroF1(outcomes, intents)
        var counts = [Int](repeating: 0, count: Self.binCount)
        var right = counts
        var sums = [Double](repeating: 0, count: Self.binCount)
        for outcome in outcomes {
            let bin = min(Self.binCount - 1, max(0, Int(outcome.confidence * Double(Self.binCount))))
            counts[bin] += 1
            right[bin] += outcome.isRight ? 1 : 0
            sums[bin] += outcome.confidence
        }
        bins = (0..<Self.binCount).map { bin in
            let count = Double(max(1, counts[bin]))
            return ReliabilityBin(
                from: Double(bin) / Double(Self.binCount),
                to: Double(bin + 1) / Double(Self.binCount),
                count: counts[bin],
                confidence: sums[bin] / count,
                accuracy: Double(right[bin]) / count
            )
        }
        calibrationError = bins.reduce(0) { $0 + abs($1.confidence - $1.accuracy) * Double($1.count) } / total
    }

    private static func macroF1(_ outcomes: [IntentOutcome], _ intents: Int) -> Double {
        var truths = [Int](repeating: 0, count: intents)
        var guesses = truths
        var right = truths
        for outcome in outcomes {
            truths[outcome.truth] += 1
            if outcome.guess >= 0 { guesses[outcome.guess] += 1 }
            if outcome.isRight { right[outcome.truth] += 1 }
        }
        var sum = 0.0
        var occurring = 0.0
        for intent in 0..<intents where truths[intent] + guesses[intent] > 0 {
            occurring += 1
            sum += 2 * Double(right[intent]) / Double(truths[intent] + guesses[intent])
        }
        return occurring > 0 ? sum / occurring : 0
    }
}
