import FrontdeskText
import Testing

struct SearchTermsTests {
    private let terms = SearchTerms()

    @Test(arguments: [
        ("我想退款", "我想 想退 退款 款"), ("退", "退"), ("Refund 订单AB12号", "refund 订单 单 ab12 号"), ("退款，订单", "退款 款 订单 单"),
        ("한국어 KT전화", "한국 국어 어 kt 전화 화"), ("ガス料金", "ガス ス料 料金 金"), ("คืนเงิน", "คน นเ เง งน น"),
        ("what’s 12.50", "what s 12 50"),
        ("我要退款嗎", "我要 要退 退款 款吗 吗"), ("👋 !", ""), ("مَرْحَبًا", "مرحبا"),
    ])
    func `indexes scripts without spaces by pairs`(text: String, index: String) {
        #expect(terms.indexText(text) == index)
    }

    @Test(arguments: [
        ("退款", "\"退款\""), ("想退款", "\"想退 退款\""), ("款", "\"款\"*"), ("refu", "\"refu\"*"),
        ("退款 REFUND", "\"退款\" \"refund\"*"),
        ("订单AB1", "\"订单\" \"ab1\"*"), ("전화", "\"전화\""),
    ])
    func `asks for pairs, single characters and beginnings`(text: String, query: String) {
        #expect(terms.query(text) == query)
    }

    @Test(arguments: [
        "\"", "a\"b", "* OR NEAR(", "col:x AND NOT y", "'; DROP", "^a + -b", "\"\"\"", "\u{0}x\u{0}", "{a b}: (c",
        "ＡＮＤ“”",
    ])
    func `is well-formed whatever is asked for`(text: String) {
        guard let query = terms.query(text) else { return }
        let outside = query.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
        for (index, part) in outside {
            if index.isMultiple(of: 2) {
                #expect(["", " ", "*", "* "].contains(String(part)))
            } else {
                #expect(part.allSatisfy { $0.isLetter || $0.isNumber || $0 == " " } && !part.isEmpty)
            }
        }
        #expect(query.count { $0 == "\"" }.isMultiple(of: 2))
    }

    @Test(arguments: ["", "!?", "👋", "\u{200B}", "''"])
    func `asks for nothing when there is no word`(text: String) {
        #expect(terms.query(text) == nil)
    }

    @Test func `bounds the terms of a query`() {
        let words = terms.query(Array(repeating: "word", count: 500).joined(separator: " "))
        #expect(words?.split(separator: " ").count == SearchTerms.queryLimit)
        let pairs = terms.query(String(repeating: "退款", count: 500))
        #expect(pairs?.split(separator: " ").count == SearchTerms.queryLimit)
    }
}
