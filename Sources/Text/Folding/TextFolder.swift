/// Brings a text into the form in which texts are compared, and finds its tokens.
///
/// Folding is Unicode's NFKC_Casefold and what customers' spelling asks for beyond it: digits of every script become
/// ASCII, typographic quotes straight ones, Arabic loses vowel signs and tatweel and the variants of alef, yeh and teh
/// marbuta, Chinese becomes simplified where the profile says so, and an emoji loses its skin tone. Invisible
/// characters go, but for joiners that make a difference: between Arabic letters, after an Indic virama and in emoji.
///
/// Folding a folded text changes nothing, and canonically equal texts fold to the same bytes. Both hold as long as no
/// letter carries more than 30 marks; marks beyond that are left out. The time taken is linear in the text.
public struct TextFolder: Sendable {
    /// The profile it folds for.
    public let profile: FoldingProfile
    private let table: CodePointTable

    /// Makes a folder; the first of a profile in a process builds its tables, which takes some milliseconds.
    public init(profile: FoldingProfile) {
        self.profile = profile
        table = CodePointTable.shared
        if profile == .chinese { _ = ChineseSimplification.shared }
    }

    /// Folds a text.
    public func fold(_ text: String) -> FoldedText {
        var contiguous = text
        let (folded, offsets) = contiguous.withUTF8 { bytes in
            Self.foldedASCII(bytes, profile) ?? foldedUnicode(bytes)
        }
        let tokens = folded.withUnsafeBufferPointer { TokenScanner(table: table).tokens(in: $0) }
        return FoldedText(original: contiguous, profile: profile, folded: folded, tokens: tokens, offsets: offsets)
    }

    /// Lower-cases a text that's ASCII alone; nil for any other, and for one with an `I` that isn't that of `i`.
    private static func foldedASCII(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ profile: FoldingProfile
    ) -> ([UInt8], OffsetMap)? {
        var all: UInt8 = 0
        var hasDotless = false
        for byte in bytes {
            all |= byte
            hasDotless = hasDotless || byte == 0x49
        }
        if all >= 0x80 || hasDotless && profile == .turkic { return nil }
        let folded = [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, filled in
            for index in 0..<bytes.count {
                let byte = bytes[index]
                buffer[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
            }
            filled = bytes.count
        }
        return (folded, OffsetMap(originalCount: bytes.count))
    }

    private func foldedUnicode(_ bytes: UnsafeBufferPointer<UInt8>) -> ([UInt8], OffsetMap) {
        var run = FoldingRun(bytes: bytes, profile: profile, table: table)
        run.foldAll()
        return (run.folded, run.offsets)
    }
}
