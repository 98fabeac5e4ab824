/// Numbers for byte strings: the tokens, prefixes or suffixes that patterns name.
///
/// Open addressing over FNV-1a; looking up allocates nothing.
final class SymbolTable: Sendable {
    private let slots: FrozenTable<Slot>
    private let mask: Int
    private let blob: FrozenTable<UInt8>
    /// For each length in bytes up to 63, whether an entry has it; longer ones share the last bit.
    let lengths: UInt64
    let count: Int

    private struct Slot: Sendable, BitwiseCopyable {
        var hash: UInt32
        var symbol: Int32
        var start: Int32
        var length: Int32
    }

    /// Numbers the entries of a dictionary; the values are the symbols.
    init(_ entries: [(bytes: [UInt8], symbol: Int32)]) {
        count = entries.count
        var capacity = 16
        while capacity < entries.count * 2 { capacity *= 2 }
        mask = capacity - 1
        var slots = [Slot](repeating: Slot(hash: 0, symbol: -1, start: 0, length: 0), count: capacity)
        var blob: [UInt8] = []
        var lengths: UInt64 = 0
        for entry in entries {
            var hash = Self.seed
            for byte in entry.bytes { hash = Self.step(hash, byte) }
            var slot = Int(Self.mixed(hash)) & mask
            while slots[slot].symbol >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Slot(
                hash: Self.mixed(hash),
                symbol: entry.symbol,
                start: Int32(blob.count),
                length: Int32(entry.bytes.count)
            )
            blob.append(contentsOf: entry.bytes)
            lengths |= 1 << UInt64(min(entry.bytes.count, 63))
        }
        self.slots = FrozenTable(slots)
        self.blob = FrozenTable(blob)
        self.lengths = lengths
    }

    /// The start of a running hash.
    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    /// Takes a byte into a running hash.
    @inline(__always)
    static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    @inline(__always)
    private static func mixed(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash ^ hash >> 32) }

    /// The symbol of `bytes`, whose running hash is `hash`, read forwards; -1 for none.
    @inline(__always)
    func symbol(_ bytes: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int32 {
        find(hash: hash, length: length) { bytes[$0] }
    }

    /// The symbol of the bytes that end before `end`, whose running hash was taken backwards; -1 for none.
    @inline(__always)
    func symbol(endingAt end: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int32 {
        find(hash: hash, length: length) { end[-1 - $0] }
    }

    @inline(__always)
    private func find(hash: UInt64, length: Int, _ byte: (Int) -> UInt8) -> Int32 {
        let mixed = Self.mixed(hash)
        var index = Int(mixed) & mask
        while true {
            let slot = slots[index]
            if slot.symbol < 0 { return -1 }
            if slot.hash == mixed, Int(slot.length) == length {
                var offset = 0
                while offset < length, blob[Int(slot.start) + offset] == byte(offset) { offset += 1 }
                if offset == length { return slot.symbol }
            }
            index = (index + 1) & mask
        }
    }

    /// The symbol of some bytes, hashed here.
    func symbol(of bytes: [UInt8]) -> Int32 {
        var hash = Self.seed
        for byte in bytes { hash = Self.step(hash, byte) }
        return find(hash: hash, length: bytes.count) { bytes[$0] }
    }
}
