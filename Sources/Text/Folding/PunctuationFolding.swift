/// Signs that are typed in many ways and mean one.
enum PunctuationFolding {
    /// The ASCII sign that's matched instead of a code point.
    static func replacement(of codePoint: UInt32) -> UInt32? {
        switch codePoint {
        case 0x2018...0x201B, 0x2032, 0x2BC, 0x5F3: 0x27  // ‘ ’ ‚ ‛ ′ ʼ ׳
        case 0x201C...0x201F, 0x5F4: 0x22  // “ ” „ ‟ ״
        case 0x66B: 0x2E  // Arabic decimal separator
        case 0x66C: 0x2C  // Arabic thousands separator
        case 0x2044: 0x2F  // the slash within ½
        default: nil
        }
    }
}
