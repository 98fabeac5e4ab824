import FrontdeskCore
import FrontdeskRules
import Testing

struct RuleParserTests {
    private func rule(_ body: String) throws -> RuleStatement {
        let file = RuleParser.parse(RuleSource(path: "f.rules", text: "frontdesk 1\nrule r\n" + body))
        #expect(file.findings.filter { $0.severity == .error } == [])
        let rules = file.statements.compactMap { if case .rule(let rule) = $0 { rule } else { nil } }
        return try #require(rules.first)
    }

    private func action(_ line: String) throws -> RuleAction {
        let lines = try rule("  \(line)\n").lines
        guard case .action(let action) = try #require(lines.first).kind else {
            throw UnexpectedNode()
        }
        return action
    }

    private struct UnexpectedNode: Error {}

    @Test(arguments: [
        ("# only comments\n", "1:1-10 FD002"),
        ("", "1:1-1 FD002"),
        ("rule a\n  close\n", "1:1-2 FD002"),
        ("frontdesk 2\n", "1:11-12 FD002"),
        ("frontdesk\n", "1:10-10 FD002"),
        ("frontdesk 1\n\u{feff}rule a\n", "2:1-2 FD008"),
        ("frontdesk 1\nrul a\n  close\n", "2:1-4 FD003"),
        ("frontdesk 1\n规则 a\n  close\n", "2:1-3 FD003"),
        ("frontdesk 1\nrule a\n  优先级 3\n  close\n", "3:3-6 FD003"),
        ("frontdesk 1\nrule a\n  priorty 3\n  close\n", "3:3-10 FD003"),
        ("frontdesk 1\nrule a\n  рriority 3\n  close\n", "3:3-11 FD003"),
        ("frontdesk 1\nrule a\n  frobnicate 3\n", "3:3-13 FD003"),
        ("frontdesk 1\nrule a\n\tclose\n", "3:1-2 FD004"),
        ("frontdesk 1\nrule a\nclose\n", "3:1-6 FD004"),
        ("frontdesk 1\n  rule a\n  close\n", "2:3-7 FD004"),
        ("frontdesk 1\nlanguage en\n  when x\n", "3:3-4 FD004"),
        ("frontdesk 1\nsay t:x\n", "2:1-4 FD004"),
        ("frontdesk 1\nrule a\n  when (x | y\n", "3:8-9 FD005"),
        ("frontdesk 1\nrule a\n  when x)\n", "3:9-10 FD005"),
        ("frontdesk 1\nrule a\n  when [x) y\n", "3:10-11 FD005"),
        ("frontdesk 1\nrule a\n  when \"x\n", "3:8-9 FD005"),
        ("frontdesk 1\nrule a\n  when /x\n", "3:8-9 FD005"),
        ("frontdesk 1\nrule a\n  when {x\n", "3:8-9 FD005"),
        ("frontdesk 1\nrule a\n  say t:x(a=1\n", "3:10-11 FD005"),
        ("frontdesk 1\nrule a\n  close if (x known\n", "3:12-13 FD005"),
        ("frontdesk 1\nrule a\n  when x & y | z\n", "3:14-15 FD006"),
        ("frontdesk 1\nrule a\n  if x known and y known or z known\n", "3:26-28 FD006"),
        ("frontdesk 1\nrule a\n  when x ＆ y\n", "3:10-11 FD007"),
        ("frontdesk 1\nrule a\n  when x\u{202e}y\n", "3:9-10 FD008"),
        ("frontdesk 1\nrule a\n  when .. x\n", "3:8-10 FD010"),
        ("frontdesk 1\nrule a\n  when x ..3\n", "3:10-13 FD010"),
        ("frontdesk 1\nrule a\n  when x .. ..2 y\n", "3:10-12 FD010"),
        ("frontdesk 1\nrule a\n  when [x] y\n", "3:8-11 FD010"),
        ("frontdesk 1\nrule a\n  when (a b [x]) | z\n", "3:13-16 FD010"),
        ("frontdesk 1\nrule a\n  when x & ! y\n", "3:12-13 FD010"),
        ("frontdesk 1\nrule a\n  when !x\n", "3:8-10 FD010"),
        ("frontdesk 1\nrule a\n  when !x & !y\n", "3:8-15 FD010"),
        ("frontdesk 1\nrule a\n  when {x:1-3}\n", "3:8-15 FD010"),
        ("frontdesk 1\nrule a\n  when starts soon\n", "3:8-14 FD011"),
        ("frontdesk 1\nrule a\n  when x、y\n", "3:9-10 FD012"),
        ("frontdesk 1\nrule a\n  when x; y\n", "3:9-10 FD012"),
        ("frontdesk 1\nrule a\n  when tr*ck\n", "3:10-11 FD013"),
        ("frontdesk 1\nrule a\n  when x ... y\n", "3:10-13 FD013"),
        ("frontdesk 1\nrule a\n  when\n", "3:7-7 FD013"),
        ("frontdesk 1\nrule a\n  priority 101\n", "3:12-15 FD013"),
        ("frontdesk 1\nrule a\n  limit 2 per week\n", "3:15-19 FD013"),
        ("frontdesk 1\nrule a\n  when exactly a & b\n", "3:16-21 FD013"),
        ("frontdesk 1\nrule a\n  when (a & b) c\n", "3:8-15 FD013"),
        ("frontdesk 1\nrule a\n  set page = 1\n", "3:7-11 FD013"),
        ("frontdesk 1\nrule a\n  or t:x\n", "3:3-9 FD013"),
        ("frontdesk 1\nrule a\n  close now\n", "3:9-12 FD013"),
        ("frontdesk 1\nrule a\n  when !!! | x\n", "3:8-9 FD010"),
        ("frontdesk 1\nrule a\n  when \"…\" | x\n", "3:8-11 FD106"),
        ("frontdesk 1\nconcept c\n  x\n  ·\n", "4:3-4 FD106"),
        ("frontdesk 1\nrule a\n  when {x} b {x}\n", "3:14-17 FD112"),
        ("frontdesk 1\nrule a\n  when b {x} | c\n  say t:k(x=x)\n", "4:13-14 FD112"),
        ("frontdesk 1\nrule a\n  when /(?=x)/\n", "3:9-12 FD201"),
        ("frontdesk 1\nrule a\n  when /(x)\\1/\n", "3:12-14 FD201"),
        ("frontdesk 1\nrule a\n  when /x*+/\n", "3:10-12 FD201"),
        ("frontdesk 1\nrule a\n  when /[x/\n", "3:9-11 FD201"),
        ("frontdesk 1\nrule a\n  when /x*/\n", "3:8-12 FD202"),
        ("frontdesk 1\nrule a\n  when //\n", "3:8-10 FD202"),
        ("frontdesk 1\nrule a\n  when /(x{200}){200}/\n", "3:8-23 FD203"),
        ("frontdesk 1\nrule a\n  when @nothing\n", "3:8-16 FD301"),
        ("frontdesk 1\nrule a\n  goto b\n", "3:8-9 FD301"),
        ("frontdesk 1\nconcept a = @b\nconcept b = @a | x\n", "3:13-15 FD304"),
        ("frontdesk 1\nrule a\n  close\nrule a\n  close\n", "4:6-7 FD101"),
        ("frontdesk 1\ninclude ../x.rules\n", "2:9-19 FD009"),
        ("frontdesk 1\ninclude https://x.example/x.rules\n", "2:9-34 FD009"),
        ("frontdesk 1\ninclude f.rules\n", "2:9-16 FD009"),
        ("frontdesk 1\nschedule s Mars/Olympus\n  mon 09:00-10:00\n", "2:12-24 FD013"),
        ("frontdesk 1\nschedule s UTC\n  mon 25:00-26:00\n", "3:7-12 FD013"),
        ("frontdesk 1\nwebhook w = post https://x.example\n", "2:13-17 FD013"),
        ("frontdesk 1\ntest \"t\"\n  with now \"yesterday\"\n", "3:12-23 FD013"),
    ])
    func `a fault is found where it is`(text: String, finding: String) {
        #expect(findings(of: text).contains(finding), "\(findings(of: text))")
    }

    @Test func `every error of a file is reported, each with a remedy or a clear message`() {
        let text = """
            frontdesk 1
            langauge en
            concept c = (a
            rule one
              wehn hello
              say hello
              limit many per day
            rule two
              when x & y | z
              if order_id maybe
              goto nowhere
              escalate priority hihg
            tset "t"
              > hello
              < rul two
            """
        let found = RuleCompiler.compile([RuleSource(path: "f.rules", text: text)]).findings
        let places = found.map { "\($0.location.line):\($0.location.column) \($0.id)" }
        #expect(
            places == [
                "2:1 FD003", "3:13 FD005", "5:3 FD003", "6:7 FD013", "7:9 FD013", "9:14 FD006", "10:15 FD013",
                "11:8 FD301", "12:21 FD013", "13:1 FD003", "15:5 FD003",
            ]
        )
        #expect(found.filter { $0.remedy?.contains("did you mean") == true }.count == 5)
    }

    @Test(arguments: [
        ("priorty", "priority"), ("Wehn", "when"), ("优先级", "priority"), ("ｗｈｅｎ", "when"), ("рriority", "priority"),
        ("قل", "say"),
    ])
    func `an unknown keyword suggests the one that was meant`(word: String, keyword: String) throws {
        let text = "frontdesk 1\nrule a\n  \(word) 1\n"
        let finding = try #require(RuleParser.parse(RuleSource(path: "f.rules", text: text)).findings.first)
        #expect(finding.remedy == "did you mean `\(keyword)`?")
    }

    @Test func `names of every script get suggestions`() throws {
        let text = "frontdesk 1\nconcept 退款政策 = 退款\nrule a\n  when @退款正策\n"
        let found = RuleCompiler.compile([RuleSource(path: "f.rules", text: text)]).findings
        #expect(found.first?.remedy == "did you mean `退款政策`?")
    }

    @Test func `free text is taken as it is`() throws {
        let lines = try rule("  example  say \"hi\" # not a comment \\  \n  counter #5, - no: yes & no\n").lines
        let texts = lines.compactMap { line -> String? in
            switch line.kind {
            case .example(let text), .counter(let text): text.value
            default: nil
            }
        }
        #expect(texts == ["say \"hi\" # not a comment \\", "#5, - no: yes & no"])
    }

    @Test(arguments: [
        ("when a # comment", 1, 1), ("when a #comment", 2, 0), ("when \"a # b\"", 1, 0), ("when /a # b/", 0, 0),
        ("when a#b #", 1, 1),
    ])
    func `a hash begins a comment between blanks alone`(line: String, items: Int, comments: Int) throws {
        let file = RuleParser.parse(RuleSource(path: "f.rules", text: "frontdesk 1\nrule r\n  \(line)\n"))
        #expect(file.comments.count == comments)
        let trigger = try rule("  \(line)\n").lines.first
        guard case .when(let found) = trigger?.kind, case .pattern(_, let pattern) = found.kind else {
            #expect(items == 0)
            return
        }
        #expect(pattern.units[0].items.count == items)
    }

    @Test func `a line goes on behind a backslash`() throws {
        let lines = try rule("  when a | \\\n    b | \\  \n    c   # end\n  say t:x\n").lines
        #expect(lines.count == 2)
        #expect(lines[0].span.line == 3)
        #expect(lines[0].span.endLine == 5)
        #expect(lines[0].span.endColumn == 6)
    }

    @Test func `comments and blank lines are kept`() {
        let text = "frontdesk 1 # one\n\n# two\nrule a # three\n  # four\n  close\n\n"
        let file = RuleParser.parse(RuleSource(path: "f.rules", text: text))
        #expect(file.comments.map(\.text) == ["# one", "# two", "# three", "# four"])
        #expect(file.comments.map(\.isWholeLine) == [false, true, false, true])
        #expect(file.blankLines == [2, 7])
    }

    @Test func `a capture, a gap and a bracket keep what was written`() throws {
        let lines = try rule("  when a ..3 [the] {x:1-3} (b | \"c d\") *e* & !@f\n").lines
        guard case .when(let trigger) = lines[0].kind, case .pattern(.anywhere, let pattern) = trigger.kind else {
            throw UnexpectedNode()
        }
        #expect(pattern.joint == .all)
        #expect(pattern.units.map(\.isNegated) == [false, true])
        #expect(pattern.units[0].items.map(\.span.column) == [8, 10, 14, 20, 28, 40])
        guard case .capture(let capture) = pattern.units[0].items[3] else { throw UnexpectedNode() }
        #expect(capture.tokens == 1...3)
    }

    @Test func `an escalation keeps team, priority and reason`() throws {
        guard case .escalate(let escalation) = try action("escalate to billing priority high because \"x\"").kind else {
            throw UnexpectedNode()
        }
        #expect(escalation.team?.value == "billing")
        #expect(escalation.priority?.value == .high)
        #expect(escalation.reason?.value == "x")
    }

    @Test func `a reply keeps key, arguments, weight and condition`() throws {
        let action = try action("say t:a.b(x=1, y=\"é\\u{1F44B}\", z=name) weight 3 if name known")
        guard case .say(let weighted) = action.kind, case .key(let key) = weighted.reply.source else {
            throw UnexpectedNode()
        }
        #expect(key.value == "a.b")
        let values = weighted.reply.arguments.map(\.value.value)
        #expect(values == [.value(.integer(1)), .value(.string("é👋")), .variable("name")])
        #expect(weighted.weight?.value == 3)
        #expect(action.condition?.strictness == 1)
    }

    @Test(arguments: [
        "chips t:a -> r | \"b\" -> r", "image https://x.example/a#b.png t:alt", "card t:a t:b https://x.example/",
        "set x = -1.5", "unset x", "tag vip", "untag vip", "goto r", "escalate", "call w(a=1) into y", "call w",
        "close",
        "continue",
    ])
    func `every action is read`(line: String) throws {
        #expect(try action(line).span.endColumn == line.unicodeScalars.count + 3)
    }

    @Test(arguments: [
        "hours support open", "page \"/a*\"", "language is zh-Hant", "channel is web", "tag vip",
        "visitor.plan is \"x\"",
        "x known", "x unknown", "x >= 3", "x != y", "intent refund > 0.5", "confidence < 0.3", "turn = 1",
        "not (a known or b known) and c is true", "visitor.x known",
    ])
    func `every condition is read`(condition: String) throws {
        #expect(try rule("  if \(condition)\n").lines.count == 1)
    }

    @Test func `a dialogue is read`() throws {
        let text = """
            frontdesk 1
            test "t"
              with now "2026-03-02T10:00+08:00", page "/x", language zh, channel web
              with visitor.age = 3, webhook oms = '{"state":"sent"}'
              > hello: # all of this
              < rule a
              < not rule b
              < say t:key
              < say key
              < say "A text."
              < set x = "1"
              < escalate billing
              < escalate
              < clarify
              < tag vip
              < nothing
            """
        let file = RuleParser.parse(RuleSource(path: "f.rules", text: text))
        #expect(file.findings == [])
        guard case .test(let test) = try #require(file.statements.last) else { throw UnexpectedNode() }
        #expect(test.lines.count == 14)
        #expect(test.span.endLine == 16)
    }

    @Test(arguments: [
        ([0x66, 0xff, 0x0a] as [UInt8], "1:2-3 FD001"),
        ([0xef, 0xbb, 0xbf] + Array("frontdesk 1\n".utf8), "1:1-2 FD001"),
        (Array("frontdesk 1\n\0".utf8), "2:1-2 FD001"),
        (Array("frontdesk 1\r\n\n".utf8), "2:1-2 FD001"),
        ([0xed, 0xa0, 0x80], "1:1-2 FD001"),
    ])
    func `bytes that are no clean text are reported`(bytes: [UInt8], finding: String) {
        let found = RuleParser.parse(RuleSource(path: "f.rules", bytes: bytes)).findings.map { finding in
            "\(finding.location.line):\(finding.location.column)-\(finding.endColumn ?? 0) \(finding.id)"
        }
        #expect(found.contains(finding), "\(found)")
    }

    @Test func `columns count code points`() throws {
        let text = "frontdesk 1\nrule é👋\u{301}x\n  when 退款 (e\u{301} |\n"
        let found = RuleParser.parse(RuleSource(path: "f.rules", text: text)).findings
        #expect(found.map { "\($0.location.line):\($0.location.column)" } == ["2:7", "3:11"])
    }
}
