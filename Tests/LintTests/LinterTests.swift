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
