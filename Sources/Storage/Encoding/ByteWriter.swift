/// Writes values one after another into bytes, without names: what is written first has to be read first.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    init() { bytes.reserveCapacity(256) }

    /// A byte as it is.
    mutating func write(byte: UInt8) { bytes.append(byte) }

    /// An unsigned number, seven bits a byte, the lowest first; small ones take one byte.
    mutating func write(unsigned number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// A text: its length in bytes and its UTF-8.
    mutating func write(text: String) {
        var text = text
        text.withUTF8 { utf8 in
            write(unsigned: UInt64(utf8.count))
            bytes.append(contentsOf: utf8)
        }
    }

    /// A value.
    mutating func write(_ value: some Stored) { value.write(to: &self) }
}
