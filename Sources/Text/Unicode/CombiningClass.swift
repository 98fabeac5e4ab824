import CICU

/// Canonical combining classes.
enum CombiningClass {
    /// The class of a code point, 0 for one that starts a character.
    static func of(_ codePoint: UInt32) -> UInt8 {
        codePoint < 0x300 ? 0 : cicu_combining_class(codePoint)
    }
}
