/// Hashes, each with a number in the order in which they were inserted: a table with open addressing.
struct KeyIndex: Sendable {
    /// The hashes, by number.
    private(set) var keys: [UInt64] = []
    /// A number for each slot, -1 for an empty one; a power of two in size.
    private var slots = [Int32](repeating: -1, count: 1_024)
    private var mask = 1_023

    init() {}

    /// Restores a table; nil when a hash comes twice.
    init?(_ keys: [UInt64]) {
        self.keys = keys
        var size = slots.count
        while size < keys.count * 2 { size *= 2 }
        if !rebuild(size) { return nil }
    }

    /// The number of a hash; nil when it was never inserted.
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

    /// Inserts a hash unless it is there; returns its number.
    mutating func insert(_ key: UInt64) -> (number: Int, isNew: Bool) {
        var slot = Int(truncatingIfNeeded: key) & mask
        while true {
            let number = slots[slot]
            if number < 0 { break }
            if keys[Int(number)] == key { return (Int(number), false) }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(keys.count)
        keys.append(key)
        if keys.count * 2 > slots.count { _ = rebuild(slots.count * 4) }
        return (keys.count - 1, true)
    }

    /// Makes the table anew with `size` slots; false when a hash came twice.
    private mutating func rebuild(_ size: Int) -> Bool {
        slots = [Int32](repeating: -1, count: size)
        mask = size - 1
        for (number, key) in keys.enumerated() {
            var slot = Int(truncatingIfNeeded: key) & mask
            while slots[slot] >= 0 {
                if keys[Int(slots[slot])] == key { return false }
                slot = (slot + 1) & mask
            }
            slots[slot] = Int32(number)
        }
        return true
    }
}
