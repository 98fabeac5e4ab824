import Foundation
import FrontdeskTestSupport
import Testing

/// `frontdesk test`, as people and other programs read it.
struct TestCommandTests {
    private let desk = try? FrontdeskBinary()

    @Test(arguments: ["text", "junit", "github"])
    func `a broken promise is told as a difference`(format: String) async throws {
        let run = try await #require(desk).run(["test", "--format", format], in: Workplace(ExampleDesk.promising))
        #expect(run.code == 1)
        try expectSnapshot(run.output, named: "test-failing.\(format).txt")
    }

    @Test func `kept promises end with 0`() async throws {
        let run = try await #require(desk).run(["test"], in: Workplace(ExampleDesk.files))
        #expect(run.code == 0)
        #expect(run.output.hasSuffix("5 examples, 2 counters, 1 dialogue: all passed\n"))
    }

    @Test func `a part of a set can be tried`() async throws {
        let run = try await #require(desk).run(["test", "rules/zh.rules"], in: Workplace(ExampleDesk.promising))
        #expect(run.code == 0)
        #expect(run.output.contains("2 examples, 1 counter, 0 dialogues: all passed"))
    }

    @Test func `a set with errors is not tried`() async throws {
        let run = try await #require(desk).run(["test"], in: Workplace(ExampleDesk.faulty))
        #expect(run.code == 1)
        #expect(run.output.hasPrefix("rules/bad.rules:4:3: error[FD003]"))
        #expect(run.output.hasSuffix("the rules have 2 errors, so nothing was tried\n"))
    }

    @Test func `the report for programs is JSON`() async throws {
        let run = try await #require(desk).run(["test", "--format", "json"], in: Workplace(ExampleDesk.promising))
        #expect(run.code == 1)
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(run.output.utf8)) }
    }

    @Test func `within GitHub's actions broken promises become annotations`() async throws {
        let run = try await #require(desk).run(
            ["test"],
            in: Workplace(ExampleDesk.promising),
            environment: ["GITHUB_ACTIONS": "true"]
        )
        #expect(run.output.hasPrefix("::error file=rules/promises.rules,line=5,col=11,title=FD801 broken-promise::"))
        #expect(run.code == 1)
    }

    @Test func `with a report in a file the failures are still told`() async throws {
        let workplace = try Workplace(ExampleDesk.promising)
        let run = try await #require(desk).run(["test", "--format", "junit", "--output", "tests.xml"], in: workplace)
        #expect(run.code == 1)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("rules/promises.rules:5:11: example of rule order.any failed\n"))
        #expect(run.errors.hasSuffix("6 examples, 3 counters, 2 dialogues: 3 failed; the rules have 1 error\n"))
        let written = try await #require(desk).shell("cat tests.xml", in: workplace)
        #expect(written.output.hasPrefix("<?xml"))
    }

    // MARK: Rules with errors

    /// The desk with a rule that can never win, and that nothing tries.
    private static let shadowed = ExampleDesk.files.merging(
        [
            "rules/shadowed.rules": """
            frontdesk 1
            language en
            rule parcel.lost
              when where ..2 parcel lost
              priority -1
              say t:parcel

            """
        ]
    ) { $1 }

    @Test(arguments: ["text", "json", "junit", "github"])
    func `promises that are kept do not pass rules with an error`(format: String) async throws {
        let run = try await #require(desk).run(["test", "--format", format], in: Workplace(Self.shadowed))
        #expect(run.code == 1)
        try expectSnapshot(run.output, named: "test-shadowed.\(format).txt")
    }

    @Test func `a part of a set answers for its own errors alone`() async throws {
        let run = try await #require(desk).run(["test", "rules/zh.rules"], in: Workplace(Self.shadowed))
        #expect(run.code == 0, "\(run.output)")
        for path in ["rules/shadowed.rules", "rules"] {
            let own = try await #require(desk).run(["test", path], in: Workplace(Self.shadowed))
            #expect(own.code == 1, "\(path)")
        }
    }

    @Test func `a file that is tried by itself needs no fallback, a folder does`() async throws {
        let rules = "frontdesk 1\nlanguage en\nrule hello\n  when hello\n  example hello\n  say \"Hello.\"\n"
        let workplace = try Workplace(["drafts/hello.rules": rules])
        let file = try await #require(desk).run(["test", "drafts/hello.rules"], in: workplace)
        #expect(file.code == 0, "\(file.output)")
        let folder = try await #require(desk).run(["test", "drafts"], in: workplace)
        #expect(folder.code == 1)
        #expect(folder.output.contains("error[FD601]"))
    }

    @Test func `a check that the configuration makes milder does not fail the tests`() async throws {
        let files = Self.shadowed.merging(["frontdesk.yaml": "lint:\n  severities:\n    FD102: warning\n"]) { $1 }
        let run = try await #require(desk).run(["test"], in: Workplace(files))
        #expect(run.code == 0, "\(run.output)\(run.errors)")
    }

    @Test(arguments: [
        ("junit", "<testsuites>"), ("json", "\"errors\": [\n    {"), ("github", "::error file=rules/bad.rules"),
    ])
    func `rules that can't be read are in the report, too`(format: String, part: String) async throws {
        let workplace = try Workplace(ExampleDesk.faulty)
        let run = try await #require(desk).run(["test", "--format", format, "--output", "report"], in: workplace)
        #expect(run.code == 1)
        #expect(run.errors.contains("rules/bad.rules:4:3: error[FD003]"))
        let written = try await #require(desk).shell("cat report", in: workplace)
        #expect(written.output.contains(part), "\(written.output)")
    }

    // MARK: Tests that can't fail

    @Test func `a dialogue that expects nothing fails, and says what to add where`() async throws {
        var files = ExampleDesk.files
        files["rules/vacuous.rules"] = """
            frontdesk 1
            language en
            test "nothing at all"
            test "nobody waits for an answer"
              > Where is my parcel?

            """
        let run = try await #require(desk).run(["test"], in: Workplace(files))
        #expect(run.code == 1)
        try expectSnapshot(run.output, named: "test-vacuous.txt")
    }

    // MARK: Why a rule did not match

    @Test func `of several lines those are named that came nearest`() async throws {
        var files = ExampleDesk.files
        files["rules/gifts.rules"] = """
            frontdesk 1
            language en
            rule gift
              when voucher
              when (gift | present) & (wrap | paper) & ribbon
              when wrap ..2 box
              when certificate
              example please put a ribbon around the present
              say t:parcel

            """
        let run = try await #require(desk).run(["test", "rules/gifts.rules"], in: Workplace(files))
        #expect(run.code == 1)
        try expectSnapshot(run.output, named: "test-nearest.txt")
    }
}
