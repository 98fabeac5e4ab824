import FrontdeskCore
import FrontdeskRules
import Testing

struct UnicodeCasesTests {
    @Test(arguments: [
        ("en", "refund", "I want a refund please"),
        ("en", "refund", "refund"),
        ("zh", "退款", "我 想 退款 吧"),
        ("zh", "退款", "我想退款，怎么办？"),
        ("zh", "exactly 你好", "你好！"),
        ("zh", "退款", "我要退款嗎"),
        ("zh", "退钱", "我要退錢"),
        ("ja", "返品", "この商品を返品したいです"),
        ("ja", "キャンセル", "ｷｬﾝｾﾙしたい"),
        ("th", "คืนเงิน", "อยากคืนเงินค่ะ"),
        ("ar", "استرداد", "أريد استرداد المبلغ؟"),
        ("ar", "مرحبا", "مَرْحَبًا"),
        ("ar", "اريد", "أريد المساعدة"),
        ("ar", "*طلب", "أين الطلب"),
        ("fr", "café", "un cafe\u{301} svp"),
        ("en", "refund", "ｒｅｆｕｎｄ please"),
        ("de", "strasse", "Meine Straße"),
        ("tr", "iade", "İADE istiyorum"),
        ("tr", "ışık", "IŞIK"),
        ("en", "refund", "refund,now!"),
        ("en", "what's up", "what’s up"),
        ("en", "👋", "👋🏽 hi"),
        ("en", "refund", "ref\u{200b}und please"),
        ("ar", "123", "رقم ١٢٣"),
    ])
    func `a keyword is found however it was typed`(language: String, keyword: String, message: String) throws {
        #expect(try RuleSetFixture.matches(keyword, message, language: .init(language)))
    }

    @Test(arguments: [
        ("en", "art", "I want to start"),
        ("zh", "退款", "我退了票款项呢"),
        ("ar", "طلب", "أين الطلب"),
        ("tr", "isik", "IŞIK"),
        ("th", "คืนเงิน", "เงินคืน"),
    ])
    func `another word is not the keyword`(language: String, keyword: String, message: String) throws {
        #expect(try !RuleSetFixture.matches(keyword, message, language: .init(language)))
    }
}
