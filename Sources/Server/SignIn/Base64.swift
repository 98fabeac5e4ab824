/// Base64 as RFC 4648 has it, without padding.
enum Base64 {
    private static let urlDigits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// The form that fits into URLs and headers.
    static func urlSafe(_ bytes: [UInt8]) -> String { encode(bytes, urlDigits) }

    /// The usual form.
    static func plain(_ bytes: [UInt8]) -> String { encode(bytes, digits) }

    /// Whether a text has only digits of the form for URLs.
    static func isURLSafe(_ text: some StringProtocol) -> Bool { text.utf8.allSatisfy { urlDigits.contains($0) } }

    /// The bytes behind the usual form; nil for anything else.
    static func decode(_ text: some StringProtocol) -> [UInt8]? {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for byte in text.utf8 {
            guard let digit = digits.firstIndex(of: byte) else { return nil }
            bits = bits << 6 | UInt32(digit)
            count += 6
            guard count >= 8 else { continue }
            count -= 8
            bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            bits &= (1 << UInt32(count)) - 1
        }
        return bits == 0 && count < 6 ? bytes : nil
    }

    private static func encode(_ bytes: [UInt8], _ digits: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | UInt32($1) } << UInt32((3 - group.count) * 8)
            for place in 0...group.count { text.append(digits[Int(bits >> UInt32(18 - 6 * place)) & 63]) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
