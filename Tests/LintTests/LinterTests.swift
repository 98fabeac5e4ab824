import FrontdeskCore
import Testing

@testable import FrontdeskLint

struct LinterTests {
    private static let rules = """
        frontdesk 1
        language en

        concept refund = refund | money back

        rule refund.ask
          when @refund
          example a refund
          say "Which order?"

        """

    private func ids(_ text: String, _ settings: LintSettings = .known) -> [String] {
        let files = [("rules/a.rules", text), ("rules/zz-base.rules", ExampleProject.base + "\n")]
        return Linter(settings: settings).findings(in: ExampleProject.make(files)).map(\.id)
    }

    @Test func `a line that can't be read hides no use of anything`() {
        #expect(ids(Self.rules) == [])
        #expect(ids(Self.rules.replacing("@refund", with: "(@refund")) == ["FD005"])
        #expect(ids(Self.rules.replacing("say \"", with: "say ")) == ["FD013"])
    }

    @Test func `a name that leads nowhere causes no other finding`() {
        let text = """
            frontdesk 1
            language en

            rule first
              when first
              example first
              goto secnd

            rule second
              after first
              when second
              example second
              say "Yes."

            """
        #expect(ids(text) == ["FD301"])
    }

    @Test func `a locale file that can't be read lacks no text`() {
        let rules = "frontdesk 1\nlanguage en, de\n\nrule hi\n  when hi\n  example hi\n  say t:hi\n  say t:hi.again\n"
        let english = "{\"hi\": \"Hi.\", \"hi.again\": \"Hi again.\"}"
        func found(_ german: String) -> [String] {
            let files = [
                ("rules/a.rules", rules), ("rules/zz-base.rules", ExampleProject.base + "\n"),
                ("locales/en.json", english), ("locales/de.json", german),
            ]
            return Linter().findings(in: ExampleProject.make(files)).map { "\($0.id) \($0.remedy ?? "")" }
        }
        #expect(found("{\"hi\": \"Hallo.\"}") == ["FD401 translate it"])
        #expect(found("{\"hi\": \"Hallo \"du\".\"}") == ["FD400 a quote within a text is written `\\\"`"])
    }

    @Test(arguments: [
        ("hi.agan", "did you mean `hi.again`? Or add it to locales/en.json, locales/de.json"),
        ("unlike.any", "add it to locales/en.json, locales/de.json"),
    ])
    func `a missing text is told with the files it belongs into`(key: String, remedy: String) {
        let rules =
            "frontdesk 1\nlanguage en, de\n\nrule hi\n  when hi\n  example hi\n  say t:\(key)\n  say t:hi.again\n"
        let files = [
            ("rules/a.rules", rules), ("rules/zz-base.rules", ExampleProject.base + "\n"),
            ("locales/en.json", "{\"hi.again\": \"Hi again.\"}"), ("locales/de.json", "{\"hi.again\": \"Hallo.\"}"),
        ]
        let project = ExampleProject.make(files)
        let found = Linter().findings(in: project)
        #expect(found.map(\.remedy) == [remedy])
        let repair = found.first.flatMap { RepairSearch(project).repair(of: $0) }
        #expect(repair?.edits.first?.replacement == (key == "hi.agan" ? "hi.again" : nil))
    }

    @Test(arguments: [["de", "ja"], ["de"]])
    func `a slip in the main language's placeholder is told there`(others: [String]) {
        let rules = """
            frontdesk 1
            language en, \(others.joined(separator: ", "))

            entity order_id = /[A-Z]{2}\\d{3}/

            rule hi
              when status {order_id}
              example status AB123
              say t:hi(order=order_id)

            """
        let files =
            [("rules/a.rules", rules), ("rules/zz-base.rules", ExampleProject.base + "\n")]
            + [("locales/en.json", "{\"hi\": \"It is {ordr}.\"}")]
            + others.map { ("locales/\($0).json", "{\"hi\": \"\($0) {order}.\"}") }
        let found = Linter().findings(in: ExampleProject.make(files)).filter { $0.id == "FD403" }
        #expect(found.map(\.location.path) == ["locales/en.json"], "\(found)")
    }

    @Test func `the intent of everything else needs no rule`() {
        let examples = (1...5).map { "  en: words of no meaning \($0)\n" }.joined()
        let text =
            Self.rules + "\nintent other\n" + examples + "\nintent lost\n" + examples.replacing("no", with: "any")
        #expect(ids(text).filter { $0 == "FD303" }.count == 1)
    }

    @Test(arguments: [LintSettings.Severity.error, .warning, .info, .off])
    func `settings give a check another severity, or switch it off`(severity: LintSettings.Severity) {
        let text = Self.rules.replacing("@refund", with: "x").replacing("a refund", with: "x")
        #expect(ids(text) == ["FD303", "FD109"])
        let settings = LintSettings(severities: ["FD109": severity.severity])
        let files = [("rules/a.rules", text), ("rules/zz-base.rules", ExampleProject.base + "\n")]
        let found = Linter(settings: settings).findings(in: ExampleProject.make(files)).filter { $0.id == "FD109" }
        #expect(found.map(\.severity) == [severity.severity].compactMap { $0 })
    }

    @Test func `the same project gives the same findings every time, in order`() throws {
        for check in CheckManual.descriptions {
            let first = Linter(settings: .known).findings(in: ExampleProject.make(check.bad))
            let second = Linter(settings: .known).findings(in: ExampleProject.make(check.bad))
            #expect(first == second)
            #expect(first == first.sorted())
        }
    }

    @Test func `what decides whether rules go live is told without the checks that only give advice`() {
        let linter = Linter(settings: .known)
        var advice = 0
        for check in CheckManual.descriptions {
            for example in [check.bad, check.good] {
                let project = ExampleProject.make(example)
                let all = linter.findings(in: project)
                let gate = linter.gate(project)
                #expect(gate.filter { $0.severity == .error } == all.filter { $0.severity == .error }, "\(check.id)")
                advice += all.count - gate.count
            }
        }
        #expect(advice > 20)
    }
}
