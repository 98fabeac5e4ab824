import FrontdeskCore
import FrontdeskRules
import Testing

struct RuleCompilerTests {
    private func compile(_ files: (String, String)...) -> RuleCompilation {
        RuleCompiler.compile(files.map { RuleSource(path: $0.0, text: "frontdesk 1\n" + $0.1) })
    }

    @Test func `a set holds what its files define`() throws {
        let set = try RuleSetFixture(ExampleShop.sources).set
        #expect(set.rules.count == 10)
        #expect(set.rules.map(\.location.path) == set.rules.map(\.location.path).sorted())
        #expect(set.intents.map(\.name.value) == ["refund"])
        #expect(set.intents[0].examples.map(\.language.value) == ["en", "zh"])
        #expect(set.webhooks.map(\.timeout) == [.seconds(3)])
        #expect(set.webhook(named: "oms")?.method == .post)
        #expect(set.fallbacks.count == 1)
        #expect(set.fallbacks[0].lines.map(\.misses?.value) == [nil, 2])
        #expect(set.tests.map(\.languages) == [["en"], ["zh"]])
        #expect(set.schedules.names == ["support"])
        let rule = try #require(set.rule(named: "refund.ask"))
        #expect(rule.topic == "refund")
        #expect(rule.topicTurns == 6)
        #expect(rule.limits.map(\.count.value) == [2])
        #expect(rule.actions.count == 4)
        #expect(rule.languages == ["en"])
        #expect(set.rule(named: "nobody") == nil)
    }

    @Test func `the hash changes with every byte and with no order`() {
        let one = compile(("a.rules", "rule a\n  when x\n  close\n"), ("b.rules", "")).ruleSet?.hash
        let two = compile(("b.rules", ""), ("a.rules", "rule a\n  when x\n  close\n")).ruleSet?.hash
        let three = compile(("a.rules", "rule a\n  when y\n  close\n"), ("b.rules", "")).ruleSet?.hash
        #expect(one == two)
        #expect(one != three)
        #expect(one?.utf8.count == 16)
    }

    @Test func `a set with an error is none, and one with warnings is`() {
        #expect(compile(("a.rules", "rule a\n  when @x\n")).ruleSet == nil)
        let warned = compile(("a.rules", "rule a\n  when x、y\n  close\n"))
        #expect(warned.findings.map(\.id) == ["FD012"])
        #expect(warned.ruleSet != nil)
    }

    @Test func `names are unique in the set, concepts in their language`() {
        let found = compile(
            (
                "a.rules",
                "rule r\n  close\nconcept c = x\nlanguage en\nconcept c = y\nintent i\n  en: x\ntest \"t\"\n  > a\n"
            ),
            ("b.rules", "rule r\n  close\nlanguage en, fr\nconcept c = z\nintent i\n  en: y\ntest \"t\"\n  > b\n")
        ).findings
        #expect(
            found.map { "\($0.location) \($0.id)" } == [
                "b.rules:2:6 FD101", "b.rules:5:9 FD101", "b.rules:6:8 FD101", "b.rules:8:6 FD101",
            ]
        )
        #expect(found.map { $0.notes.first?.location.line } == [2, 6, 7, 9])
    }

    @Test func `a topic is entered in many places and lasts equally long in all`() {
        #expect(
            compile(("a.rules", "topic t for 3 turns\n"), ("b.rules", "topic t\ntopic none\ntopic t for 3 turns\n"))
                .findings == []
        )
        let found = compile(("a.rules", "topic t for 3 turns\n"), ("b.rules", "topic t for 4 turns\n")).findings
        #expect(found.map { "\($0.location) \($0.id)" } == ["b.rules:2:13 FD101"])
    }

    @Test(arguments: [
        ("rule r\n  when @refnud\n", "did you mean `refund`?"),
        ("rule r\n  when order {order_ids}\n", "did you mean `order_id`?"),
        ("rule r\n  goto huamn\n", "did you mean `human`?"), ("rule r\n  call omss\n", "did you mean `oms`?"),
        ("rule r\n  if hours supprot open\n", "did you mean `support`?"),
        ("rule r\n  when intent refnud\n", "did you mean `refund`?"),
        ("test \"t\"\n  < rule huamn\n", "did you mean `human`?"), ("rule r\n  after huamn\n", "did you mean `human`?"),
        ("entity e = @refnud\n", "did you mean `refund`?"), ("rule r\n  chips t:a -> huamn\n", "did you mean `human`?"),
    ])
    func `an unknown name suggests the one that was meant`(body: String, remedy: String) {
        let base = """
            concept refund = refund
            entity order_id = /o\\d+/
            rule human
              close
            intent refund
              en: x
            schedule support UTC
              mon 09:00-10:00
            webhook oms = POST https://oms.example

            """
        let found = compile(("a.rules", base + body)).findings.filter { $0.severity == .error }
        #expect(found.map(\.id) == ["FD301"])
        #expect(found.first?.remedy?.hasPrefix(remedy) == true)
    }

    @Test func `a concept that another language alone has says so`() {
        let found = compile(
            ("a.rules", "language fr\nconcept c = x\n"),
            ("b.rules", "language en\nrule r\n  when @c\n  close\n")
        ).findings
        #expect(found.map(\.message) == ["the concept `c` has no terms in this language"])
        #expect(found.first?.notes.first?.location == FileLocation(path: "a.rules", line: 3, column: 9))
    }

    @Test(arguments: [
        ("rules/en/a.rules", "../lists/b.rules", "rules/lists/b.rules", true),
        ("a.rules", "b.rules", "b.rules", true),
        ("/srv/rules/a.rules", "./x/../b.rules", "/srv/rules/b.rules", true), ("a.rules", "c.rules", "b.rules", false),
        ("a.rules", "../b.rules", "b.rules", false), ("a.rules", "/b.rules", "b.rules", false),
    ])
    func `an include is found from the file it stands in`(file: String, path: String, other: String, isFound: Bool) {
        let found = compile((file, "include \(path)\n"), (other, "")).findings
        #expect(found.map(\.id) == (isFound ? [] : ["FD009"]))
    }

    @Test func `files that include each other are reported once for each circle`() {
        let found = compile(
            ("a.rules", "include b.rules\n"),
            ("b.rules", "include c.rules\n"),
            ("c.rules", "include a.rules\n")
        ).findings
        #expect(found.map { "\($0.location) \($0.id)" } == ["c.rules:2:9 FD009"])
    }

    @Test func `faults in what no rule uses are found too`() {
        let found = compile(("a.rules", "concept c = \"!\"\nentity e = /(/\nlanguage zh\nconcept d = \"。\"\n")).findings
        #expect(found.map { "\($0.location.line) \($0.id)" } == ["2 FD106", "3 FD201", "5 FD106"])
    }

    @Test func `definitions are known although the set is broken`() {
        let compilation = compile(
            ("a.rules", "concept c = x\nlanguage en\nconcept c = y\nentity e = number\nrule r\n  goto nowhere\n")
        )
        #expect(compilation.ruleSet == nil)
        #expect(compilation.definitions.concepts(named: "c", for: ["en"]).map(\.node.span.line) == [4])
        #expect(compilation.definitions.concepts(named: "c", for: ["fr"]).map(\.node.span.line) == [2])
        #expect(compilation.definitions.entity(named: "e") != nil)
        #expect(compilation.definitions.rule(named: "r")?.languages == ["en"])
    }

    @Test(arguments: [
        ("when b {x}\n  say t:k(x=x)", false), ("when b {x}\n  when c\n  say t:k(x=x)", true),
        ("when b [{x}]\n  say t:k(x=x)", true), ("when b [{x}]\n  say t:k(x=x) if x known", false),
        ("when b [{x}]\n  if x known\n  say t:k(x=x)", false), ("when b [{x}]\n  set x = 1\n  say t:k(x=x)", false),
        ("when b & [{x}]\n  call w(x=x)", true), ("when b {x} | c {x}\n  set y = x", false),
        ("when (b {x} | c) d\n  set y = x", true), ("when b [{x}]\n  set y = x if not (x unknown)", false),
    ])
    func `a capture that may be missing is guarded before it is used`(lines: String, isReported: Bool) {
        let body = "webhook w = POST https://w.example\nrule r\n  \(lines)\n"
        #expect(compile(("a.rules", body)).findings.map(\.id) == (isReported ? ["FD112"] : []))
    }
}
