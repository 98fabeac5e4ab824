import Foundation

/// Letters without their accents, the way they are typed in a hurry.
///
/// Latin and Greek letters lose every mark; ё is read as е. Letters of other scripts stay as they are: there a mark
/// makes a different letter that nobody leaves out.
enum PlainLetters {
    private static let latin: ClosedRange<UInt32> = 0xC0...0x24F
    private static let latinAdditional: ClosedRange<UInt32> = 0x1E00...0x1EFF
    private static let greek: ClosedRange<UInt32> = 0x370...0x3FF

    private static let latinTable = table(latin)
    private static let latinAdditionalTable = table(latinAdditional)
    private static let greekTable = table(greek)

    /// The letter without accents.
    @inline(__always)
    static func plain(_ codePoint: UInt32) -> UInt32 {
        codePoint < 0xC0 ? codePoint : plainBeyondASCII(codePoint)
    }

    private static func plainBeyondASCII(_ codePoint: UInt32) -> UInt32 {
        if latin.contains(codePoint) { return latinTable[Int(codePoint - latin.lowerBound)] }
        if greek.contains(codePoint) { return greekTable[Int(codePoint - greek.lowerBound)] }
        if codePoint == 0x451 { return 0x435 }
        if latinAdditional.contains(codePoint) {
            return latinAdditionalTable[Int(codePoint - latinAdditional.lowerBound)]
        }
        return codePoint
    }

    private static func table(_ range: ClosedRange<UInt32>) -> [UInt32] {
        range.map { codePoint in
            guard let scalar = Unicode.Scalar(codePoint) else { return codePoint }
            let decomposed = String(scalar).decomposedStringWithCanonicalMapping
            return decomposed.unicodeScalars.first?.value ?? codePoint
        }
    }
}
