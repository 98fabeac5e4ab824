import FrontdeskCore
import FrontdeskText
import Testing

struct TextTokenTests {
    private func tokens(_ text: String, _ profile: FoldingProfile = .root) -> [String] {
        let folded = TextFolder(profile: profile).fold(text)
        return folded.tokens.map(folded.text(of:))
    }

    @Test(arguments: [
        ("", []), ("  \n", []), ("!!!", []), ("\u{301}", []), ("\u{64E}", []), ("\u{200D}", []), ("\u{0}", []),
        ("refund,now!", ["refund", "now"]), ("what’s up", ["what's", "up"]), ("'hello'", ["hello"]),
        ("rock'n'roll", ["rock'n'roll"]), ("dogs' bones", ["dogs", "bones"]), ("a''b", ["a", "b"]),
        ("12.50 1,000.5 3. .4", ["12.50", "1,000.5", "3", "4"]), ("1..2", ["1", "2"]), ("v1.2", ["v1.2"]),
        ("a.b c,d", ["a", "b", "c", "d"]), ("12:30", ["12", "30"]), ("AB12345678", ["ab12345678"]),
        ("a_b-c.d/e:f", ["a", "b", "c", "d", "e", "f"]), ("#5", ["5"]), ("50%", ["50"]), ("x@y.de", ["x", "y", "de"]),
        ("Straße", ["strasse"]), ("한국어 환불", ["한국어", "환불"]), ("नमस्ते दुनिया", ["नमस्ते", "दुनिया"]),
        ("می\u{200C}خواهم", ["مي\u{200C}خواهم"]), ("شكرا، مرحبا؟", ["شكرا", "مرحبا"]), ("l'été", ["l'été"]),
    ])
    func `finds words in scripts with spaces`(text: String, words: [String]) {
        #expect(tokens(text) == words)
    }

    @Test(arguments: [
        ("我想退款，", ["我", "想", "退", "款"]), ("返品したい", ["返", "品", "し", "た", "い"]), ("ガー", ["ガ", "ー"]), ("カ\u{3099}", ["ガ"]),
        ("น้ำ", ["น้ำ"]), ("คืนเงิน", ["คื", "น", "เ", "งิ", "น"]), ("ສະບາຍ", ["ສ", "ະ", "ບ", "າ", "ຍ"]),
        ("ကို", ["ကို"]), ("订单AB12号3", ["订", "单", "ab12", "号", "3"]), ("K歌", ["k", "歌"]), ("々〇", ["々", "〇"]),
    ])
    func `finds one grapheme cluster at a time in scripts without spaces`(text: String, clusters: [String]) {
        #expect(tokens(text) == clusters)
    }

    @Test(arguments: [
        ("👋👋", ["👋", "👋"]), ("👋🏽 hi", ["👋", "hi"]), ("👨‍👩‍👧👍", ["👨‍👩‍👧", "👍"]), ("🇩🇪🇫🇷", ["🇩🇪", "🇫🇷"]), ("🇩🇪🇫", ["🇩🇪", "🇫"]),
        ("ok👍ok", ["ok", "👍", "ok"]), ("1️⃣2", ["1⃣", "2"]), ("a1️⃣", ["a", "1⃣"]), ("#️⃣", ["#⃣"]), ("❤️‍🔥", ["❤‍🔥"]),
        ("©®™", ["tm"]),
        ("🏴‍☠️", ["🏴‍☠"]), ("退👍款", ["退", "👍", "款"]), ("👍\u{200D}", ["👍"]),
    ])
    func `finds emoji, however many code points they are made of`(text: String, emoji: [String]) {
        #expect(tokens(text) == emoji)
    }

    @Test func `tells kinds and counts code points`() {
        let folded = TextFolder(profile: .root).fold("Café น้ำ 👨‍👩‍👧")
        #expect(folded.tokens.map(\.kind) == [.word, .grapheme, .emoji])
        #expect(folded.tokens.map(\.codePoints) == [4, 3, 5])
    }

    @Test(arguments: [
        ("refund", "I want a refund please", "en"), ("refund", "refund", "en"), ("退款", "我 想 退款 吧", "zh"),
        ("退款", "我想退款，怎么办？", "zh"), ("你好", "你好！", "zh"), ("退款", "我要退款嗎", "zh"), ("返品", "この商品を返品したいです", "ja"),
        ("キャンセル", "ｷｬﾝｾﾙしたい", "ja"), ("คืนเงิน", "อยากคืนเงินค่ะ", "th"), ("استرداد", "أريد استرداد المبلغ؟", "ar"),
        ("مرحبا", "مَرْحَبًا", "ar"), ("اريد", "أريد المساعدة", "ar"), ("café", "un cafe\u{301} svp", "fr"),
        ("refund", "ｒｅｆｕｎｄ please", "en"), ("strasse", "Meine Straße", "de"), ("iade", "İADE istiyorum", "tr"),
        ("refund", "refund,now!", "en"), ("what's up", "what’s up", "en"), ("👋", "👋🏽 hi", "en"),
        ("refund", "ref\u{200B}und please", "en"), ("123", "رقم ١٢٣", "ar"), ("iade", "İADE istiyorum", "en"),
    ])
    func `finds the tokens of a phrase one after another in a message`(
        phrase: String,
        message: String,
        language: LanguageTag
    ) {
        let profile = FoldingProfile(language: language)
        #expect(tokens(message, profile).firstRange(of: tokens(phrase, profile)) != nil)
    }

    @Test(arguments: [("art", "I want to start"), ("退款", "我退了票款项呢"), ("طلب", "أين الطلب"), ("1", "12"), ("👨", "👨‍👩‍👧")])
    func `finds no phrase in a part of a token or across others`(phrase: String, message: String) {
        #expect(tokens(message, .chinese).firstRange(of: tokens(phrase, .chinese)) == nil)
    }
}
