/// Tells for each scalar whether it is a letter, of which writing system, and which letter: case and width are gone.
struct LetterTable {
    /// Classes of scalars; from `firstGroup` on, groups of letters.
    static let separator = 0
    static let mark = 1
    static let digit = 2
    static let apostrophe = 3
    static let firstGroup = 8
    /// The id of an apostrophe inside a word, the same in every group.
    static let apostropheLetter: UInt32 = 3

    /// What the low byte of a Han character says.
    static let hansOnly = 1
    static let hantOnly = 2

    private static let pageBits = 7
    private static let han = 0x20000..<0x40000

    private let bytes: ModelBytes
    private let pages: UnsafeRawBufferPointer
    private let table: UnsafeRawBufferPointer
    private let compositions: UnsafeRawBufferPointer
    private let hanClass: Int

    init(_ sections: ModelSections, groups: [LetterGroup]) throws(LanguageModelError) {
        let pages = sections[.letterPages]
        self.pages = pages.memory
        bytes = pages.bytes
        table = sections[.letters].memory
        compositions = sections[.compositions].memory
        hanClass = groups.firstIndex { $0.kind == .han }.map { $0 + Self.firstGroup } ?? Self.separator
        guard self.pages.count == 2 * (0x10000 >> Self.pageBits) else { throw sections.malformed(.letterPages) }
        let pageCount = table.count / (2 << Self.pageBits)
        for place in stride(from: 0, to: self.pages.count, by: 2) where Self.number(self.pages, place) >= pageCount {
            throw sections.malformed(.letterPages)
        }
        for place in stride(from: 0, to: table.count - 1, by: 2)
        where Self.number(table, place) >> 8 >= Self.firstGroup + groups.count {
            throw sections.malformed(.letters)
        }
    }

    /// The class or group of a scalar in the high byte, its letter in the low one.
    @inline(__always)
    func lookUp(_ scalar: UInt32) -> Int {
        guard scalar < 0x10000 else { return Self.han.contains(Int(scalar)) ? hanClass << 8 : Self.separator << 8 }
        let page = Self.number(pages, 2 * Int(scalar >> UInt32(Self.pageBits)))
        let place = Int(scalar) & ((1 << Self.pageBits) - 1)
        return Self.number(table, 2 * (page << Self.pageBits + place))
    }

    /// The letter that a letter and a combining mark make together, if there is one.
    func composed(_ letter: UInt32, _ mark: UInt32) -> UInt32? {
        guard letter < 0x10000, mark < 0x10000 else { return nil }
        let sought = letter << 16 | mark
        var (low, high) = (0, compositions.count / 6)
        while low < high {
            let middle = (low + high) / 2
            let pair =
                UInt32(Self.number(compositions, 6 * middle)) << 16
                | UInt32(Self.number(compositions, 6 * middle + 2))
            if pair == sought { return UInt32(Self.number(compositions, 6 * middle + 4)) }
            if pair < sought { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    @inline(__always)
    private static func number(_ memory: UnsafeRawBufferPointer, _ offset: Int) -> Int {
        Int(UInt16(littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
    }
}

// The pointers lead into `bytes`, which is kept alive beside them and never written.
extension LetterTable: @unchecked Sendable {}
