/// Checks that bytes are UTF-8 while they arrive in pieces.
///
/// It refuses at the first byte that can't belong to a well-formed text: overlong forms, surrogates and code points
/// above U+10FFFF included.
struct UTF8Validator: Sendable {
    private var missing = 0
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    /// Whether the text could end here.
    var isAtBoundary: Bool { missing == 0 }

    /// Takes the next bytes in; false when they are no UTF-8.
    mutating func accept(_ bytes: UnsafeRawBufferPointer) -> Bool {
        for byte in bytes where !(missing == 0 && byte < 0x80) {
            guard accept(byte) else { return false }
        }
        return true
    }

    private mutating func accept(_ byte: UInt8) -> Bool {
        if missing > 0 {
            guard byte >= lowest, byte <= highest else { return false }
            missing -= 1
            (lowest, highest) = (0x80, 0xBF)
            return true
        }
        switch byte {
        case 0x00...0x7F: return true
        case 0xC2...0xDF: expect(1)
        case 0xE0: expect(2, from: 0xA0)
        case 0xED: expect(2, to: 0x9F)
        case 0xE1...0xEF: expect(2)
        case 0xF0: expect(3, from: 0x90)
        case 0xF1...0xF3: expect(3)
        case 0xF4: expect(3, to: 0x8F)
        default: return false
        }
        return true
    }

    private mutating func expect(_ count: Int, from lowest: UInt8 = 0x80, to highest: UInt8 = 0xBF) {
        missing = count
        self.lowest = lowest
        self.highest = highest
    }
}
