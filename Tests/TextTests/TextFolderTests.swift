import FrontdeskCore
import FrontdeskText
import Testing

struct TextFolderTests {
    private func fold(_ text: String, _ language: LanguageTag = "en") -> String {
        TextFolder(profile: FoldingProfile(language: language)).fold(text).text
    }

    @Test(arguments: [
        ("Refund PLEASE", "refund please"), ("", ""), ("ｒｅｆｕｎｄ　ＮＯＷ！", "refund now!"), ("Meine STRAßE", "meine strasse"),
        ("un caf\u{65}\u{301} svp", "un caf\u{E9} svp"), ("ref\u{200B}und", "refund"),
        ("\u{FEFF}a\u{200E}b\u{AD}c\u{2066}", "abc"), ("what’s “up”", "what's \"up\""), ("geht´s", "geht's"),
        ("رقم ١٢٣", "رقم 123"), ("۴۵٫۵", "45.5"), ("१२", "12"), ("①②", "12"), ("½", "1/2"), ("ΟΔΟΣ", "οδοσ"),
        ("ﬁn", "fin"), ("ПРИВЕТ", "привет"), ("ｷｬﾝｾﾙ ｶﾞ", "キャンセル ガ"), ("カ\u{3099}", "ガ"), ("㌔", "キロ"),
        ("한글", "한글"), ("\u{1112}\u{1161}\u{11AB}", "한"), ("Å", "å"), ("\u{0}a\nB", "\u{0}a\nb"),
    ])
    func `folds width, case, digits, quotes and invisible characters`(text: String, folded: String) {
        #expect(fold(text) == folded)
        #expect(Array(fold(text).utf8) == Array(folded.utf8))
    }

    @Test(arguments: [
        ("مَرْحَبًا", "مرحبا"), ("أريد", "اريد"), ("إلى", "الي"), ("آخر", "اخر"), ("مكتبة", "مكتبه"), ("مــرحبا", "مرحبا"),
        ("سؤال", "سؤال"), ("و\u{640}\u{654}", "ؤ"), ("ا\u{64E}\u{654}", "ا"), ("فارسی", "فارسي"),
    ])
    func `folds the variants of Arabic letters`(text: String, folded: String) {
        #expect(Array(fold(text, "ar").utf8) == Array(folded.utf8))
    }

    @Test(arguments: [
        ("İADE", "iade", "iade"), ("IADE", "iade", "ıade"), ("ısı", "ısı", "ısı"), ("I\u{307}", "i", "i"),
        ("i\u{307}", "i", "i"), ("I\u{323}\u{307}", "\u{1ECB}", "\u{1ECB}"), ("Ｉ", "i", "ı"), ("Î", "\u{EE}", "\u{EE}"),
        ("I\u{302}", "\u{EE}", "\u{EE}"),
        ("i\u{307}\u{301}", "\u{ED}", "\u{ED}"), ("DIŞ", "diş", "dış"),
    ])
    func `folds the letter I as the language does`(text: String, root: String, turkish: String) {
        #expect(Array(fold(text).utf8) == Array(root.utf8))
        #expect(Array(fold(text, "tr").utf8) == Array(turkish.utf8))
        #expect(fold(text, "az") == fold(text, "tr"))
    }

    @Test(arguments: [
        ("我要退款嗎", "我要退款吗"), ("訂單號碼", "订单号码"), ("後來", "后来"), ("臺灣", "台湾"), ("什麼時候發貨", "什么时候发货"),
        ("苎苧薴", "苎苎苎"), ("返品したい", "返品したい"),
    ])
    func `reads traditional Chinese as simplified`(text: String, folded: String) {
        #expect(fold(text, "zh-Hant-TW") == folded)
        #expect(fold(text, "ja") == text)
    }

    @Test(arguments: [
        ("👋🏽 hi", "👋 hi"), ("❤️", "❤"), ("👨🏻‍👩🏿‍👧", "👨‍👩‍👧"), ("👋🏽🏽", "👋"), ("🏽", "🏽"), ("a\u{200D}b", "ab"), ("👋\u{200D}b", "👋b"),
        ("a\u{200D}👋", "a👋"), ("می\u{200C}خواهم", "مي\u{200C}خواهم"), ("می\u{200C} ", "مي "),
        ("क्\u{200D}ष", "क्\u{200D}ष"),
        ("a\u{200C}\u{200C}b", "ab"), ("می\u{200C}\u{200B}\u{200C}خ", "مي\u{200C}خ"),
    ])
    func `keeps the joiners that make a difference and drops skin tones`(text: String, folded: String) {
        #expect(Array(fold(text).utf8) == Array(folded.utf8))
    }

    @Test(arguments: [("น้ำ", "น้ำ"), ("น\u{E4D}\u{E32}", "นำ"), ("ນໍ\u{EB2}", "ນຳ")])
    func `keeps the vowel AM one character`(text: String, folded: String) {
        #expect(Array(fold(text, "th").utf8) == Array(folded.utf8))
    }
}
