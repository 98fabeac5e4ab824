/// Reading and writing code points in UTF-8 that's known to be well-formed.
enum UTF8Bytes {
    /// The code point at `index` and the number of its bytes.
    @inline(__always)
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (codePoint: UInt32, length: Int) {
        let lead = UInt32(bytes[index])
        if lead < 0x80 { return (lead, 1) }
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | tail(bytes, index + 1), 2) }
        if lead < 0xF0 {
            return ((lead & 0x0F) << 12 | tail(bytes, index + 1) << 6 | tail(bytes, index + 2), 3)
        }
        let high = (lead & 0x07) << 18 | tail(bytes, index + 1) << 12
        return (high | tail(bytes, index + 2) << 6 | tail(bytes, index + 3), 4)
    }

    /// Adds a code point.
    @inline(__always)
    static func append(_ codePoint: UInt32, to bytes: inout [UInt8]) {
        if codePoint < 0x80 {
            bytes.append(UInt8(codePoint))
        } else if codePoint < 0x800 {
            bytes.append(UInt8(0xC0 | codePoint >> 6))
            bytes.append(UInt8(0x80 | codePoint & 0x3F))
        } else if codePoint < 0x10000 {
            bytes.append(UInt8(0xE0 | codePoint >> 12))
            bytes.append(UInt8(0x80 | codePoint >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | codePoint & 0x3F))
        } else {
            bytes.append(UInt8(0xF0 | codePoint >> 18))
            bytes.append(UInt8(0x80 | codePoint >> 12 & 0x3F))
            bytes.append(UInt8(0x80 | codePoint >> 6 & 0x3F))
            bytes.append(UInt8(0x80 | codePoint & 0x3F))
        }
    }

    @inline(__always)
    private static func tail(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32 {
        UInt32(bytes[index]) & 0x3F
    }
}
