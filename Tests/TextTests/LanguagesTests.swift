import FrontdeskCore
import FrontdeskText
import Testing

struct LanguageNamesTests {
    @Test(arguments: [("iw", "he"), ("zh-cmn", "zh"), ("in", "id"), ("EN_us", "en-US"), ("zh-hant-tw", "zh-Hant-TW")])
    func `makes tags canonical`(text: String, canonical: LanguageTag) {
        #expect(LanguageTag(text).canonical == canonical)
    }

    @Test(arguments: ["x", "en-", "english-language-of-nowhere", "退款"])
    func `finds no canonical form of what is no tag`(text: String) {
        let tag = LanguageTag(text)
        #expect(tag.canonical == nil || tag.rawValue == "en")
    }

    @Test(arguments: [
        ("zh", "Hans", Script.han), ("zh-TW", "Hant", .han), ("ja", "Jpan", .han), ("ko", "Kore", .hangul),
        ("en", "Latn", .latin),
        ("sr", "Cyrl", .cyrillic), ("sr-Latn", "Latn", .latin), ("th", "Thai", .thai), ("fa", "Arab", .arabic),
    ])
    func `knows the likely script`(language: LanguageTag, name: String, script: Script) {
        #expect(language.likelyScriptName == name)
        #expect(language.likelyScript == script)
    }

    @Test func `knows the name of a language in itself and in others`() {
        #expect(LanguageTag("de").nameInItself == "Deutsch")
        #expect(LanguageTag("ja").nameInItself == "日本語")
        #expect(LanguageTag("ar").nameInItself == "العربية")
        #expect(LanguageTag("zh-Hant").nameInItself == "中文（繁體）")
        #expect(LanguageTag("fr").name(in: "en") == "French")
        #expect(LanguageTag("qqq").name(in: "en") == "qqq")
    }

    @Test(arguments: [
        ("ar", true), ("he", true), ("fa", true), ("ur", true), ("en", false), ("zh", false), ("az-Arab", true),
    ])
    func `knows the direction of a language`(language: LanguageTag, isRightToLeft: Bool) {
        #expect(language.isRightToLeft == isRightToLeft)
        #expect(TextDirection(language: language) == (isRightToLeft ? .rightToLeft : .leftToRight))
    }
}

struct TextDirectionTests {
    @Test(arguments: [
        ("hello", TextDirection.leftToRight), ("12 שלום hello", .rightToLeft), ("«مرحبا»", .rightToLeft),
        ("退款", .leftToRight),
        ("\u{200F}abc", .rightToLeft), ("\u{2067}שלום\u{2069} a", .leftToRight),
    ])
    func `goes by the first letter`(text: String, direction: TextDirection) {
        #expect(TextDirection(firstStrongOf: text) == direction)
    }

    @Test(arguments: ["", "123 !", "👋"])
    func `has no direction without letters`(text: String) {
        #expect(TextDirection(firstStrongOf: text) == nil)
    }

    @Test func `isolates a text so that it cannot break out`() {
        #expect(TextDirection.isolated("a\u{2069}\u{202E}b") == "\u{2068}ab\u{2069}")
    }
}

struct ScriptTests {
    @Test func `counts letters by script`() {
        let counts = ScriptCounts("Hello мир 退款 かな カナ 12 👋")
        #expect(counts[.latin] == 5 && counts[.cyrillic] == 3 && counts[.han] == 2)
        #expect(counts[.hiragana] == 2 && counts[.katakana] == 2 && counts.total == 14)
        #expect(counts.dominant == .latin)
        #expect(counts.scripts == [.latin, .cyrillic, .han, .hiragana, .katakana])
        #expect(counts.share(of: .han) == 2.0 / 14)
    }

    @Test func `counts full width and fancy letters once folded`() {
        #expect(ScriptCounts(TextFolder(profile: .root).fold("ｒｅ 𝐟𝐮𝐧𝐝"))[.latin] == 6)
        #expect(ScriptCounts("").dominant == nil)
    }

    @Test(arguments: Script.allCases)
    func `finds a script by its name`(script: Script) {
        #expect(Script(name: script.name) == script)
    }

    @Test(arguments: [
        ("a", Script.latin), ("я", .cyrillic), ("α", .greek), ("ש", .hebrew), ("ع", .arabic), ("ह", .devanagari),
        ("ก", .thai),
        ("ກ", .lao), ("က", .myanmar), ("ក", .khmer), ("漢", .han), ("𠀀", .han), ("あ", .hiragana), ("ア", .katakana),
        ("한", .hangul),
        ("ㅋ", .hangul), ("ა", .georgian), ("ա", .armenian), ("አ", .ethiopic), ("த", .tamil),
    ])
    func `knows the script of a letter`(letter: String, script: Script) {
        #expect(ScriptCounts(letter).dominant == script)
    }
}

struct ConfusablesTests {
    @Test func `finds texts that look alike`() {
        #expect(Confusables.areConfusable("paypal", "раураl"))
        #expect(!Confusables.areConfusable("paypal", "payday"))
        #expect(!Confusables.areConfusable("a", "a"))
        #expect(Confusables.skeleton(of: "").isEmpty)
    }

    @Test(arguments: [
        ("pаypal", true), ("paypal", false), ("привет", false), ("T恤", false), ("カード", false), ("", false),
        ("αbc", true),
    ])
    func `finds words of mixed scripts`(word: String, isMixed: Bool) {
        #expect(Confusables.mixesScripts(word) == isMixed)
    }
}

struct WordBreaksTests {
    @Test(arguments: [
        ("zh", "我想申请退款", ["我想", "申请", "退款"]), ("en", "don't stop, now", ["don't", "stop", "now"]),
        ("th", "คืนเงิน", ["คืน", "เงิน"]),
        ("en", "", []), ("en", "👋 !", []), ("qqq", "a b", ["a", "b"]),
    ])
    func `finds words`(language: LanguageTag, text: String, words: [String]) {
        #expect(WordBreaks(language: language).words(of: text).map(String.init) == words)
    }

    @Test func `covers the text with segments`() {
        let text = "Hé, 退款 👍🏽!"
        let segments = WordBreaks(language: "zh").segments(of: text)
        #expect(segments.first?.range.lowerBound == 0)
        #expect(segments.last?.range.upperBound == text.utf8.count)
        #expect(zip(segments, segments.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
    }
}
