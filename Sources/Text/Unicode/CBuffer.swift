/// Reads texts out of C functions that fill a buffer and return the length.
enum CBuffer {
    /// An ASCII text, nil when the function returned -1.
    static func text(
        capacity: Int,
        _ fill: (_ buffer: UnsafeMutablePointer<CChar>, _ capacity: Int32) -> Int32
    ) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
            guard let start = buffer.baseAddress else { return nil }
            let length = Int(fill(start, Int32(capacity)))
            guard (0...capacity).contains(length) else { return nil }
            return String(decoding: buffer[..<length].lazy.map(UInt8.init(bitPattern:)), as: UTF8.self)
        }
    }

    /// A text in UTF-16; asks again when it was longer than the buffer, nil when the function returned -1.
    static func text16(
        capacity: Int,
        _ fill: (_ buffer: UnsafeMutablePointer<UInt16>, _ capacity: Int32) -> Int32
    ) -> String? {
        var capacity = max(1, capacity)
        while true {
            let (length, text) = withUnsafeTemporaryAllocation(of: UInt16.self, capacity: capacity) { buffer in
                guard let start = buffer.baseAddress else { return (-1, "") }
                let length = Int(fill(start, Int32(capacity)))
                guard (0...capacity).contains(length) else { return (length, "") }
                return (length, decoded(UnsafeBufferPointer(rebasing: buffer[..<length])))
            }
            if length < 0 { return nil }
            if length <= capacity { return text }
            capacity = length
        }
    }

    /// The text of UTF-16 code units; half a pair becomes U+FFFD.
    ///
    /// The standard library's conversion goes scalar by scalar through three generic layers.
    private static func decoded(_ units: UnsafeBufferPointer<UInt16>) -> String {
        String(unsafeUninitializedCapacity: units.count * 3) { bytes in
            var count = 0
            var index = 0
            while index < units.count {
                var value = UInt32(units[index])
                index += 1
                if value < 0x80 {
                    bytes[count] = UInt8(truncatingIfNeeded: value)
                    count += 1
                    continue
                }
                if (0xd800..<0xe000).contains(value) {
                    if value < 0xdc00, index < units.count, (0xdc00..<0xe000).contains(units[index]) {
                        value = 0x10000 + (value - 0xd800) << 10 + (UInt32(units[index]) - 0xdc00)
                        index += 1
                    } else {
                        value = 0xfffd
                    }
                }
                for byte in UTF8.encode(Unicode.Scalar(value) ?? "\u{fffd}") ?? UTF8.encodedReplacementCharacter {
                    bytes[count] = byte
                    count += 1
                }
            }
            return count
        }
    }
}
