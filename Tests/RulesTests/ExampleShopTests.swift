import FrontdeskCore
import FrontdeskRules
import Testing

struct ExampleShopTests {
    private let compilation = RuleCompiler.compile(ExampleShop.sources)

    private func winner(_ message: String, _ language: LanguageTag) throws -> Candidate? {
        let set = try #require(compilation.ruleSet)
        let text = MessageText(message)
        return set.rank(MatchContext(.message(text), at: Instant(milliseconds: 0), replyLanguage: language)).winner
    }

    @Test func `compiles with full-width operators as its only objections`() {
        #expect(compilation.findings.allSatisfy { $0.id == "FD007" })
        #expect(compilation.findings.count == 7)
        #expect(compilation.ruleSet != nil)
    }

    @Test(arguments: [
        ("Good morning!", "en", "hello"),
        ("Oh hi there", "en", "hello"),
        ("Can you refund order AB12345678?", "en", "refund.ask"),
        ("I was promised a reimbursement", "en", "refund.ask"),
        ("Where is my parcel?", "en", "shipping.where"),
        ("please track order no AB12345678", "en", "shipping.where"),
        ("I'd like to talk to a real person", "en", "human.en"),
        ("an agent, please", "en", "human.en"),
        ("我想退款，怎么办？", "zh", "退款.申请"),
        ("订单ＡＢ12345678，我要退钱！", "zh", "退款.申请"),
        ("我要退錢", "zh", "退款.申请"),
        ("你们几点开始营业", "zh", "营业时间"),
        ("مَرْحَبًا", "ar", "تحية"),
        ("أين الطلب؟", "ar", "شحن"),
    ])
    func `a message is won by its rule`(message: String, language: String, rule: String) throws {
        #expect(try winner(message, LanguageTag(language))?.rule.name.rawValue == rule)
    }

    @Test(arguments: [
        ("what is your refund policy", "en"),
        ("it arrived in many pieces", "en"),
        ("退款政策是什么", "zh"),
        ("我退了票款项呢", "zh"),
    ])
    func `a message that no rule fits has no winner`(message: String, language: String) throws {
        #expect(try winner(message, LanguageTag(language)) == nil)
    }

    @Test func `a greeting with a question goes to the question`() throws {
        #expect(try winner("hi, where is my parcel", "en")?.rule.name == "shipping.where")
    }

    @Test func `a follow-up wins within its turns only`() throws {
        let set = try #require(compilation.ruleSet)
        let at = Instant(milliseconds: 0)
        let asked = RuleWin(rule: "refund.ask", turn: 1, at: at)
        for (turn, isExpected) in [(2, true), (4, true), (5, false)] {
            let message = MatchContext.Input.message(MessageText("it arrived in many pieces"))
            let context = MatchContext(message, at: at, turn: turn, replyLanguage: "en", wins: [asked])
            #expect((set.rank(context).winner?.rule.name == "refund.damaged") == isExpected)
        }
    }

    @Test(arguments: [
        ("Can you refund order AB12345678?", "en", "AB12345678"),
        ("refund Ｘｙ１２３４５６７８ now", "en", "Xy12345678"),
        ("订单ＡＢ12345678，我要退钱！", "zh", "AB12345678"),
    ])
    func `a capture keeps the visitor's spelling`(message: String, language: String, order: String) throws {
        let captures = try #require(try winner(message, LanguageTag(language))).captures
        #expect(captures.map(\.name) == ["order_id"])
        #expect(captures.map(\.value) == [.string(order)])
    }

    @Test func `spans point into the original message`() throws {
        let message = "Ｗhere is my parcel?"
        let candidate = try #require(try winner(message, "en"))
        let utf8 = Array(message.utf8)
        let parts = candidate.spans.map { String(decoding: utf8[$0], as: UTF8.self) }
        #expect(parts == ["Ｗhere", "parcel"])
        #expect(candidate.coverage == 11)
    }
}
