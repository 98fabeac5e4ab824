import FrontdeskText
import Testing

struct FoldedTextTests {
    /// What the visitor wrote where `needle` is found in the folded text.
    private func original(of needle: String, in text: String, _ profile: FoldingProfile = .root) throws -> String {
        let folded = TextFolder(profile: profile).fold(text)
        let range = folded.originalRange(ofFolded: try #require(folded.folded.firstRange(of: Array(needle.utf8))))
        let utf8 = Array(text.utf8)
        return try #require(String(validating: utf8[range], as: UTF8.self))
    }

    @Test(arguments: [
        ("refund", "I want a REFUND now", "REFUND"), ("refund", "ｒｅｆｕｎｄ please", "ｒｅｆｕｎｄ"),
        ("refund", "a ref\u{200B}und b", "ref\u{200B}und"),
        ("ss", "Straße", "ß"), ("s", "Straße", "S"), ("strasse", "Straße!", "Straße"),
        ("é", "un cafe\u{301} svp", "e\u{301}"),
        ("👋", "👋🏽 hi", "👋🏽"), ("مرحبا", "قل مَرْحَبًا لي", "مَرْحَبًا"), ("123", "رقم ١٢٣", "١٢٣"),
        ("キャンセル", "ｷｬﾝｾﾙしたい", "ｷｬﾝｾﾙ"),
        ("ガ", "ｶﾞｽ", "ｶﾞ"), ("hi", "\u{FEFF}\u{200E}hi", "hi"), ("b", "a\u{0}b", "b"), ("1", "x①y", "①"), ("キ", "㌔", "㌔"),
        ("i", "x İ", "İ"), ("ii", "Ⅱ", "Ⅱ"),
    ])
    func `leads back to what was written`(needle: String, text: String, written: String) throws {
        #expect(Array(try original(of: needle, in: text).utf8) == Array(written.utf8))
    }

    @Test(arguments: [
        ("ab", "AB１２", 0..<4, "AB12"), ("x", "Ｃafe\u{301}", 0..<5, "Caf\u{E9}"),
        ("x", "ref\u{200B}UND", 0..<6, "refUND"), ("x", "Straße", 0..<7, "Straße"),
        ("x", "٠٩", 0..<2, "09"), ("x", "ｷｬﾝｾﾙ", 0..<15, "キャンセル"), ("x", "مَرْحَبًا", 0..<10, "مَرْحَبًا"),
        ("x", "O’Neil", 0..<6, "O’Neil"),
        ("x", "👨‍👩‍👧", 0..<18, "👨‍👩‍👧"), ("x", "", 0..<0, ""),
    ])
    func `spells a capture as the visitor did, but for width and digits`(
        _: String,
        text: String,
        range: Range<Int>,
        spelling: String
    ) {
        let folded = TextFolder(profile: .root).fold(text)
        #expect(Array(folded.spelling(ofFolded: range).utf8) == Array(spelling.utf8))
    }

    @Test(arguments: [-5..<3, 2..<900, 900..<901, 3..<3, 0..<0, Int.min..<Int.max])
    func `takes any range`(range: Range<Int>) {
        let folded = TextFolder(profile: .root).fold("Straße 👋🏽")
        let original = folded.originalRange(ofFolded: range)
        #expect(original.lowerBound >= 0 && original.upperBound <= folded.original.utf8.count)
        #expect(!range.isEmpty || original.isEmpty)
        #expect(folded.text(in: range).utf8.count <= folded.folded.count)
    }

    @Test func `never cuts a character in two`() {
        let text = "🇩🇪👨‍👩‍👧e\u{301}\r\nก\u{E33}"
        let folded = TextFolder(profile: .root).fold(text)
        let boundaries = Set(text.indices.map { $0.utf16Offset(in: text) } + [text.utf16.count])
        for start in 0..<folded.folded.count {
            for end in start + 1...folded.folded.count {
                let range = folded.originalRange(ofFolded: start..<end)
                for offset in [range.lowerBound, range.upperBound] {
                    let index = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
                    #expect(boundaries.contains(index.utf16Offset(in: text)))
                }
            }
        }
    }
}

struct FoldedTextElongationTests {
    @Test(arguments: [
        ("pleeeease", "pleease"), ("Cooool", "cool"), ("1000000", "1000000"), ("ㅋㅋㅋㅋ", "ᄏᄏ"), ("ok", "ok"),
    ])
    func `shortens stretched words`(word: String, short: String) throws {
        let folded = TextFolder(profile: .root).fold(word)
        #expect(folded.unstretchedText(of: try #require(folded.tokens.first)) == short)
    }
}
