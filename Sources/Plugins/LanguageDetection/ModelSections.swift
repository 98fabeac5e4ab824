/// The checked table of contents of a model file.
struct ModelSections {
    /// The parts of the file, by the numbers they carry there.
    enum Part: UInt32, CaseIterable {
        case languages = 1, groups, letterPages, letters, compositions, rowSlots, rows, buckets, entries
    }

    /// One part: memory inside the file, and what it belongs to.
    struct Section {
        let bytes: ModelBytes
        let memory: UnsafeRawBufferPointer

        /// The part as records of one size; the rest of a last broken record is left out.
        func records(of size: Int) -> [Slice<UnsafeRawBufferPointer>] {
            stride(from: 0, through: memory.count - size, by: size).map { memory[$0..<$0 + size] }
        }
    }

    private static let magic: [UInt8] = Array("FDLANG\r\n".utf8)
    private static let headerSize = 32
    private static let recordSize = 24

    let path: String
    private let bytes: ModelBytes
    private var ranges: [Part: Range<Int>] = [:]

    init(_ bytes: ModelBytes, path: String) throws(LanguageModelError) {
        self.bytes = bytes
        self.path = path
        let memory = bytes.buffer
        func number32(_ offset: Int) -> Int {
            Int(UInt32(littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        }
        func number64(_ offset: Int) -> UInt64 {
            UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        }
        guard memory.count >= Self.headerSize, memory[..<8].elementsEqual(Self.magic) else {
            throw .notAModel(path: path)
        }
        let version = number32(8)
        guard version == LanguageModel.formatVersion else {
            throw .version(path: path, found: version, expected: LanguageModel.formatVersion)
        }
        let expected = Int(clamping: number64(16))
        guard expected == memory.count else { throw .size(path: path, found: memory.count, expected: expected) }
        guard Self.checksum(UnsafeRawBufferPointer(rebasing: memory[Self.headerSize...])) == number64(24) else {
            throw .checksum(path: path)
        }
        let count = number32(12)
        guard count <= 64, Self.headerSize + count * Self.recordSize <= memory.count else {
            throw .malformed(path: path, part: "contents")
        }
        for index in 0..<count {
            let record = Self.headerSize + index * Self.recordSize
            guard let part = Part(rawValue: UInt32(number32(record))) else { continue }
            let (start, length) = (Int(clamping: number64(record + 8)), Int(clamping: number64(record + 16)))
            guard start <= memory.count, length <= memory.count - start else { throw malformed(part) }
            ranges[part] = start..<start + length
        }
        for part in Part.allCases where ranges[part] == nil { throw malformed(part) }
    }

    /// A part of the file.
    subscript(part: Part) -> Section {
        // Every part was found when the table was read; an empty range keeps this total.
        Section(bytes: bytes, memory: UnsafeRawBufferPointer(rebasing: bytes.buffer[ranges[part] ?? 0..<0]))
    }

    func malformed(_ part: Part) -> LanguageModelError { .malformed(path: path, part: "\(part)") }

    /// Four lanes of 64-bit words, each multiplied on: about a millisecond for ten megabytes.
    static func checksum(_ memory: UnsafeRawBufferPointer) -> UInt64 {
        let start: UInt64 = 0xCBF2_9CE4_8422_2325
        let factor: UInt64 = 0x100_0000_01B3
        var (first, second, third, fourth) = (start, start, start, start)
        func word(_ place: Int) -> UInt64 {
            if place + 8 <= memory.count {
                return UInt64(littleEndian: memory.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            }
            return stride(from: memory.count - 1, through: place, by: -1).reduce(0) { $0 << 8 | UInt64(memory[$1]) }
        }
        var place = 0
        while place < memory.count {
            first = (first ^ word(place)) &* factor
            second = (second ^ word(place + 8)) &* factor
            third = (third ^ word(place + 16)) &* factor
            fourth = (fourth ^ word(place + 24)) &* factor
            place += 32
        }
        return [first, second, third, fourth].reduce(0) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 }
    }
}
