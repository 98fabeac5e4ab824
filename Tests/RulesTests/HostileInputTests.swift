import FrontdeskCore
import FrontdeskRules
import Testing

/// Every input ends, in a rule set or in findings with places, and every message in a ranking.
struct HostileInputTests {
    private static let pieces = [
        "frontdesk 1\n", "rule ", "rule a\n", "  when ", "  if ", "  unless ", "  after ", "  say ", "  or ",
        "  chips ",
        "  set x = ", "  escalate to ", "  call w(", "  limit 2 per ", "concept c = ", "entity e = ", "intent i\n",
        "test \"t\"\n",
        "  > ", "  < ", "  with ", "schedule s UTC\n", "  mon-fri 09:00-18:00\n", "webhook w = ", "topic ", "language ",
        "include ", "fallback\n", "  after 2 misses: ", "(", ")", "[", "]", "{", "}", "{x:1-3}", "@c", "@", "..", "..3",
        "...",
        "&", "|", "!", "*", "\\", "\\\n", "/", "/a+/", "\"", "'", "#", " # ", "\n", "\r\n", "\r", "\t", " ", "　", "t:",
        "t:a",
        "->", "=", "!=", "<=", ">=", "a", "b c", "退款", "مرحبا", "é", "👋🏽", "＆", "｜", "（", "）", "，", "、", "\0",
        "\u{200b}",
        "\u{202e}", "1", "0.5", "999999999999", "known", "is", "and", "or", "not", "if", "none", "for 3 turns",
        "e\u{301}",
    ]

    private static func text(_ random: inout SeededGenerator) -> [UInt8] {
        var bytes: [UInt8] = Bool.random(using: &random) ? Array("frontdesk 1\n".utf8) : []
        for _ in 0..<Int.random(in: 1...60, using: &random) {
            if Int.random(in: 0..<12, using: &random) == 0 {
                bytes.append(UInt8.random(in: 0...255, using: &random))
            } else {
                bytes += Array((pieces.randomElement(using: &random) ?? "a").utf8)
            }
        }
        return bytes
    }

    @Test(.timeLimit(.minutes(10)), arguments: 0..<20)
    func `any bytes end in a rule set or in findings with places`(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<150 {
            let source = RuleSource(path: "f.rules", bytes: Self.text(&random))
            let compilation = RuleCompiler.compile([source])
            let hasErrors = compilation.findings.contains { $0.severity == .error }
            #expect((compilation.ruleSet == nil) == hasErrors)
            let lines = compilation.files.first?.text.lineCount ?? 0
            for finding in compilation.findings {
                let line = compilation.files.first?.text.text(ofLine: finding.location.line) ?? ""
                #expect((1...max(1, lines)).contains(finding.location.line))
                #expect((1...line.unicodeScalars.count + 1).contains(finding.location.column))
            }
            if let set = compilation.ruleSet {
                for message in ["a", "b c a", "退款 a é", ""] {
                    _ = set.rank(MatchContext(.message(MessageText(message)), at: Instant(milliseconds: 0)))
                }
            }
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `deep brackets, long lines and many faults end in findings`() {
        let bodies = [
            "rule a\n  when " + String(repeating: "(", count: 20_000) + "\n",
            "rule a\n  if " + String(repeating: "not ", count: 20_000) + "x known\n",
            "rule a\n  when a" + String(repeating: " | é", count: 60_000) + "\n",
            String(repeating: "rul a\n", count: 20_000),
            "concept c = " + String(repeating: "a ", count: 20_000) + "\nrule r\n  when @c\n  close\n",
            "rule a\n  when /" + String(repeating: "(", count: 2_000) + "/\n",
            "rule a\n  when a" + String(repeating: " \\\n", count: 20_000) + "\n",
        ]
        for body in bodies {
            let compilation = RuleCompiler.compile([RuleSource(path: "f.rules", text: "frontdesk 1\n" + body)])
            #expect(compilation.findings.count <= 2_000)
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `a thousand hostile regexes and a long message end`() throws {
        let shapes = [
            "(a+)+$", "(a|a)*b", "(a|aa)+c", "(.*)(.*)(.*)x", #"([a-z]+)*\d"#, "(x+x+)+y", "(a{1,30}){1,20}",
            ".*a.*a.*a.*",
            #"(\w+\s+)+!"#, "[a-z]{3,40}[0-9]", #"\d+"#, "[^b]*b", "(?:a|b|ab)*c", "(a|b)*a(a|b){10}",
        ]
        var body = ""
        for number in 0..<1_000 {
            let shape = shapes[number % shapes.count]
            body += "rule r\(number)\n  when /\(shape)(?:z\(number))?/\n  close\n"
        }
        let fixture = try RuleSetFixture(body)
        for text in ["a", "a ", "ab ", "退款"] {
            let message = String(repeating: text, count: 100_000 / text.utf8.count)
            let ranking = fixture.rank(message)
            #expect(ranking.candidates.count <= 1_000)
        }
    }

    @Test(
        .timeLimit(.minutes(10)),
        arguments: [
            "a .. a .. a .. a", "(a | a a | a b) .. (a | b) .. [a] b", "{x:1-50} .. a .. {y:1-50} b",
            "a ..200 b ..200 a ..200 b",
            "@c .. @c .. @c", "a & b & !(a .. c)", "[{n}] & a .. {l} .. {l2:1-9}", "*a* .. *b*",
        ]
    )
    func `a long message of few words ends, whatever the pattern`(pattern: String) throws {
        let fixture = try RuleSetFixture(
            """
            concept c = a | a a | a .. b | (a | b) a
            entity n = /[a-z]+ [a-z]+/
            entity l = @c
            rule r
              when \(pattern)
              close
            """
        )
        for text in ["a ", "a b ", "b a a "] {
            _ = fixture.rank(String(repeating: text, count: 100_000 / text.utf8.count))
        }
    }

    @Test func `concepts that double at every level are refused`() {
        var body = "concept c0 = a b | b a\n"
        for level in 1...40 { body += "concept c\(level) = @c\(level - 1) .. @c\(level - 1)\n" }
        let found = findings(of: "frontdesk 1\n" + body + "rule r\n  when @c40\n  close\n")
        #expect(found.contains { $0.hasSuffix("FD013") })
        #expect(found.count < 50)
    }

    @Test func `many messages at a time give the rankings of one after the other`() async throws {
        let fixture = try RuleSetFixture(ExampleShop.sources)
        let messages = [
            "Can you refund order AB12345678?", "我想退款，怎么办？", "أين الطلب؟", "Where is my parcel?", "oh hi there",
        ]
        let expected = messages.map {
            fixture.rank($0) { $0.admittedLanguages = ["zh", "ar"] }.candidates.map(\.reason)
        }
        let isSame = await withTaskGroup(of: Bool.self) { group in
            for task in 0..<32 {
                group.addTask {
                    let index = task % messages.count
                    return (0..<20).allSatisfy { _ in
                        let ranking = fixture.rank(messages[index]) { $0.admittedLanguages = ["zh", "ar"] }
                        return ranking.candidates.map(\.reason) == expected[index]
                    }
                }
            }
            return await group.reduce(true) { $0 && $1 }
        }
        #expect(isSame)
    }

    @Test func `a regex looks at as much of a message as the server takes`() throws {
        let fixture = try RuleSetFixture("rule r\n  when /needle/\n  close\nrule s\n  when /x$/\n  close\n")
        let padding = String(repeating: "a ", count: 4_000)
        #expect(fixture.candidates(padding + "needle") == ["r"])
        #expect(fixture.candidates(padding + padding + "needle x") == [])
    }
}
