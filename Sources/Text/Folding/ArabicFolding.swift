/// What folding does to Arabic letters beyond Unicode's folding.
enum ArabicFolding {
    /// Whether a decomposed code point is left out: vowel signs, Koranic signs and the tatweel.
    static func isStripped(_ codePoint: UInt32) -> Bool {
        switch codePoint {
        case 0x640, 0x610...0x61A, 0x64B...0x652, 0x656...0x65F, 0x670: true
        case 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8, 0x6EA...0x6ED, 0x8D3...0x8E1, 0x8E3...0x8FF: true
        default: false
        }
    }

    /// Whether a letter is an alef with something on it, which is matched as one without: آ أ إ ٱ.
    static func isAlefVariant(_ codePoint: UInt32) -> Bool {
        codePoint == 0x622 || codePoint == 0x623 || codePoint == 0x625 || codePoint == 0x671
    }

    /// The letter that's matched instead of a decomposed one.
    ///
    /// The Persian ی and ک are what many Arabic keyboards type for ي and ك, and the other way round.
    static func replacement(of codePoint: UInt32) -> UInt32? {
        switch codePoint {
        case 0x649, 0x6CC: 0x64A  // ى ی
        case 0x629: 0x647  // ة
        case 0x6A9: 0x643  // ک
        default: nil
        }
    }
}
