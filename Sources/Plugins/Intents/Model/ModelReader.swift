/// Reads what ``ModelWriter`` wrote; never reads beyond the end, and takes no memory for more than there is.
struct ModelReader {
    private let bytes: [UInt8]
    private var place = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether everything has been read.
    var isAtEnd: Bool { place == bytes.count }

    mutating func number<Number: FixedWidthInteger>(
        _ type: Number.Type = Number.self
    ) throws(IntentModelFileError) -> Number {
        let width = Number.bitWidth / 8
        try need(width)
        var number = Number.zero
        for index in (0..<width).reversed() { number = number &<< 8 | Number(truncatingIfNeeded: bytes[place + index]) }
        place += width
        return number
    }

    mutating func double() throws(IntentModelFileError) -> Double {
        Double(bitPattern: try number())
    }

    mutating func text() throws(IntentModelFileError) -> String {
        let count = try count(width: 1)
        guard let text = String(validating: bytes[place..<place + count], as: UTF8.self) else {
            throw .inconsistent(part: "text")
        }
        place += count
        return text
    }

    mutating func floats() throws(IntentModelFileError) -> [Float] {
        try numbers(UInt32.self) { Float(bitPattern: $0) }
    }

    mutating func doubles() throws(IntentModelFileError) -> [Double] {
        try numbers(UInt64.self) { Double(bitPattern: $0) }
    }

    mutating func longs() throws(IntentModelFileError) -> [UInt64] { try numbers(UInt64.self) { $0 } }

    mutating func signedBytes() throws(IntentModelFileError) -> [Int8] {
        try numbers(UInt8.self) { Int8(bitPattern: $0) }
    }

    private mutating func numbers<Bits: FixedWidthInteger, Number>(
        _ type: Bits.Type,
        _ convert: (Bits) -> Number
    ) throws(IntentModelFileError) -> [Number] {
        let width = MemoryLayout<Bits>.size
        let count = try count(width: width)
        let start = place
        place += count * width
        return bytes.withUnsafeBytes { bytes in
            [Number](unsafeUninitializedCapacity: count) { buffer, filled in
                for index in 0..<count {
                    let bits = bytes.loadUnaligned(fromByteOffset: start + index * width, as: Bits.self)
                    buffer.initializeElement(at: index, to: convert(Bits(littleEndian: bits)))
                }
                filled = count
            }
        }
    }

    /// A count of items of `width` bytes each, all of which are there.
    private mutating func count(width: Int) throws(IntentModelFileError) -> Int {
        let count = Int(try number(UInt32.self))
        try need(count * width)
        return count
    }

    private func need(_ count: Int) throws(IntentModelFileError) {
        if bytes.count - place < count { throw .truncated(at: bytes.count, needed: count - (bytes.count - place)) }
    }
}
