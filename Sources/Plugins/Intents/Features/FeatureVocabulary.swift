/// The features that occur in a set of examples, numbered in the order in which they were met, and how rare each is.
struct FeatureVocabulary: Sendable {
    /// The hash of each feature, by number.
    private(set) var keys: [UInt64] = []
    /// The inverse document frequency of each feature: 1 + ln((1 + examples) / (1 + examples that have it)).
    private(set) var rarity: [Float] = []
    /// The rarity a feature would have that occurs nowhere.
    private(set) var unseenRarity: Float = 1

    /// Open addressing: a number for each slot, -1 for an empty one; a power of two in size.
    private var slots: [Int32] = [Int32](repeating: -1, count: 1_024)
    private var mask = 1_023

    /// The number of features.
    var count: Int { keys.count }

    /// Collects the features of examples.
    init(_ examples: [FeatureKeys]) {
        var documents: [Int32] = []
        var lastSeen: [Int32] = []
        for (example, keys) in examples.enumerated() {
            for block in [keys.words, keys.characters] {
                for key in block {
                    let (number, isNew) = insert(key)
                    if isNew {
                        documents.append(1)
                        lastSeen.append(Int32(example))
                    } else if lastSeen[number] != Int32(example) {
                        lastSeen[number] = Int32(example)
                        documents[number] += 1
                    }
                }
            }
        }
        let total = Float(examples.count)
        rarity = documents.map { 1 + FastMath.log((1 + total) / (1 + Float($0))) }
        unseenRarity = 1 + FastMath.log(1 + total)
    }

    /// Restores a vocabulary from its parts, which have the same length.
    init(keys: [UInt64], rarity: [Float], unseenRarity: Float) {
        self.rarity = rarity
        self.unseenRarity = unseenRarity
        for key in keys { _ = insert(key) }
    }

    /// The number of a feature; nil for one that occurs in no example.
    @inline(__always)
    func number(of key: UInt64) -> Int32? {
        var slot = Int(truncatingIfNeeded: key) & mask
        while true {
            let number = slots[slot]
            if number < 0 { return nil }
            if keys[Int(number)] == key { return number }
            slot = (slot + 1) & mask
        }
    }

    private mutating func insert(_ key: UInt64) -> (number: Int, isNew: Bool) {
        var slot = Int(truncatingIfNeeded: key) & mask
        while true {
            let number = slots[slot]
            if number < 0 { break }
            if keys[Int(number)] == key { return (Int(number), false) }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(keys.count)
        keys.append(key)
        if keys.count * 2 > slots.count { grow() }
        return (keys.count - 1, true)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 4)
        mask = slots.count - 1
        for (number, key) in keys.enumerated() {
            var slot = Int(truncatingIfNeeded: key) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(number)
        }
    }
}
