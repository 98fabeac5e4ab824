import FrontdeskCore
import FrontdeskRules
import FrontdeskText
import Testing

@testable import FrontdeskLint

struct RuleEditorTests {
    private static let english = """
        frontdesk 1
        language en

        concept money = money | cash
        concept refund = refund | @money back

        entity order_id = /[A-Z]{2}\\d{8}/

        intent refund
          en: I want my money back

        # frontdesk:allow FD109 -- short on purpose
        rule refund.ask
          when @refund & [{order_id}]
          when intent refund
          priority 5
          example I want a refund
          say t:refund.ask if order_id unknown
          call oms(order=order_id) into order
          say t:refund.state if order.state known
          chips t:chip.damaged -> refund.damaged

        rule refund.damaged
          after refund.ask
          when damaged
          if hours support open
          goto refund.ask

        schedule support Etc/UTC
          mon-fri 09:00-17:00

        webhook oms = POST https://oms.example.com/order

        test "a refund"
          > refund please
          < rule refund.ask
          < set order_id = "AB12345678"
        """

    private static let chinese = """
        frontdesk 1
        language zh

        concept refund = 退款 | 退钱

        rule 退款.申请
          when ＠refund
          goto refund.ask
        """

    private static let texts = """
        {
          "refund.ask": "Which order, {name}?",
          "refund.state": "It is {state}.",
          "chip.damaged": "It is damaged"
        }
        """

    private let editor = RuleEditor(
        [
            EditorFile(RuleSource(path: "rules/en.rules", text: english)),
            EditorFile(RuleSource(path: "rules/zh.rules", text: chinese)),
        ],
        locales: [LocaleFile(path: "locales/en.json", bytes: Array(texts.utf8))],
        teams: ["support", "billing"]
    )

    /// The place of a text in a file, the one of its n-th occurrence; `│` in it is the place itself.
    private func place(_ marked: String, _ path: String = "rules/en.rules", occurrence: Int = 1) -> FileLocation {
        let text = path == "rules/en.rules" ? Self.english : Self.chinese
        let parts = marked.split(separator: "│", maxSplits: 1, omittingEmptySubsequences: false)
        let whole = parts.joined()
        var seen = 0
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for range in line.ranges(of: whole) {
                seen += 1
                guard seen == occurrence else { continue }
                let before = line[..<range.lowerBound].unicodeScalars.count + parts[0].unicodeScalars.count
                return FileLocation(path: path, line: number + 1, column: before + 1)
            }
        }
        Issue.record("\(marked) does not stand in the file")
        return FileLocation(path: path, line: 1, column: 1)
    }

    private func lines(_ spans: [SourceSpan]) -> [String] {
        spans.map { "\($0.path):\($0.line):\($0.column)-\($0.endColumn)" }
    }

    @Test(
        arguments: [
            ("goto refund│.ask", ["rules/en.rules:13:6-16"]), ("when @ref│und &", ["rules/en.rules:5:9-15"]),
            ("[{ord│er_id", ["rules/en.rules:7:8-16"]), ("when intent ref│und", ["rules/en.rules:9:8-14"]),
            ("hours supp│ort", ["rules/en.rules:29:10-17"]), ("call o│ms", ["rules/en.rules:32:9-12"]),
            ("t:refund│.ask if", ["locales/en.json:2:4-14"]),
            ("say t:refund.state if ord│er.state", ["rules/en.rules:19:33-38"]),
            ("example I want│ a", []),
        ]
    )
    func `a name leads to where it is defined`(marked: String, found: [String]) {
        #expect(lines(editor.definitions(at: place(marked))) == found)
    }

    @Test func `a name leads to everywhere it is used, in the order of files`() {
        let found = lines(editor.references(at: place("rule refund│.ask")))
        #expect(
            found == [
                "rules/en.rules:13:6-16", "rules/en.rules:24:9-19", "rules/en.rules:27:8-18", "rules/en.rules:36:10-20",
                "rules/zh.rules:8:8-18",
            ]
        )
        #expect(editor.references(at: place("rule refund│.ask"), includingDefinitions: false).count == 4)
    }

    @Test func `concepts of one name in two languages are two`() throws {
        #expect(lines(editor.references(at: place("@ref│und"))) == ["rules/en.rules:5:9-15", "rules/en.rules:14:9-15"])
        let chinese = place("＠ref│und", "rules/zh.rules")
        #expect(lines(editor.references(at: chinese)) == ["rules/zh.rules:4:9-15", "rules/zh.rules:7:9-15"])
        #expect(lines(try editor.rename(at: chinese, to: "退款")) == ["rules/zh.rules:4:9-15", "rules/zh.rules:7:9-15"])
    }

    @Test func `a concept that two languages use together is renamed together`() throws {
        let shared = "frontdesk 1\nlanguage en, fr\nrule both\n  when @refund\n  close\n"
        let french = "frontdesk 1\nlanguage fr\nconcept refund = remboursement\n"
        let editor = RuleEditor(
            [("en", Self.english), ("both", shared), ("fr", french)].map {
                EditorFile(RuleSource(path: "rules/\($0.0).rules", text: $0.1))
            },
            locales: []
        )
        let changed = try editor.rename(at: FileLocation(path: "rules/fr.rules", line: 3, column: 10), to: "payback")
        #expect(
            lines(changed) == [
                "rules/both.rules:4:9-15", "rules/en.rules:5:9-15", "rules/en.rules:14:9-15", "rules/fr.rules:3:9-15",
            ]
        )
    }

    @Test func `an entity and its variable are renamed together, and a variable with its fields`() throws {
        #expect(try editor.rename(at: place("{order│_id}"), to: "order_number").map(\.line) == [7, 14, 18, 19, 37])
        let order = try editor.rename(at: place("into ord│er"), to: "parcel")
        #expect(lines(order) == ["rules/en.rules:19:33-38", "rules/en.rules:20:25-30"])
    }

    @Test(
        arguments: [
            ("rule refund│.ask", "refund.damaged", "'refund.damaged' is in use already at rules/en.rules:23:6"),
            (
                "rule refund│.ask", "two words",
                "'two words' is no name; it begins with a letter and holds letters, digits, _ - and ."
            ),
            ("{order│_id}", "page", "'page' is no name; it begins with a letter and holds letters, digits, _ - and ."),
            ("t:refund│.ask if", "x", "a key of the locale files is not renamed here; change it in its own files"),
            ("# frontdesk│:", "x", "no name that can be changed stands here"),
        ]
    )
    func `a name that can't be changed says why`(marked: String, name: String, message: String) {
        #expect {
            _ = try editor.rename(at: place(marked), to: name)
        } throws: { error in
            "\(error)" == message
        }
    }

    @Test(
        arguments: [
            (
                "goto refund│.ask",
                ["**rule** `refund.ask`", "priority 5", "0 conditions", "en", "when @refund & [{order_id}]"]
            ),
            ("@ref│und &", ["**concept** `refund`", "2 terms for en: `refund` | `@money back`"]),
            ("{order│_id}", ["entity order_id = /[A-Z]{2}\\d{8}/"]),
            ("t:refund│.ask if", ["- `en` Which order, {name}?"]),
            ("FD│109", ["**FD109 too-broad-pattern** (warning)"]), ("intent ref│und", ["en: I want my money back"]),
            ("into ord│er", ["**variable** `order`"]), ("hours supp│ort", ["mon-fri 09:00-17:00"]),
        ]
    )
    func `what stands at a place is explained`(marked: String, words: [String]) throws {
        let hover = try #require(editor.hover(at: place(marked)))
        for word in words { #expect(hover.markdown.contains(word), "\(hover.markdown)") }
    }

    @Test func `where nothing stands nothing is explained`() {
        #expect(editor.hover(at: place("example I│ want")) == nil)
        #expect(editor.hover(at: FileLocation(path: "rules/en.rules", line: 999, column: 1)) == nil)
        #expect(editor.hover(at: FileLocation(path: "elsewhere", line: 1, column: 1)) == nil)
    }

    @Test func `the outline has every definition`() {
        let names = editor.outline(of: "rules/en.rules").map { "\($0.detail) \($0.name)" }
        #expect(
            names == [
                "concept money", "concept refund", "entity order_id", "intent refund", "rule refund.ask",
                "rule refund.damaged", "schedule support", "webhook oms", "test a refund",
            ]
        )
        #expect(editor.definitions(matching: "退款").map(\.name) == ["退款.申请"])
    }

    @Test(
        arguments: [
            ("", ["concept", "rule", "test"]), ("ru", ["rule"]),
            ("rule a\n  ", ["when", "say", "escalate", "example"]),
            ("rule a\n  when @re", ["refund"]), ("rule a\n  when ＠", ["money", "refund"]),
            ("rule a\n  when {", ["order_id", "number"]), ("rule a\n  when ", ["exactly", "@refund"]),
            ("rule a\n  say t:refund.", ["refund.ask", "refund.state"]), ("rule a\n  goto ", ["refund.ask", "退款.申请"]),
            ("rule a\n  chips t:chip.damaged -> ref", ["refund.ask", "refund.damaged"]),
            ("rule a\n  after refund.ask, ", ["refund.damaged"]), ("rule a\n  when intent ", ["refund"]),
            ("rule a\n  if hours ", ["support"]), ("rule a\n  if hours support ", ["open", "closed"]),
            ("rule a\n  call ", ["oms"]), ("rule a\n  escalate to ", ["billing", "support"]),
            ("rule a\n  limit 2 per ", ["conversation", "visitor"]), ("rule a\n  say t:x if ", ["hours", "order_id"]),
            ("test \"x\"\n  < rule ", ["refund.ask"]), ("test \"x\"\n  < ", ["clarify", "escalate"]),
            ("topic ", ["none"]), ("fallback\n  ", ["after", "say"]), ("entity e = ", ["email"]),
        ]
    )
    func `what could stand at a place is suggested`(text: String, labels: [String]) {
        let found = suggestions(text)
        for label in labels { #expect(found.contains(label), "\(text): \(found)") }
    }

    @Test(arguments: ["rule a\n  example @", "# @", "rule a\n  example the ", "test \"x\"\n  > go to "])
    func `within what visitors write, keywords are not suggested`(text: String) {
        let found = suggestions(text)
        #expect(found.isEmpty || text.hasSuffix("@"))
    }

    @Test func `a suggestion replaces what was begun`() throws {
        let text = "frontdesk 1\nrule 一\n  goto 退款.申"
        let editor = editor(with: text)
        let item = try #require(
            editor.completions(at: FileLocation(path: "rules/new.rules", line: 3, column: 12)).first
        )
        #expect(item.label == "退款.申请")
        #expect((item.replaced.column, item.replaced.endColumn) == (8, 12))
    }

    @Test func `wherever one asks in whatever text, there is an answer`() {
        var numbers = SeededNumbers(seed: 3)
        for _ in 0..<150 {
            var bytes = Array(Self.english.utf8)
            for _ in 0..<5 {
                let place = Int.random(in: 0..<bytes.count, using: &numbers)
                bytes.replaceSubrange(place..<min(bytes.count, place + 3), with: numbers.bytes(3, of: "@{}t: \n|&().."))
            }
            let file = EditorFile(RuleSource(path: "rules/en.rules", bytes: bytes))
            let editor = RuleEditor([file], locales: [])
            for _ in 0..<20 {
                let place = FileLocation(
                    path: "rules/en.rules",
                    line: Int.random(in: -1...45, using: &numbers),
                    column: Int.random(in: -1...60, using: &numbers)
                )
                _ = editor.hover(at: place)
                _ = editor.completions(at: place)
                _ = editor.definitions(at: place)
                _ = try? editor.rename(at: place, to: "other")
            }
            _ = editor.outline(of: "rules/en.rules")
        }
    }

    private func editor(with text: String) -> RuleEditor {
        RuleEditor(
            editor.files + [EditorFile(RuleSource(path: "rules/new.rules", text: text))],
            locales: editor.locales,
            teams: editor.teams
        )
    }

    private func suggestions(_ text: String) -> [String] {
        let whole = "frontdesk 1\nlanguage en\n" + text
        let lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
        let place = FileLocation(
            path: "rules/new.rules",
            line: lines.count,
            column: (lines.last?.unicodeScalars.count ?? 0) + 1
        )
        return editor(with: whole).completions(at: place).map(\.label)
    }
}
