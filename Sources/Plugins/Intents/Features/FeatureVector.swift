/// The known features of one text with their values.
///
/// In the word block a value is (1 + ln count) times the rarity, in the letter block count times rarity. The word block
/// has length 1. The letter block is divided by the root of its stretches' squared lengths, which gives it about
/// length 1 and lets the sum over a word's runs be computed beforehand.
struct FeatureVector {
    /// The numbers of the features.
    private(set) var features: [Int32] = []
    /// Their values.
    private(set) var values: [Float] = []
    /// The share of the text's features that the vocabulary knows, weighed by rarity, from 0 to 1.
    private(set) var knownShare: Float = 0
    private var known: Float = 0
    private var total: Float = 0

    /// Looks a text's features up in a vocabulary, each once, for training.
    ///
    /// - Parameters:
    ///   - keys: The text's features.
    ///   - vocabulary: The features that are known.
    ///   - visible: Which of them count as known; all without it.
    init(_ keys: FeatureKeys, in vocabulary: FeatureVocabulary, visible: [Bool]? = nil) {
        addWords(keys, vocabulary) { visible?[$0] ?? true }
        var counts = FeatureCounts(capacity: keys.stretches.reduce(0) { $0 + $1.runLimit })
        var squares: Float = 0
        var unseen = 0
        for stretch in keys.stretches {
            keys.forEachRun(of: stretch) { key in
                if let number = vocabulary.number(of: key), visible?[Int(number)] ?? true {
                    counts.add(number)
                    let rarity = vocabulary.rarity[Int(number)]
                    squares += rarity * rarity
                } else {
                    unseen += 1
                }
            }
        }
        let start = values.count
        for (number, count) in zip(counts.numbers, counts.counts) {
            features.append(number)
            values.append(Float(count) * vocabulary.rarity[Int(number)])
        }
        finish(from: start, squares: squares, unseen: unseen, vocabulary)
    }

    /// Looks a text's features and stretches up in a vocabulary; a known stretch stands for all its runs.
    init(compact keys: FeatureKeys, in vocabulary: FeatureVocabulary) {
        features.reserveCapacity(keys.words.count + keys.stretches.count * 4)
        values.reserveCapacity(keys.words.count + keys.stretches.count * 4)
        addWords(keys, vocabulary) { _ in true }
        let start = values.count
        var squares: Float = 0
        var unseen = 0
        for stretch in keys.stretches {
            if let row = vocabulary.number(of: stretch.key), Int(row) >= vocabulary.count {
                features.append(row)
                values.append(1)
                squares += vocabulary.stretchSquares[Int(row) - vocabulary.count]
                continue
            }
            keys.forEachRun(of: stretch) { key in
                guard let number = vocabulary.number(of: key) else {
                    unseen += 1
                    return
                }
                let rarity = vocabulary.rarity[Int(number)]
                features.append(number)
                values.append(rarity)
                squares += rarity * rarity
            }
        }
        finish(from: start, squares: squares, unseen: unseen, vocabulary)
    }

    private mutating func addWords(
        _ keys: FeatureKeys,
        _ vocabulary: FeatureVocabulary,
        isVisible: (Int) -> Bool
    ) {
        var counts = FeatureCounts(capacity: keys.words.count)
        var unseen = 0
        for key in keys.words {
            if let number = vocabulary.number(of: key), isVisible(Int(number)) {
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
        finish(from: 0, squares: squares, unseen: unseen, vocabulary)
    }

    /// Brings the block that begins at `start` to its length.
    private mutating func finish(from start: Int, squares: Float, unseen: Int, _ vocabulary: FeatureVocabulary) {
        known += squares
        total += squares + Float(unseen) * vocabulary.unseenRarity * vocabulary.unseenRarity
        knownShare = total > 0 ? known / total : 0
        if squares <= 0 { return }
        let scale = 1 / squares.squareRoot()
        for index in start..<values.count { values[index] *= scale }
    }
}

/// Counts up to `capacity` numbers in the order in which they first come.
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
