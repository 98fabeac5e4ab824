import FrontdeskCore
import FrontdeskText

/// The classifier of one language with what it knows about its own reliability.
///
/// It never changes; as a class it is handed on without counting references to each of its tables.
final class LanguageIntentModel: Sendable {
    /// The primary language of the examples.
    let language: LanguageTag
    /// The intents that have examples in this language, in alphabetic order.
    let intents: [IntentName]
    /// From features to scores.
    let scorer: IntentScorer
    /// What scores are divided by.
    let temperature: Double
    /// From evidence to confidence.
    let calibration: ConfidenceCalibration
    /// How usual a resemblance is.
    let resemblance: ResemblanceScale
    /// What training found out.
    let report: LanguageTrainingReport
    /// Holds confidence in everyday talk down; nil when there are many examples.
    let tellingShare: TellingShare?

    init(
        language: LanguageTag,
        intents: [IntentName],
        scorer: IntentScorer,
        temperature: Double,
        calibration: ConfidenceCalibration,
        resemblance: ResemblanceScale,
        report: LanguageTrainingReport
    ) {
        self.language = language
        self.intents = intents
        self.scorer = scorer
        self.temperature = temperature
        self.calibration = calibration
        self.resemblance = resemblance
        self.report = report
        tellingShare = TellingShare(language: language, examples: report.examples, vocabulary: scorer.vocabulary)
    }

    /// What the model says about a text in its own language.
    struct Judgement {
        /// Each intent's place in ``LanguageIntentModel/intents`` with its confidence, the likeliest first.
        let ranking: [(intent: Int, confidence: Double)]
        /// The share of known messages that resemble the examples more.
        let outOfScope: Double
        /// The probability of the first, had nothing been calibrated.
        let uncalibrated: Double
        /// The share of the text's features that occur in the examples.
        let knownShare: Double
    }

    /// Judges a text, whose features are given.
    func judge(_ keys: FeatureKeys) -> Judgement {
        let scores = scorer.scores(keys)
        let probabilities = Softmax.probabilities(scores.combined, temperature: temperature)
        let order = TopPlaces.of(probabilities, count: IntentModel.rankingLimit)
        guard let best = order.first else {
            return Judgement(ranking: [], outOfScope: 1, uncalibrated: 0, knownShare: 0)
        }
        let evidence = ConfidenceEvidence(
            probability: probabilities[best],
            linear: scores.linear[best],
            activation: scores.activation,
            knownShare: scores.knownShare
        )
        // A text without a single known feature says nothing, however the biases lie.
        let trust = tellingShare?.trust(in: keys, scorer.vocabulary) ?? 1
        let confidence = scores.knownShare > 0 ? trust * calibration.confidence(evidence) : 0
        let probability = probabilities[best]
        let share =
            confidence < probability
            ? confidence / probability
            : probability < 1 ? (1 - confidence) / (1 - probability) : 0
        let ranking = order.map { place in
            (intent: place, confidence: place == best ? confidence : probabilities[place] * share)
        }
        return Judgement(
            ranking: ranking,
            outOfScope: scores.knownShare > 0 ? resemblance.outOfScope(evidence) : 1,
            uncalibrated: Softmax.largestProbability(scores.combined),
            knownShare: Double(scores.knownShare)
        )
    }
}

/// The places of the largest numbers.
enum TopPlaces {
    /// The places of the `count` largest numbers, the largest first; of equal ones the earlier.
    static func of<Number: Comparable>(_ numbers: [Number], count: Int) -> [Int] {
        var places: [Int] = []
        places.reserveCapacity(count + 1)
        for place in numbers.indices {
            if places.count == count, let last = places.last, !(numbers[last] < numbers[place]) { continue }
            var position = places.count
            while position > 0, numbers[places[position - 1]] < numbers[place] { position -= 1 }
            places.insert(place, at: position)
            if places.count > count { places.removeLast() }
        }
        return places
    }
}
