import Foundation
import FrontdeskCore
import FrontdeskRules
import Testing

@testable import FrontdeskLint

struct RuleFormatterTests {
    private func formatted(_ text: String) throws -> String {
        switch RuleFormatter.format(RuleSource(path: "a.rules", text: text)) {
        case .tidy: text
        case .rewritten(let result): result
        case .broken(let errors): throw Left(description: "broken: \(errors.map(\.message))")
        case .refused: throw Left(description: "refused")
        }
    }

    private struct Left: Error, CustomStringConvertible {
        let description: String
    }

    @Test(arguments: [
        ("concept a=b|c  # d", "concept a = b | c  # d"),
        ("concept a\n\t b|c", "concept a\n  b | c"),
        ("topic   refund for  6 turns", "topic refund for 6 turns"),
        ("language en ,fr", "language en, fr"),
        ("entity e  =/a  b/   # c", "entity e = /a  b/  # c"),
        (
            "webhook w=POST https://a.example/?b=c,d   timeout 5s",
            "webhook w = POST https://a.example/?b=c,d timeout 5s"
        ),
        ("include   ../a.rules", "include ../a.rules"),
        ("schedule s Asia/Tokyo\n    mon-fri,sun   09:00-18:00", "schedule s Asia/Tokyo\n  mon-fri,sun 09:00-18:00"),
        ("schedule s Asia/Tokyo\n  mon - fri ,sun09:00 - 18:00", "schedule s Asia/Tokyo\n  mon-fri,sun 09:00-18:00"),
        ("schedule s Asia/Tokyo\n  mon－fri，sun  ９:00－18：00", "schedule s Asia/Tokyo\n  mon－fri，sun ９:00－18：00"),
        ("fallback\n  after 2misses :escalate", "fallback\n  after 2 misses: escalate"),
        ("fallback\n  after  1 miss：say t:a", "fallback\n  after 1 miss： say t:a"),
        ("fallback\n  after 2 misses:say \"a:b\"", "fallback\n  after 2 misses: say \"a:b\""),
        (
            "test \"t\"\n  with page\"/a\",language en\n  <say\"a  b\"",
            "test \"t\"\n  with page \"/a\", language en\n  < say \"a  b\""
        ),
        ("intent i\n    en :a   b  ", "intent i\n  en: a   b"),
        ("intent i\n  zh：退款", "intent i\n  zh： 退款"),
    ])
    func `statements are set with one blank`(given: String, expected: String) throws {
        #expect(
            try formatted("frontdesk 1\n" + given) == "frontdesk 1\n"
                + (expected.contains("\n") && !expected.hasPrefix("concept") ? "\n" : "") + expected
                + "\n"
        )
    }

    @Test(arguments: [
        ("when exactly [ oh ](hi|hello )[there]", "when exactly [oh](hi | hello)[there]"),
        ("when @a&[{ b }]&!@c   &  !( d|e )", "when @a & [{b}] & !@c & !(d | e)"),
        ("when ＠退款＆（a｜b）", "when ＠退款 ＆ （a ｜ b）"),
        ("when 退(票|款)  # c", "when 退(票 | 款)  # c"),
        ("when a\\|b|\"c  |  d\"", "when a\\|b | \"c  |  d\""),
        ("when a ..  b..3 c..d", "when a .. b ..3 c .. d"),
        ("when where..2(parcel|order)", "when where ..2 (parcel | order)"),
        ("when 退．．３款", "when 退 ．．３ 款"),
        ("when 12.5 a\\..b", "when 12.5 a\\..b"),
        ("when exactly a{ n : 1 - 3 }b", "when exactly a{n:1-3}b"),
        ("if turn>3and x known", "if turn > 3 and x known"),
        ("limit 2per conversation", "limit 2 per conversation"),
        ("after a within 3turns", "after a within 3 turns"),
        ("call w (a = b ,c=1)into d", "call w(a=b, c=1) into d"),
        ("call w if (turn > 1)", "call w if (turn > 1)"),
        ("say \"x\"weight 3if turn > 1", "say \"x\" weight 3 if turn > 1"),
        ("when /a  |b/   # c", "when /a  |b/  # c"),
        ("when intent a>=0.8", "when intent a >= 0.8"),
        ("when c# and #5", "when c# and #5"),
        ("if page \"/a\"or visitor.plan=\"x  y\"", "if page \"/a\" or visitor.plan = \"x  y\""),
        ("if (turn>3)and not a!=1", "if (turn > 3) and not a != 1"),
        ("say t:a( b = c,d=\"e  f\" )if turn > 1", "say t:a(b=c, d=\"e  f\") if turn > 1"),
        ("example  a   b # c  ", "example a   b # c"),
        ("set a=-5", "set a = -5"),
        ("after a,b within  3 turns", "after a, b within 3 turns"),
        ("escalate to x because\"y\"", "escalate to x because \"y\""),
    ])
    func `lines of a rule are set with one blank`(given: String, expected: String) throws {
        let head = "frontdesk 1\n\nrule r\n  when x\n"
        let tail = expected.hasPrefix("say") ? "" : "  say t:z\n"
        #expect(try formatted(head + "      " + given + "\n" + tail) == head + "  " + expected + "\n" + tail)
    }

    @Test func `chips, addresses and dialogues keep what is theirs`() throws {
        let text = """
            frontdesk 1
            rule r
             when x
             chips t:a->r|t:b(c = d)  ->r
             image https://x.example/a?b=c,d&e=f   t:alt
             card "a"   "b" /p?q=r,s
            test "t  u"
             with page "/a",webhook w='{"a":  1}'
             >a   b
             <rule r
            """
        #expect(
            try formatted(text) == """
                frontdesk 1

                rule r
                  when x
                  chips t:a -> r | t:b(c=d) -> r
                  image https://x.example/a?b=c,d&e=f t:alt
                  card "a" "b" /p?q=r,s

                test "t  u"
                  with page "/a", webhook w = '{"a":  1}'
                  > a   b
                  < rule r

                """
        )
    }

    @Test func `comments stay where they belong, and blank lines are single`() throws {
        let text = """


            # the shop
            frontdesk 1


            # greets
            # politely
            rule r
            # inside
              when x

              say t:z
                # behind


            # alone

            # of the fallback
            fallback
              escalate


            """
        #expect(
            try formatted(text) == """
                # the shop
                frontdesk 1

                # greets
                # politely
                rule r
                  # inside
                  when x

                  say t:z
                  # behind

                # alone

                # of the fallback
                fallback
                  escalate

                """
        )
    }

    @Test func `continued lines are indented further`() throws {
        let text = "frontdesk 1\n\nrule r\n  when a |   \\\n b|c \\\n  | d # e\n  say t:z"
        #expect(try formatted(text) == "frontdesk 1\n\nrule r\n  when a | \\\n    b | c \\\n    | d  # e\n  say t:z\n")
    }

    @Test func `marks, line ends and decomposed letters are settled`() throws {
        let text = "\u{feff}frontdesk 1\r\n\r\nrule cafe\u{301}\r\twhen\u{3000}a\n  say \"e\u{301}\"\n"
        let result = try formatted(text)
        #expect(Array(result.utf8) == Array("frontdesk 1\n\nrule caf\u{e9}\n  when a\n  say \"\u{e9}\"\n".utf8))
    }

    @Test(arguments: [
        "frontdesk 1\nrule r\n  when (a\n  say t:z", "rule r\n  when a\n  say t:z", "frontdesk 1\nrul e\u{0}",
    ])
    func `a file with errors is left alone`(text: String) {
        guard case .broken(let errors) = RuleFormatter.format(RuleSource(path: "a.rules", text: text)) else {
            Issue.record("the file was formatted")
            return
        }
        #expect(!errors.isEmpty)
        #expect(errors.allSatisfy { $0.severity == .error && $0.location.path == "a.rules" })
    }

    @Test(arguments: ["", "\n\n", "# only this", "frontdesk 1"])
    func `files without rules have a form`(text: String) throws {
        let result = try formatted(
            text == "" || text == "\n\n" || text == "# only this" ? text + "\nfrontdesk 1" : text
        )
        #expect(result.hasSuffix("frontdesk 1\n"))
    }

    // MARK: Properties

    @Test func `the shipped rules are in form`() throws {
        let sources = try ShippedRules.sources()
        #expect(sources.count > 20)
        for source in sources { #expect(RuleFormatter.format(source) == .tidy, "\(source.path)") }
    }

    @Test(arguments: 0..<8)
    func `disordered shipped rules come back with the same meaning, and formatting is done once and for all`(
        seed: Int
    ) throws {
        var random = DisorderNumbers(seed: UInt64(seed))
        var formatted = 0
        for source in try ShippedRules.sources() {
            let lines = String(decoding: source.bytes, as: UTF8.self).split(separator: "\n").prefix(120)
            let disordered = lines.map { Disorder.line(String($0), &random) }.joined(separator: "\n")
            let given = RuleSource(path: source.path, text: disordered)
            switch RuleFormatter.format(given) {
            case .tidy: continue
            case .broken: continue
            case .refused: Issue.record("refused: \(source.path), seed \(seed)")
            case .rewritten(let text):
                formatted += 1
                let written = RuleSource(path: source.path, text: text)
                #expect(RuleFormatter.format(written) == .tidy, "\(source.path), seed \(seed)")
                #expect(
                    MeaningDigest(RuleParser.parse(written))
                        == MeaningDigest(RuleParser.parse(LegibleSource(given).source))
                )
            }
        }
        #expect(formatted > 20)
    }

    @Test(arguments: 0..<400)
    func `any mixture of pieces is formatted once and for all, or left alone`(seed: Int) {
        var random = DisorderNumbers(seed: UInt64(seed))
        let text = Disorder.file(&random)
        guard case .rewritten(let result) = RuleFormatter.format(RuleSource(path: "a.rules", text: text)) else {
            #expect(RuleFormatter.format(RuleSource(path: "a.rules", text: text)) != .refused, "\(text)")
            return
        }
        #expect(RuleFormatter.format(RuleSource(path: "a.rules", text: result)) == .tidy, "\(text)")
    }
}

/// The rule files that ship with the product.
enum ShippedRules {
    static func sources() throws -> [RuleSource] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "rules").resolvingSymlinksInPath()
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".rules") }
        return try names.sorted().map { name in
            RuleSource(path: "rules/\(name)", bytes: Array(try Data(contentsOf: root.appending(path: name))))
        }
    }
}

/// Numbers that look random and are the same on every run.
struct DisorderNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

    mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(bound))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

/// Makes files whose layout, and often more, is out of order.
enum Disorder {
    /// The line with blanks where they should not matter.
    static func line(_ line: String, _ random: inout DisorderNumbers) -> String {
        var result = ""
        var isQuoted = false
        for character in line {
            if character == "\"" { isQuoted.toggle() }
            if !isQuoted, "|&(),".contains(character), random.below(3) == 0 {
                result += random.pick([" ", "  ", "\t"])
            }
            result.append(character)
            if !isQuoted, character == " ", random.below(4) == 0 { result += random.pick([" ", "\u{3000}", "\t"]) }
        }
        if line.hasPrefix("  ") { result = random.pick(["", " ", "  ", "\t"]) + result }
        if random.below(12) == 0 { result += random.pick([" ", "\n", "\n\n\n"]) }
        return result
    }

    private static let starts = [
        "concept a", "concept b =", "rule r", "test \"t\"", "intent i", "fallback", "topic x", "language en", "# c",
        "  when", "  if", "  say", "  or", "  chips", "  example", "  a |", "  en:", "  >", "  <", "  with", "  tag",
        "  escalate", "  image", "  set v", "  after 2 misses:", "  # d", "", "entity e =", "webhook w =",
    ]
    private static let pieces = [
        "a", "b c", "\"q  r\"", "'s'", "|", "&", "!", "@a", "{e}", "{f:1-3}", "..", "..3", "(", ")", "[", "]", "/x  y/",
        "\\",
        "\\|", "=", ">=", "!=", ",", "->", "t:k", "t:k(", "# e", "#5", "退款", "（", "）", "＆", "、", "\u{3000}", "e\u{301}",
        "*", "w*", "https://a.example/?b=c", "known", "is", "or", "and", "not", "if", "turn", "rule", "r", "now",
        "page",
        "exactly", "intent i", "3", "-5", "\u{200b}", "ال",
    ]

    /// A file of pieces, some of which fit each other.
    static func file(_ random: inout DisorderNumbers) -> String {
        var text = "frontdesk 1\n"
        for _ in 0..<(2 + random.below(8)) {
            text += random.pick(starts)
            for _ in 0..<random.below(6) { text += random.pick(["", " ", "  "]) + random.pick(pieces) }
            text += random.pick(["\n", "\n", "\n\n\n", "  \n", "\r\n"])
        }
        return text
    }
}
