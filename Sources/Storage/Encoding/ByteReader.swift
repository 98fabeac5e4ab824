/// Reads what a ``ByteWriter`` wrote.
struct ByteReader {
    /// The bytes are not what a writer leaves.
    struct Malformed: Error, Hashable {
        /// What was expected, and where.
        let expected: String
        let offset: Int
    }

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    /// Reads `bytes`, which must outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    /// Whether everything was read.
    var isAtEnd: Bool { offset == bytes.count }

    mutating func byte() throws(Malformed) -> UInt8 {
        guard offset < bytes.count else { throw malformed("a byte") }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func unsigned() throws(Malformed) -> UInt64 {
        var number: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 64, by: 7) {
            let byte = try byte()
            number |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 { return number }
        }
        throw malformed("a number")
    }

    /// A number of things that follow, each of at least one byte.
    mutating func count() throws(Malformed) -> Int {
        let number = try unsigned()
        guard number <= UInt64(bytes.count - offset) else { throw malformed("\(number) values") }
        return Int(number)
    }

    mutating func text() throws(Malformed) -> String {
        let count = try count()
        defer { offset += count }
        return String(decoding: UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count]), as: UTF8.self)
    }

    mutating func value<Value: Stored>(_ type: Value.Type = Value.self) throws(Malformed) -> Value {
        try Value(from: &self)
    }

    /// The error that something else stands here.
    func malformed(_ expected: String) -> Malformed { Malformed(expected: expected, offset: offset) }
}
