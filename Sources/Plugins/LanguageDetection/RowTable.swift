/// Values of short n-grams for every language of a writing system: minus ln P(letter | letters before it).
struct RowTable {
    /// A row in sixteenths of a nat, one byte a language.
    typealias Row = UnsafePointer<UInt8>

    private static let rowBits: UInt32 = 18

    private let bytes: ModelBytes
    private let slots: UnsafeRawBufferPointer
    private let rows: UnsafeRawBufferPointer

    init(_ sections: ModelSections, groups: [LetterGroup]) throws(LanguageModelError) {
        let slots = sections[.rowSlots]
        self.slots = slots.memory
        bytes = slots.bytes
        rows = sections[.rows].memory
        for group in groups where group.slotBits > 0 {
            let (count, size) = (1 << min(group.slotBits, 30), group.rowCount * group.languages.count)
            guard group.slotBits < 24, group.firstSlot + count <= self.slots.count / 4,
                group.firstRowByte + size <= rows.count
            else { throw sections.malformed(.groups) }
            var free = 0
            for slot in group.firstSlot..<group.firstSlot + count {
                let row = slotValue(slot) & (1 << Self.rowBits - 1)
                guard row <= group.rowCount else { throw sections.malformed(.rowSlots) }
                if row == 0 { free += 1 }
            }
            // A table without a free slot would never end a search.
            guard free > 0 else { throw sections.malformed(.rowSlots) }
        }
    }

    /// The row of an n-gram, found by the hash of its key.
    @inline(__always)
    func row(_ hash: UInt64, of group: LetterGroup) -> Row? {
        guard group.slotBits > 0 else { return nil }
        let mask = 1 << group.slotBits - 1
        let fingerprint = UInt32(truncatingIfNeeded: hash & 0x3FFF)
        var place = Int(truncatingIfNeeded: hash >> UInt64(64 - group.slotBits))
        while true {
            let slot = slotValue(group.firstSlot + place)
            if slot == 0 { return nil }
            if slot >> Self.rowBits == fingerprint {
                let row = Int(slot & (1 << Self.rowBits - 1)) - 1
                return rows.baseAddress.map {
                    ($0 + group.firstRowByte + row * group.languages.count).assumingMemoryBound(to: UInt8.self)
                }
            }
            place = (place + 1) & mask
        }
    }

    @inline(__always)
    private func slotValue(_ slot: Int) -> UInt32 {
        UInt32(littleEndian: slots.loadUnaligned(fromByteOffset: 4 * slot, as: UInt32.self))
    }
}

// The pointers lead into `bytes`, which is kept alive beside them and never written.
extension RowTable: @unchecked Sendable {}
