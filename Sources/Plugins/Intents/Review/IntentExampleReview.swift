public import FrontdeskCore
import FrontdeskText

/// What is doubtful about a set of examples, found without a trained model.
///
/// It leaves every example out once and asks the quick classifier about it, which has a closed form and takes
/// milliseconds. Findings name examples by their place in the array that was given.
public struct IntentExampleReview: Sendable {
    /// An example that the others would take for another intent.
    public struct Confusion: Hashable, Sendable {
        /// The example.
        public let example: Int
        /// The intent it would be taken for.
        public let guess: IntentName
        /// How sure that would be.
        public let confidence: Double
        /// How sure its own intent would be.
        public let ownConfidence: Double
        /// The example of the other intent that it is most like; nil when it shares nothing with any.
        public let nearest: Int?
        /// How alike the two are, from 0 to 1.
        public let likeness: Double
        /// How alike it is to the nearest other example of its own intent, from 0 to 1.
        public let ownLikeness: Double
    }

    /// An example that says almost what an earlier one of its intent says.
    public struct NearDuplicate: Hashable, Sendable {
        /// The example.
        public let example: Int
        /// The earlier one.
        public let earlier: Int
        /// How alike they are, from 0 to 1.
        public let likeness: Double
    }

    /// The same folded text in two intents.
    public struct Contradiction: Hashable, Sendable {
        /// The example.
        public let example: Int
        /// The earlier one, which has another intent.
        public let earlier: Int
    }

    /// Examples taken for another intent, in the order of the examples.
    public private(set) var confusions: [Confusion] = []
    /// Examples that repeat others, in the order of the examples.
    public private(set) var nearDuplicates: [NearDuplicate] = []
    /// Examples that contradict others, in the order of the examples.
    public private(set) var contradictions: [Contradiction] = []
    /// For every example, the confidence that its own intent would have, were it left out; the place is the example's.
    public private(set) var ownConfidence: [Double]

    /// From this likeness on two examples count as the same.
    public static let nearDuplicateLikeness = 0.85

    /// Reviews examples; languages are looked at apart.
    public init(_ examples: [IntentExample]) {
        ownConfidence = [Double](repeating: 0, count: examples.count)
        let languages = Set(examples.map { $0.language.language }).sorted()
        for language in languages {
            let places = examples.indices.filter { examples[$0].language.language == language }
            // Training wants the examples of an intent side by side.
            let sorted = places.sorted { (examples[$0].intent, $0) < (examples[$1].intent, $1) }
            review(examples, sorted, LanguageTag(language))
        }
        confusions.sort { $0.example < $1.example }
        nearDuplicates.sort { $0.example < $1.example }
        contradictions.sort { $0.example < $1.example }
    }

    private mutating func review(_ examples: [IntentExample], _ places: [Int], _ language: LanguageTag) {
        let folder = TextFolder(profile: FoldingProfile(language: language))
        let folded = places.map { folder.fold(examples[$0].text) }
        findContradictions(examples, places, folded)
        var intents: [IntentName] = []
        var labels: [Int] = []
        for place in places {
            if intents.last != examples[place].intent { intents.append(examples[place].intent) }
            labels.append(intents.count - 1)
        }
        let keys = folded.map { FeatureKeys($0) }
        let vocabulary = FeatureVocabulary(keys)
        let matrix = ExampleMatrix(keys, in: vocabulary)
        findNearDuplicates(matrix, places, labels)
        let bayes = NaiveBayes(matrix, labels: labels, intents: intents.count)
        let scaling = TemperatureScaling(scores: bayes.leftOutScores, labels: labels, intents: intents.count)
        let kinship = ExampleKinship(matrix)
        for row in places.indices {
            let range = row * intents.count..<(row + 1) * intents.count
            let scores = Array(bayes.leftOutScores[range])
            let probabilities = Softmax.probabilities(scores, temperature: scaling.temperature)
            let own = probabilities[labels[row]]
            ownConfidence[places[row]] = own
            guard let best = TopPlaces.of(probabilities, count: 1).first, best != labels[row] else { continue }
            let kin = kinship.nearest(to: row, labels: labels, [best, labels[row]])
            confusions.append(
                Confusion(
                    example: places[row],
                    guess: intents[best],
                    confidence: probabilities[best],
                    ownConfidence: own,
                    nearest: kin[0].map { places[$0.row] },
                    likeness: kin[0]?.likeness ?? 0,
                    ownLikeness: kin[1]?.likeness ?? 0
                )
            )
        }
    }

    private mutating func findContradictions(_ examples: [IntentExample], _ places: [Int], _ folded: [FoldedText]) {
        var first: [[UInt8]: Int] = [:]
        for (place, text) in zip(places, folded).sorted(by: { $0.0 < $1.0 }) {
            let words = text.tokens.flatMap { text.folded[$0.range] + [0x20] }
            if words.isEmpty { continue }
            if let earlier = first[words] {
                if examples[earlier].intent != examples[place].intent {
                    contradictions.append(Contradiction(example: place, earlier: earlier))
                }
            } else {
                first[words] = place
            }
        }
    }

    private mutating func findNearDuplicates(_ matrix: ExampleMatrix, _ places: [Int], _ labels: [Int]) {
        var start = 0
        while start < labels.count {
            let end = labels[start...].firstIndex { $0 != labels[start] } ?? labels.count
            let likeness = LikenessIndex(matrix, rows: Array(start..<end))
            for (row, found) in likeness.nearestEarlier.enumerated() {
                guard let found, found.likeness >= Self.nearDuplicateLikeness else { continue }
                nearDuplicates.append(
                    NearDuplicate(
                        example: places[start + row],
                        earlier: places[start + found.row],
                        likeness: found.likeness
                    )
                )
            }
            start = end
        }
    }
}
