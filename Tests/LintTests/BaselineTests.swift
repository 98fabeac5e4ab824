import FrontdeskCore
import FrontdeskRules
import Testing

@testable import FrontdeskLint

struct BaselineTests {
    private static let rules = """
        frontdesk 1
        language en

        rule size
          when x
          example x
          say "Yes."

        rule colour
          when y
          example y
          say "No."

        """

    private func look(_ text: String) -> (findings: [Finding], places: FindingPlaces) {
        let path = "rules/shop.rules"
        let project = ExampleProject.make([(path, text), ("rules/zz-base.rules", ExampleProject.base + "\n")])
        let places = FindingPlaces(project, lines: SourceLines([path: Array(text.utf8)]))
        return (Linter(settings: .known).findings(in: project).filter { $0.id == "FD109" }, places)
    }

    private func baseline(_ text: String) throws -> Baseline {
        let (findings, places) = look(text)
        try #require(findings.count == 2)
        return Baseline(findings, places: places)
    }

    @Test func `what is known is left out, wherever its line went`() throws {
        let kept = try baseline(Self.rules)
        let moved = look(Self.rules.replacing("rule size", with: "# a comment\n\n\nrule size"))
        let (new, stale) = kept.applied(to: moved.findings, places: moved.places)
        #expect(new.isEmpty)
        #expect(stale.isEmpty)
    }

    @Test func `a line that changed is looked at anew, and its entry is stale`() throws {
        let kept = try baseline(Self.rules)
        let changed = look(Self.rules.replacing("when x", with: "when z"))
        let (new, stale) = kept.applied(to: changed.findings, places: changed.places)
        #expect(new.map(\.location.line) == [5])
        #expect(stale.map(\.place) == ["rule size"])
    }

    @Test func `the same line in another rule is another finding`() throws {
        let kept = try baseline(Self.rules)
        let more = look(Self.rules + "\nrule other\n  when x\n  example x\n  say \"Hm.\"\n")
        #expect(kept.applied(to: more.findings, places: more.places).new.count == 1)
    }

    @Test func `a second finding on equal lines is new`() throws {
        let kept = try baseline(Self.rules)
        let twice = look(Self.rules.replacing("  when x\n", with: "  when x\n  when x\n"))
        #expect(kept.applied(to: twice.findings, places: twice.places).new.count == 1)
    }

    @Test func `it is read as it was written, byte for byte the same each time`() throws {
        let kept = try baseline(Self.rules)
        #expect(try Baseline(reading: kept.text.utf8) == kept)
        #expect(try baseline(Self.rules).text == kept.text)
        #expect(!kept.text.contains("rules/shop.rules"))
    }

    @Test(arguments: ["", "[]", "{}", "{\"version\":1}", "{\"version\":9,\"findings\":[]}"])
    func `what is no baseline is an error`(text: String) {
        #expect(throws: BaselineError.self) { try Baseline(reading: text.utf8) }
    }
}
