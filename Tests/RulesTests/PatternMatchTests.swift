import FrontdeskCore
import FrontdeskRules
import Testing

struct PatternMatchTests {
    @Test(arguments: [
        ("refund", "I want a refund please", true),
        ("refund", "refunds", false),
        ("money back", "my money is back", false),
        ("money back", "give me my money-back!", true),
        ("track*", "where is the tracking page", true),
        ("track*", "backtrack", false),
        ("*pay", "I want to prepay", true),
        ("*pay", "payment", false),
        ("*hip*", "reshipment", true),
        ("*hip*", "hi pal", false),
        ("e-mail*", "my e mailbox is full", true),
        ("a .. b", "a b", true),
        ("a .. b", "a x y z b", true),
        ("a .. b", "b a", false),
        ("a ..2 b", "a x y b", true),
        ("a ..2 b", "a x y z b", false),
        ("a ..0 b", "a b", true),
        ("a ..0 b", "a x b", false),
        ("a..b", "a x b", true),
        ("a [very] b", "a b", true),
        ("a [very] b", "a very b", true),
        ("a [very] b", "a very very b", false),
        ("a .. [b] c", "a x c", true),
        ("a .. [b] c", "a x b c", true),
        ("a (b | c d) e", "a c d e", true),
        ("a (b | c d) e", "a c e", false),
        ("a | b c", "x b c", true),
        ("a & b", "b then a", true),
        ("a & b", "a then c", false),
        ("a & !b", "a", true),
        ("a & !b", "a b", false),
        ("a & !(b c)", "a c b", true),
        ("a & !(b c)", "a b c", false),
        ("(a & b) | c", "c", true),
        ("(a & b) | c", "a", false),
        ("(a & !b) | (b & !a)", "a b", false),
        ("(a & !b) | (b & !a)", "x b", true),
        ("exactly [oh] (hi | hello) [there]", "Oh, HELLO there!", true),
        ("exactly [oh] (hi | hello) [there]", "hello you", false),
        ("exactly a | b", "b", true),
        ("exactly a | b", "a b", false),
        ("starts a b", "a b c", true),
        ("starts a b", "c a b", false),
        ("ends b c", "a b c", true),
        ("ends b c", "b c d", false),
        ("\"exactly\" one", "exactly one", true),
        ("\"a | b\"", "a b", true),
        ("what's up", "What’s up?", true),
        ("and/or", "and or", true),
        ("12.50", "it costs 12.50 euros", true),
        ("12.50", "12 50", false),
        ("hello!", "hello", true),
    ])
    func `a pattern matches tokens in their order`(pattern: String, message: String, isMatch: Bool) throws {
        #expect(try RuleSetFixture.matches(pattern, message) == isMatch)
    }

    @Test(arguments: [
        ("a @c d", "a b d", true),
        ("a @c d", "a x y d", true),
        ("a @c d", "a x d", false),
        ("@c .. @d", "b b b", true),
        ("@d", "q x y", true),
        ("@e", "nothing", false),
        ("@e", "one deep word", true),
    ])
    func `concepts match where they stand, nested ones too`(pattern: String, message: String, isMatch: Bool) throws {
        let definitions = """
            concept c = b | x y
            concept d = @c | q @c
            concept e = (one .. word) | @d
            """
        #expect(try RuleSetFixture.matches(pattern, message, definitions: definitions) == isMatch)
    }

    @Test func `a concept of the rule's language comes before the one for all`() throws {
        let fixture = try RuleSetFixture(
            """
            concept thing = everywhere
            concept other = shared
            language en
            concept thing = english
            rule a
              when @thing
              close
            rule b
              when @other
              close
            """
        )
        #expect(fixture.winner("english") == "a")
        #expect(fixture.winner("everywhere") == nil)
        #expect(fixture.winner("shared") == "b")
    }

    @Test(arguments: [
        ("my name is {name:1-3}", "my name is Ann Lee", ["name": Value.string("Ann Lee")]),
        ("my name is {name:1-3}", "my name is Ann Mary van Lee", ["name": .string("Ann Mary van")]),
        ("my name is {name:1-3} and", "my name is Ann Lee and more", ["name": .string("Ann Lee")]),
        ("my name is {name}", "my name is Ann Lee", ["name": .string("Ann")]),
        ("call me .. {name:1-2} please", "call me now Ann Lee please", ["name": .string("Ann Lee")]),
        ("{number} boxes", "send 1,200 boxes", ["number": .integer(1_200)]),
        ("{number} kilos", "send 2.5 kilos", ["number": .number(2.5)]),
        ("write to {email}", "write to Ann.Lee+x@Shop.example, please", ["email": .string("Ann.Lee+x@Shop.example")]),
        ("on {date}", "come on 2026-03-02 or so", ["date": .string("2026-03-02")]),
        ("on {date}", "come on March 3rd, 2026", ["date": .string("March 3rd, 2026")]),
        ("{size} shirt", "an Extra Large shirt", ["size": .string("Extra Large")]),
        ("a {size} .. {number}", "a SMALL one for 3", ["size": .string("SMALL"), "number": .integer(3)]),
        ("order [{code}]", "order AB-12", ["code": .string("AB-12")]),
        ("order [{code}]", "order what", [:]),
        ("order & [{code}]", "ab-12 is my order", ["code": .string("ab-12")]),
    ])
    func `captures keep what the visitor wrote`(pattern: String, message: String, captures: [String: Value]) throws {
        let fixture = try RuleSetFixture(
            """
            concept sizes = small | extra large
            entity size = @sizes
            entity code = /[a-z]{2}-?\\d{2,}/
            rule it
              when \(pattern)
              close
            """
        )
        let found = try #require(fixture.rank(message).winner).captures
        #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.name, $0.value) }) == captures)
    }

    @Test(arguments: [
        ("code AB12 now", true), ("code xAB12", false), ("code AB123", false), ("code AB12-3", true), ("码AB12吗", true),
    ])
    func `an entity begins and ends at the edge of a token`(message: String, isMatch: Bool) throws {
        let definitions = "entity code = /[a-z]{2}\\d{2}/"
        #expect(try RuleSetFixture.matches("{code}", message, definitions: definitions) == isMatch)
    }

    @Test(arguments: [
        ("13/13/2026", false), ("31.12.2026", true), ("2026年3月2日", true), ("3月2日", true), ("99/99/99", false),
        ("march 3", true), ("3 of may", true), ("12345", false),
    ])
    func `a date must be possible`(message: String, isDate: Bool) throws {
        #expect(try RuleSetFixture.matches("{date}", message) == isDate)
    }

    @Test func `coverage counts what is explained, once`() throws {
        let fixture = try RuleSetFixture(
            """
            concept c = refund | refund please
            rule it
              when @c & refund & [{word:1-1} now]
              close
            """
        )
        let winner = try #require(fixture.rank("a refund please, now").winner)
        #expect(winner.coverage == 15)
        #expect(winner.spans == [2..<20])
    }

    @Test(arguments: [
        (#"/ord\w+ \d+/"#, "my ORDER 12", true), (#"/ord\w+ \d+/"#, "order x", false), (#"/straße/"#, "STRASSE", true),
        (#"/ß+x/"#, "ssssx", true), (#"/caf\x{e9}/"#, "CAFÉ", true), ("/cafe\u{301}/", "café", true),
        (#"/ｏｋ/"#, "OK", true), (#"/[أإآ]ريد/"#, "اريد", true), (#"/a\/b/"#, "A/B", true), (#"/\d{3}/"#, "١٢٣", true),
        (#"/^hi$/"#, "Hi", true), (#"/^hi$/"#, "Hi!", false), (#"/\D{3}/"#, "123", false),
    ])
    func `a regex reads the folded text`(regex: String, message: String, isMatch: Bool) throws {
        #expect(try RuleSetFixture.matches(regex, message) == isMatch)
    }

    @Test func `a pattern without words matches after its rule alone`() throws {
        let fixture = try RuleSetFixture(
            """
            rule ask
              when order
              close
            rule answer
              after ask
              when exactly {reply:1-20}
              close
            """
        )
        let win = RuleWin(rule: "ask", turn: 9, at: RuleSetFixture.epoch)
        #expect(fixture.winner("whatever you say") == nil)
        #expect(fixture.winner("whatever you say") { $0.wins = [win] } == "answer")
    }
}
