/// A message cut into tokens of letters, without anything that says nothing about its language.
///
/// Left out are links, mail addresses, @names, #tags, everything with a digit in it (order numbers, sizes, models) and
/// names with a capital inside (`iPhone`). Letters of each writing system are counted.
struct LetterScan {
    /// Letters that stand together, all of one writing system.
    struct Token {
        let group: Int
        let range: Range<Int>
        /// Whether it begins with a capital that the rest lacks, as names do.
        let isCapitalised: Bool
    }

    /// Longer messages are judged by what stands first.
    static let maximumLetters = 600
    static let maximumTokens = 96
    /// Letters of a token that count; whatever is longer is no word.
    static let maximumTokenLength = 24

    /// For each kept letter, its id in its group; for Han characters, the scalar.
    private(set) var letters: [UInt32] = []
    private(set) var tokens: [Token] = []
    /// The number of letters of each group.
    private(set) var counts: [Int]
    /// How many Han characters belong to one tradition alone.
    private(set) var hansOnly = 0
    private(set) var hantOnly = 0
    /// How many codes, names with a capital inside, links and addresses were left out.
    private(set) var leftOut = 0

    private let table: LetterTable
    private let hanGroup: Int

    init(_ text: String, model: LanguageModel) {
        table = model.letters
        counts = [Int](repeating: 0, count: model.groups.count)
        hanGroup = model.han ?? -1
        letters.reserveCapacity(128)
        tokens.reserveCapacity(24)
        var text = text
        text.withUTF8 { read(ScalarReader($0)) }
    }

    /// Lends the letters of a token.
    @inline(__always)
    func withLetters<Result>(of token: Token, _ body: (UnsafeBufferPointer<UInt32>) -> Result) -> Result {
        letters.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[token.range])) }
    }

    private mutating func read(_ text: ScalarReader) {
        var place = 0
        var followsDigit = false
        while place < text.count, letters.count < Self.maximumLetters, tokens.count < Self.maximumTokens {
            if let end = text.endOfAddress(at: place) {
                place = end
                followsDigit = true
                leftOut += 1
                continue
            }
            let (scalar, next) = text.scalar(at: place)
            let entry = table.lookUp(scalar)
            if entry >> 8 >= LetterTable.firstGroup {
                place = readToken(text, from: place, followsDigit: followsDigit)
                followsDigit = false
            } else {
                if entry >> 8 != LetterTable.mark { followsDigit = entry >> 8 == LetterTable.digit }
                place = next
            }
        }
    }

    /// Reads the token that begins at `start`, and keeps it unless it is a code or a product's name.
    ///
    /// - Returns: the place behind it.
    private mutating func readToken(_ text: ScalarReader, from start: Int, followsDigit: Bool) -> Int {
        let first = letters.count
        let group = table.lookUp(text.scalar(at: start).value) >> 8 - LetterTable.firstGroup
        let isHan = group == hanGroup
        var place = start
        var last: UInt32 = 0
        var isName = false
        var capitals = 0
        while place < text.count {
            let (scalar, next) = text.scalar(at: place)
            let entry = table.lookUp(scalar)
            if entry >> 8 == LetterTable.mark {
                if let composed = table.composed(last, scalar), letters.count > first {
                    letters[letters.count - 1] = UInt32(table.lookUp(composed) & 0xFF)
                    last = composed
                }
            } else if entry >> 8 - LetterTable.firstGroup == group {
                if isHan {
                    letters.append(scalar)
                    countTradition(entry)
                } else {
                    if scalar &- 0x41 < 26 {
                        capitals += 1
                        if last &- 0x61 < 26 { isName = true }
                    }
                    keep(UInt32(entry & 0xFF), of: first, isRepeated: scalar == last)
                }
                last = scalar
            } else if entry >> 8 == LetterTable.apostrophe, !isHan, joins(text, next, group) {
                keep(LetterTable.apostropheLetter, of: first, isRepeated: false)
                last = 0
            } else {
                break
            }
            place = next
        }
        if !isHan, isName || followsDigit || startsNumber(text, place) {
            letters.removeSubrange(first...)
            leftOut += 1
        } else {
            counts[group] += letters.count - first
            let isCapitalised = capitals == 1 && text.scalar(at: start).value &- 0x41 < 26
            tokens.append(Token(group: group, range: first..<letters.count, isCapitalised: isCapitalised))
        }
        return place
    }

    /// Whether the apostrophe before `place` stands inside a word: `don't`, but not `l'adresse`, which is two.
    private func joins(_ text: ScalarReader, _ place: Int, _ group: Int) -> Bool {
        var (place, count) = (place, 0)
        while place < text.count, count < 3 {
            let (scalar, next) = text.scalar(at: place)
            guard table.lookUp(scalar) >> 8 - LetterTable.firstGroup == group else { break }
            (place, count) = (next, count + 1)
        }
        return count == 1 || count == 2
    }

    /// Whether a digit follows, or a hyphen and a digit: then the letters before belong to a code.
    private func startsNumber(_ text: ScalarReader, _ place: Int) -> Bool {
        guard place < text.count else { return false }
        var (scalar, next) = text.scalar(at: place)
        if scalar == 0x2D || scalar == 0x5F, next < text.count { (scalar, next) = text.scalar(at: next) }
        return table.lookUp(scalar) >> 8 == LetterTable.digit
    }

    /// Keeps a letter; of "sooooo", two are enough, and of an endless word, its beginning.
    ///
    /// Where the script alone decides, all letters have one id; so the scalars tell whether a letter is repeated.
    private mutating func keep(_ letter: UInt32, of first: Int, isRepeated: Bool) {
        let count = letters.count
        if count - first >= Self.maximumTokenLength { return }
        if isRepeated, count - first >= 2, letters[count - 1] == letter, letters[count - 2] == letter { return }
        letters.append(letter)
    }

    private mutating func countTradition(_ entry: Int) {
        if entry & LetterTable.hansOnly != 0 { hansOnly += 1 }
        if entry & LetterTable.hantOnly != 0 { hantOnly += 1 }
    }
}
