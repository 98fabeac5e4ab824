import FrontdeskCore
import Testing

@testable import FrontdeskLint

struct SuppressionsTests {
    private func ids(_ comment: String, behind: String = "") -> [String] {
        let text = """
            frontdesk 1
            language en

            rule size
            \(comment)
              when x\(behind)
              example x
              say "Yes."

            """
        let project = ExampleProject.make([
            ("rules/a.rules", text), ("rules/zz-base.rules", ExampleProject.base + "\n"),
        ])
        return Linter(settings: .known).findings(in: project).map(\.id).filter { $0 != "FD902" }
    }

    @Test(arguments: [
        "  # frontdesk:allow FD109 -- a size", "  # frontdesk:allow fd109 -- a size",
        "  # frontdesk:allow too-broad-pattern -- a size", "# frontdesk:allow FD204, FD109 -- a size",
        "  # frontdesk:allow FD109 -- a size\n\n  # more",
    ])
    func `a comment with a reason suppresses what the line below has`(comment: String) {
        #expect(ids(comment) == [])
    }

    @Test func `a comment behind the line suppresses as well`() {
        #expect(ids("", behind: "  # frontdesk:allow FD109 -- a size") == [])
    }

    @Test(arguments: ["  # frontdesk:allow FD109", "  # frontdesk:allow FD109 --", "  # frontdesk:allow FD109 -- 1."])
    func `a reason is asked for`(comment: String) {
        #expect(ids(comment) == ["FD901"])
    }

    @Test(arguments: [
        "  # frontdesk:allow", "  # frontdesk:allow FD999 -- a reason", "  # frontdesk:allow FD102 -- a reason",
    ])
    func `a comment that names no check, an unknown one, or one that finds nothing suppresses nothing`(comment: String)
    {
        #expect(ids(comment) == ["FD901", "FD109"])
    }

    @Test func `while the rules have errors no comment counts as useless`() {
        let comment = "  # frontdesk:allow FD102 -- a reason\n  when (a"
        #expect(ids(comment).contains("FD005"))
        #expect(!ids(comment).contains("FD901"))
    }
}
