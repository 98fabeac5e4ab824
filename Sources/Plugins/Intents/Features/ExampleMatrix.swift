/// The feature vectors of many examples, one behind the other.
struct ExampleMatrix {
    /// Where each example begins, and at last where all end.
    private(set) var starts: [Int] = [0]
    /// The features of all examples.
    private(set) var features: [Int32] = []
    /// Their values.
    private(set) var values: [Float] = []
    /// The share of each example's features that the vocabulary knows.
    private(set) var knownShares: [Float] = []
    /// The number of features of the vocabulary.
    let featureCount: Int

    /// The number of examples.
    var count: Int { starts.count - 1 }

    /// Looks the examples' features up; those that are not `visible` count as unknown.
    init(_ examples: [FeatureKeys], in vocabulary: FeatureVocabulary, visible: [Bool]? = nil) {
        featureCount = vocabulary.count
        for keys in examples {
            let vector = FeatureVector(keys, in: vocabulary, visible: visible)
            features.append(contentsOf: vector.features)
            values.append(contentsOf: vector.values)
            knownShares.append(vector.knownShare)
            starts.append(features.count)
        }
    }
}
