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
                return (length, String(decoding: buffer[..<length], as: UTF16.self))
            }
            if length < 0 { return nil }
            if length <= capacity { return text }
            capacity = length
        }
    }
}
