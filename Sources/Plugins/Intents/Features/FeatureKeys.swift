import FrontdeskText

/// The features of one text, as 64-bit hashes in two blocks that are weighed apart.
///
/// The word block holds words, pairs of neighbouring words and the signs `?` and `!`; every character of a script
/// without spaces is a word. The letter block holds runs of two to five letters within a stretch: a word, or
/// characters of a script without spaces that follow each other. Neither knows accents, apostrophes or letters repeated
/// more than twice, but a word that has an accent counts with it too.
struct FeatureKeys {
    /// A word or a row of characters without spaces.
    struct Stretch {
        /// The hash of its letters.
        let key: UInt64
        fileprivate let letters: Range<Int>

        /// It has no more runs than this.
        var runLimit: Int { (letters.count + 2) * (FeatureKeys.longestRun - FeatureKeys.shortestRun + 1) }
    }

    /// Hashes of words and word pairs, with repetitions.
    private(set) var words: [UInt64] = []
    /// The stretches, from first to last.
    private(set) var stretches: [Stretch] = []

    /// A text is read up to this many bytes; what follows has no influence.
    static let byteLimit = 4_096

    fileprivate static let shortestRun = 2
    fileprivate static let longestRun = 5
    private static let boundary: UInt32 = 1
    private static let wordSeed: UInt64 = 0x1F3D_5B79
    private static let stretchSeed: UInt64 = 0x6B8F_1E2D
    private static let runSeed: UInt64 = 0x2C6E_48A3
    private static let pairSalt: UInt64 = 0x51ED_270B
    private static let edgeHash: UInt64 = 0x7654_3210_89AB_CDEF

    private var letters: [UInt32] = []
    private var open = 0
    private var previous = FeatureKeys.edgeHash

    init(_ text: FoldedText) {
        let bytes = text.folded
        words.reserveCapacity(text.tokens.count * 2 + 8)
        letters.reserveCapacity(bytes.count)
        stretches.reserveCapacity(text.tokens.count)
        bytes.withUnsafeBufferPointer { bytes in scan(text.tokens, bytes) }
        if !words.isEmpty { words.append(Self.mix(previous, Self.edgeHash ^ Self.pairSalt)) }
    }

    private mutating func scan(_ tokens: [TextToken], _ bytes: UnsafeBufferPointer<UInt8>) {
        var end = 0
        var graphemeEnd = -1
        for token in tokens {
            let range = token.range
            if range.upperBound > Self.byteLimit { break }
            addSigns(in: end..<range.lowerBound, bytes)
            end = range.upperBound
            if token.kind != .grapheme || graphemeEnd != range.lowerBound { closeStretch() }
            let first = letters.count
            let accented = appendLetters(range, bytes)
            var hash = Self.wordSeed
            for letter in letters[first...] { hash = Self.mix(hash, UInt64(letter)) }
            addWord(hash)
            if accented != hash { words.append(accented) }
            switch token.kind {
            case .grapheme: graphemeEnd = end
            case .word: closeStretch()
            case .emoji: letters.removeSubrange(open...)
            }
        }
        closeStretch()
        addSigns(in: end..<min(bytes.count, Self.byteLimit), bytes)
    }

    /// Appends a token's plain letters; returns the hash of the word as it is spelt, which is that of the plain one when
    /// nothing was left out.
    private mutating func appendLetters(_ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        let first = letters.count
        var spelling = Self.wordSeed
        var index = range.lowerBound
        var isPlain = true
        while index < range.upperBound {
            let (codePoint, length) = Self.decode(bytes, index)
            index += length
            if codePoint == 0x27 { continue }
            let letter = PlainLetters.plain(codePoint)
            let count = letters.count
            if count - first >= 2, letters[count - 1] == letter, letters[count - 2] == letter, letter > 0x39 {
                continue
            }
            letters.append(letter)
            spelling = Self.mix(spelling, UInt64(codePoint))
            isPlain = isPlain && letter == codePoint
        }
        if isPlain { return spelling }
        return Self.mix(spelling, Self.pairSalt)
    }

    private mutating func addWord(_ hash: UInt64) {
        words.append(hash)
        words.append(Self.mix(previous, hash ^ Self.pairSalt))
        previous = hash
    }

    private mutating func addSigns(in range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        for index in range {
            let isArabicQuestion = bytes[index] == 0xD8 && index + 1 < range.upperBound && bytes[index + 1] == 0x9F
            if bytes[index] == 0x3F || isArabicQuestion {
                addWord(0x3F)
            } else if bytes[index] == 0x21 {
                addWord(0x21)
            }
        }
    }

    private mutating func closeStretch() {
        if open == letters.count { return }
        var hash = Self.stretchSeed
        for letter in letters[open...] { hash = Self.mix(hash, UInt64(letter)) }
        stretches.append(Stretch(key: hash, letters: open..<letters.count))
        open = letters.count
    }

    /// How long runs have to be to tell what a stretch is about: two characters of Han or kana are a word by themselves, and
    /// longer runs of a sentence without blanks are hardly ever met twice.
    func tellingLength(of stretch: Stretch) -> Int {
        let isIdeographic = letters[stretch.letters].contains { (0x3041...0x9FFF).contains($0) }
        return isIdeographic ? Self.shortestRun : Self.longestRun
    }

    /// Calls `body` with the hash of every run of letters of a stretch, which has a mark at either end.
    @inline(__always)
    func forEachRun(of stretch: Stretch, upTo longest: Int = FeatureKeys.longestRun, _ body: (UInt64) -> Void) {
        letters.withUnsafeBufferPointer { letters in
            let first = stretch.letters.lowerBound - 1
            let last = stretch.letters.upperBound
            for start in first...last {
                var hash = Self.runSeed
                for position in start...min(last, start + longest - 1) {
                    let isEdge = position == first || position == last
                    hash = Self.mix(hash, UInt64(isEdge ? Self.boundary : letters[position]))
                    if position - start + 1 >= Self.shortestRun { body(hash) }
                }
            }
        }
    }

    @inline(__always)
    private static func mix(_ hash: UInt64, _ value: UInt64) -> UInt64 {
        let product = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
        return product ^ (product >> 29)
    }

    @inline(__always)
    private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (codePoint: UInt32, length: Int) {
        let lead = UInt32(bytes[index])
        if lead < 0x80 { return (lead, 1) }
        let tail = { (offset: Int) in UInt32(bytes[index + offset] & 0x3F) }
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | tail(1), 2) }
        if lead < 0xF0 { return ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
        return ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
    }
}
