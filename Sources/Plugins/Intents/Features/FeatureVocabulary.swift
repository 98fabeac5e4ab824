/// The features that occur in a set of examples, numbered in the order in which they were met, and how rare each is.
///
/// Behind the features come the stretches of the examples: whoever sums up rows of weights may take the row of a whole
/// word instead of those of its letter runs.
struct FeatureVocabulary: Sendable {
    /// The number of features.
    let count: Int
    /// The inverse document frequency of each feature: 1 + ln((1 + examples) / (1 + examples that have it)).
    let rarity: [Float]
    /// The rarity a feature would have that occurs nowhere.
    let unseenRarity: Float
    /// The square of each stretch's length, were it alone in the letter block.
    let stretchSquares: [Float]
    private var index: KeyIndex

    /// At most so many stretches have rows of their own.
    static let stretchLimit = 65_536

    /// The hashes of the features, then those of the stretches.
    var keys: [UInt64] { index.keys }
    /// The number of features and stretches.
    var rowCount: Int { index.keys.count }

    /// Collects the features of examples.
    init(_ examples: [FeatureKeys]) {
        var index = KeyIndex()
        var documents: [Int32] = []
        var lastSeen: [Int32] = []
        let note = { (key: UInt64, example: Int32) in
            let (number, isNew) = index.insert(key)
            if isNew {
                documents.append(1)
                lastSeen.append(example)
            } else if lastSeen[number] != example {
                lastSeen[number] = example
                documents[number] += 1
            }
        }
        for (example, keys) in examples.enumerated() {
            for key in keys.words { note(key, Int32(example)) }
            for stretch in keys.stretches { keys.forEachRun(of: stretch) { note($0, Int32(example)) } }
        }
        let total = Float(examples.count)
        let rarity = documents.map { 1 + FastMath.log((1 + total) / (1 + Float($0))) }
        var squares: [Float] = []
        let count = documents.count
        for keys in examples {
            for stretch in keys.stretches where squares.count < Self.stretchLimit {
                if !index.insert(stretch.key).isNew { continue }
                var square: Float = 0
                keys.forEachRun(of: stretch) { key in
                    if let number = index.number(of: key) { square += rarity[Int(number)] * rarity[Int(number)] }
                }
                squares.append(square)
            }
        }
        self.count = count
        self.rarity = rarity
        unseenRarity = 1 + FastMath.log(1 + total)
        stretchSquares = squares
        self.index = index
    }

    /// Restores a vocabulary from its parts; nil when they don't fit each other.
    init?(keys: [UInt64], rarity: [Float], unseenRarity: Float, stretchSquares: [Float]) {
        guard let index = KeyIndex(keys), keys.count == rarity.count + stretchSquares.count else { return nil }
        count = rarity.count
        self.rarity = rarity
        self.unseenRarity = unseenRarity
        self.stretchSquares = stretchSquares
        self.index = index
    }

    /// The number of a feature; nil for one that occurs in no example.
    @inline(__always)
    func number(of key: UInt64) -> Int32? { index.number(of: key) }
}
