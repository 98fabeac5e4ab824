/// The known features of one text with their values; each block has length 1.
struct FeatureVector {
    /// The numbers of the features, each once.
    let features: [Int32]
    /// Their values.
    let values: [Float]
    /// The share of the text's features that the vocabulary knows, weighed by rarity, from 0 to 1.
    let knownShare: Float

    /// Looks a text's features up in a vocabulary.
    ///
    /// - Parameters:
    ///   - keys: The text's features.
    ///   - vocabulary: The features that are known.
    ///   - visible: Which of them count as known; all without it.
    init(_ keys: FeatureKeys, in vocabulary: FeatureVocabulary, visible: [Bool]? = nil) {
        var features: [Int32] = []
        var values: [Float] = []
        features.reserveCapacity(keys.words.count + keys.characters.count)
        values.reserveCapacity(keys.words.count + keys.characters.count)
        var total: Float = 0
        var known: Float = 0
        for block in [keys.words, keys.characters] {
            let start = values.count
            var counts = FeatureCounts(capacity: block.count)
            var unseen = 0
            for key in block {
                if let number = vocabulary.number(of: key), visible?[Int(number)] ?? true {
                    counts.add(number)
                } else {
                    unseen += 1
                }
            }
            var squares: Float = 0
            for (number, count) in zip(counts.numbers, counts.counts) {
                let rarity = vocabulary.rarity[Int(number)]
                let value = count == 1 ? rarity : (1 + FastMath.log(Float(count))) * rarity
                features.append(number)
                values.append(value)
                squares += value * value
            }
            known += squares
            total += squares + Float(unseen) * vocabulary.unseenRarity * vocabulary.unseenRarity
            if squares > 0 {
                let scale = 1 / squares.squareRoot()
                for index in start..<values.count { values[index] *= scale }
            }
        }
        self.features = features
        self.values = values
        knownShare = total > 0 ? known / total : 0
    }
}

/// Counts numbers in the order in which they first come.
private struct FeatureCounts {
    private(set) var numbers: [Int32] = []
    private(set) var counts: [Int32] = []
    private var slots: [Int32]
    private let mask: Int

    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        mask = size - 1
        numbers.reserveCapacity(capacity)
        counts.reserveCapacity(capacity)
    }

    @inline(__always)
    mutating func add(_ number: Int32) {
        var slot = Int(truncatingIfNeeded: number &* 0x9E3779B) & mask
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if numbers[index] == number {
                counts[index] += 1
                return
            }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(numbers.count)
        numbers.append(number)
        counts.append(1)
    }
}
