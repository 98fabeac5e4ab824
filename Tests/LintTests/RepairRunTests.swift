import FrontdeskCore
import FrontdeskRules
import Testing

@testable import FrontdeskLint

struct RepairRunTests {
    private static let path = "rules/shop.rules"

    private func run(_ text: String, unsafe: Bool = false) -> RepairRun {
        let project = ExampleProject.make([(Self.path, text), ("rules/zz-base.rules", ExampleProject.base + "\n")])
        return RepairRun(project, Linter(settings: .known), includesUnsafe: unsafe)
    }

    private func repaired(_ body: String, unsafe: Bool = false) -> String? {
        let head = "frontdesk 1\nlanguage en\n\n"
        let result = run(head + body, unsafe: unsafe)
        return result.changes.first { $0.path == Self.path }.map { String($0.after.dropFirst(head.count)) }
    }

    private static func rule(_ when: String) -> String {
        "rule refund\n  when \(when)\n  example a refund please\n  say \"Which order?\"\n"
    }

    @Test(arguments: [
        ("refund ＆ please", "refund & please"),
        ("refund & （a ｜ please）", "refund & (a | please)"),
        ("refund | money back | Refund", "refund | money back"),
        ("refund | money back|refund|pay", "refund | money back | pay"),
        ("refund  |   pay", "refund | pay"),
    ])
    func `what means the same is repaired`(given: String, expected: String) {
        #expect(repaired(Self.rule(given)) == Self.rule(expected))
    }

    @Test(arguments: [
        ("refund、money back | pay", "refund | money back | pay"),
        ("/\\brefund\\b/", "refund"),
        ("refund*, money", "refund* | money"),
        ("refund* or money", "refund* | money"),
    ])
    func `what may mean something else is repaired only when asked for`(given: String, expected: String) {
        #expect(repaired(Self.rule(given)) == nil)
        #expect(repaired(Self.rule(given), unsafe: true) == Self.rule(expected))
    }

    @Test func `a misspelt name is corrected only when asked for`() {
        let text = "concept refund = refund | money back\n\n" + Self.rule("@refnd")
        #expect(repaired(text) == nil)
        #expect(repaired(text, unsafe: true) == "concept refund = refund | money back\n\n" + Self.rule("@refund"))
    }

    @Test func `a term on a line of its own goes with its line`() {
        let text = "concept refund\n  refund\n  money back\n  Refund\n\n" + Self.rule("@refund")
        #expect(repaired(text) == "concept refund\n  refund\n  money back\n\n" + Self.rule("@refund"))
    }

    @Test func `a suppression of nothing is deleted, above the line or behind it`() {
        let above = "rule refund\n  # frontdesk:allow FD109 -- a reason\n  when refund\n  example a refund please\n"
        let behind = "rule refund\n  when refund  # frontdesk:allow FD109 -- a reason\n  example a refund please\n"
        let expected = Self.rule("refund")
        #expect(repaired(above + "  say \"Which order?\"\n") == expected)
        #expect(repaired(behind + "  say \"Which order?\"\n") == expected)
    }

    @Test func `bytes are repaired`() throws {
        let text =
            "\u{feff}frontdesk 1\r\nlanguage en\n\nrule refund\n\twhen refund\n  example a refund\n  say \"Hm?\"\n"
        let change = try #require(run(text).changes.first)
        #expect(
            change.after
                == "frontdesk 1\nlanguage en\n\nrule refund\n  when refund\n  example a refund\n  say \"Hm?\"\n"
        )
    }

    @Test(arguments: [
        ("rule refund\nwhen refund\n  example a refund\n  say \"Hm?\"\n", "an indentation too few"),
        ("  rule refund\n  when refund\n  example a refund\n  say \"Hm?\"\n", "one too many"),
        ("rule refund\n  when refund\n  example a refund\n  say “Hm?”\n", "curly quotes"),
    ])
    func `what hinders reading is repaired`(given: String, what: String) {
        #expect(repaired(given) == "rule refund\n  when refund\n  example a refund\n  say \"Hm?\"\n", "\(what)")
    }

    @Test func `quotes within a text in curly quotes are kept`() {
        let head = "rule refund\n  when refund\n  example a refund\n  say "
        #expect(repaired(head + "«the \"late\" one»\n") == head + "\"the \\\"late\\\" one\"\n")
    }

    @Test func `a missing first line is added`() {
        let text = "language en\n\nrule refund\n  when refund\n  example a refund\n  say \"Hm?\"\n"
        #expect(run(text).changes.map(\.after) == ["frontdesk 1\n" + text])
    }

    @Test func `nothing is written into a file whose bytes are no text`() {
        var bytes = Array("frontdesk 1\nlanguage en\n\n".utf8)
        bytes += Array(Self.rule("refund ＆ pay").utf8) + [0xfc]
        let project = RuleProject(sources: [RuleSource(path: Self.path, bytes: bytes)], locales: [])
        #expect(RepairRun(project, Linter(), includesUnsafe: true).changes.isEmpty)
    }

    @Test func `what nobody wants repaired is left alone`() {
        let project = ExampleProject.make([(Self.path, "frontdesk 1\nlanguage en\n\n" + Self.rule("refund ＆ please"))])
        let result = RepairRun(project, Linter(), includesUnsafe: true, isWanted: { _ in false })
        #expect(result.changes.isEmpty)
        #expect(result.repaired == 0)
    }

    @Test func `repairs that cause findings are told`() {
        // Alternatives instead of a phrase: what was one term is two, and the second is there already.
        let result = run("frontdesk 1\nlanguage en\n\n" + Self.rule("a、refund"), unsafe: true)
        #expect(result.introduced.contains { $0.id == "FD109" })
    }

    @Test func `what was wrong all the time is not told as caused by repairs`() {
        let text = "frontdesk 1\nlanguage en\n\nrule size\n\twhen x\n  example x\n  say \"Yes.\"\n"
        let result = run(text)
        #expect(result.repaired > 0)
        #expect(result.findings.contains { $0.id == "FD109" })
        #expect(result.introduced.isEmpty)
    }

    @Test(arguments: CheckManual.descriptions.filter { $0.repair != .none }.map(\.id))
    func `each check that promises a repair repairs its bad example`(check: String) throws {
        let description = try #require(CheckManual.description(of: check))
        let project = ExampleProject.make(description.bad)
        let linter = Linter(settings: .known)
        let result = RepairRun(project, linter, includesUnsafe: description.repair == .unsafe) { $0.id == check }
        #expect(result.repaired > 0)
        #expect(!result.findings.contains { $0.id == check }, "\(result.changes.map(\.after))")
    }

    @Test(arguments: CheckManual.descriptions.filter { $0.repair == .safe }.map(\.id))
    func `a safe repair causes no finding`(check: String) throws {
        let description = try #require(CheckManual.description(of: check))
        let result = RepairRun(ExampleProject.make(description.bad), Linter(settings: .known), includesUnsafe: false)
        #expect(result.introduced.isEmpty, "\(result.introduced.map(\.message))")
    }
}
