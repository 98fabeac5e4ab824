/// What is known about every code point, in a two-stage table.
///
/// Built once from ICU, in some 30 ms; from then on most text folds without a call to ICU.
final class CodePointTable: @unchecked Sendable {
    // @unchecked Sendable because the memory is written before `init` returns, and only read after that.

    /// The table, which lives as long as the process.
    static let shared = CodePointTable()

    /// Zeros of the scripts that have digits of their own, ascending.
    let digitZeros: [UInt32]
    /// For each 256 code points, the number of their page.
    private let pageNumbers: UnsafeMutablePointer<UInt16>
    /// 256 words a page.
    private let entries: UnsafeMutablePointer<UInt32>
    /// 256 indices into `sequences` a page, in step with `entries`.
    private let mappings: UnsafeMutablePointer<UInt16>
    /// Offset and length in `bytes`.
    private let sequences: UnsafeMutablePointer<UInt32>
    private let bytes: UnsafeMutablePointer<UInt8>
    private let turkic: [UInt32: Int]

    private init() {
        let builder = CodePointTableBuilder()
        digitZeros = builder.digitZeros
        pageNumbers = Self.permanent(builder.pageNumbers)
        entries = Self.permanent(builder.entries)
        mappings = Self.permanent(builder.mappings)
        sequences = Self.permanent(builder.sequences)
        bytes = Self.permanent(builder.bytes)
        turkic = builder.turkic
    }

    deinit {
        pageNumbers.deallocate()
        entries.deallocate()
        mappings.deallocate()
        sequences.deallocate()
        bytes.deallocate()
    }

    private static func permanent<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, elements.count))
        for (index, element) in elements.enumerated() { (memory + index).initialize(to: element) }
        return memory
    }

    /// What is known about a code point, which has to be one (below U+110000).
    @inline(__always)
    subscript(codePoint: UInt32) -> CodePointEntry {
        CodePointEntry(bits: entries[index(of: codePoint)])
    }

    /// The UTF-8 that a mapped code point folds to.
    @inline(__always)
    func mapping(of codePoint: UInt32) -> UnsafeBufferPointer<UInt8> {
        sequence(Int(mappings[index(of: codePoint)]))
    }

    /// The UTF-8 that a code point folds to in Turkic languages, if it's one of those that differ.
    func turkicMapping(of codePoint: UInt32) -> UnsafeBufferPointer<UInt8>? {
        turkic[codePoint].map(sequence)
    }

    @inline(__always)
    private func sequence(_ number: Int) -> UnsafeBufferPointer<UInt8> {
        let sequence = sequences[number]
        return UnsafeBufferPointer(start: bytes + Int(sequence >> 8), count: Int(sequence & 0xFF))
    }

    @inline(__always)
    private func index(of codePoint: UInt32) -> Int {
        Int(pageNumbers[Int(codePoint >> 8)]) << 8 | Int(codePoint & 0xFF)
    }
}
