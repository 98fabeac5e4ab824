import FrontdeskTestSupport
import Testing

/// `frontdesk lint`, as people and other programs read it.
struct LintCommandTests {
    private let desk = try? FrontdeskBinary()

    @Test(arguments: ["text", "json", "github"])
    func `a bad file is told with place, words and remedy`(format: String) async throws {
        let run = try await #require(desk).run(["lint", "--format", format], in: Workplace(ExampleDesk.faulty))
        #expect(run.code == 1)
        #expect(run.errors.isEmpty)
        try expectSnapshot(run.output, named: "lint-bad.\(format).txt")
    }

    @Test(arguments: ["1", "2", "7"])
    func `a report is the same however many checks are made at a time`(jobs: String) async throws {
        let workplace = try Workplace(ExampleDesk.faulty)
        let run = try await #require(desk).run(["lint", "--format", "json", "--jobs", jobs], in: workplace)
        try expectSnapshot(run.output, named: "lint-bad.json.txt")
    }

    @Test func `a good set has no findings`() async throws {
        let run = try await #require(desk).run(["lint"], in: Workplace(ExampleDesk.files))
        #expect(run.output == "no findings\n")
        #expect(run.code == 0)
    }

    @Test(arguments: [
        (["--fail-on", "error"], 0), (["--fail-on", "warning"], 1), (["--fail-on", "info"], 1),
        (["--max-warnings", "0"], 1), (["--max-warnings", "100"], 0),
    ])
    func `what fails a run can be chosen`(arguments: [String], code: Int) async throws {
        var files = ExampleDesk.files
        files["rules/extra.rules"] =
            "frontdesk 1\nlanguage en\nrule thanks\n  when thanks\n  say \"You are welcome.\"\n"
        let run = try await #require(desk).run(["lint"] + arguments, in: Workplace(files))
        #expect(run.code == code, "\(run.output)")
        #expect(run.output.contains("warning[FD803]"))
        let isOver = arguments == ["--max-warnings", "0"]
        #expect(run.errors == (isOver ? "1 warning is more than the 0 that --max-warnings allows\n" : ""))
    }

    @Test func `quiet leaves out what does not fail`() async throws {
        var files = ExampleDesk.files
        files["rules/extra.rules"] =
            "frontdesk 1\nlanguage en\nrule thanks\n  when thanks\n  say \"You are welcome.\"\n"
        let run = try await #require(desk).run(["lint", "--quiet"], in: Workplace(files))
        #expect(run.output.isEmpty)
        #expect(run.code == 0)
    }

    @Test func `within GitHub's actions findings become annotations`() async throws {
        let run = try await #require(desk).run(
            ["lint"],
            in: Workplace(ExampleDesk.faulty),
            environment: ["GITHUB_ACTIONS": "true"]
        )
        #expect(run.output.hasPrefix("::"))
        #expect(run.code == 1)
    }

    @Test func `a report can be written to a file`() async throws {
        let workplace = try Workplace(ExampleDesk.faulty)
        let run = try await #require(desk).run(["lint", "--format", "json", "--output", "report.json"], in: workplace)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("rules/bad.rules:4:3: error[FD003]"))
        #expect(run.errors.hasSuffix(" in 1 file\n"))
        #expect(run.code == 1)
        let written = try await #require(desk).shell("cat report.json", in: workplace)
        #expect(written.output.hasPrefix("["))
    }

    @Test(arguments: [([], "1 warning in 1 file\n"), (["--quiet"], "")])
    func `with a report in a file only what fails the run is told besides`(
        arguments: [String],
        told: String
    ) async throws {
        var files = ExampleDesk.files
        files["rules/extra.rules"] =
            "frontdesk 1\n\nlanguage en\n\nrule thanks\n  when thanks\n  say \"You are welcome.\"\n"
        let run = try await #require(desk).run(
            ["lint", "--format", "sarif", "--output", "lint.sarif"] + arguments,
            in: Workplace(files)
        )
        #expect(run.code == 0)
        #expect(run.errors == told)
    }

    @Test func `two runs print the same bytes`() async throws {
        let workplace = try Workplace(ExampleDesk.faulty)
        let first = try await #require(desk).run(["lint"], in: workplace)
        let second = try await #require(desk).run(["lint"], in: workplace)
        #expect(first.output == second.output)
    }

    @Test func `a rule file under a wrong name is told`() async throws {
        let files = ExampleDesk.files.merging(["rules/a.rule": "frontdesk 1\n", "rules/b.rules.txt": ""]) { $1 }
        let run = try await #require(desk).run(["lint"], in: Workplace(files))
        #expect(run.output.contains("rules/a.rule:1:1: warning[FD014]"))
        #expect(run.output.contains("rules/b.rules.txt:1:1: warning[FD014]"))
        #expect(run.output.contains("= name it b.rules\n"))
    }

    @Test func `line ends are told`() async throws {
        let text = "frontdesk 1\r\nlanguage en\r\n"
        let workplace = try Workplace(ExampleDesk.files.merging(["rules/a.rules": text]) { $1 })
        let run = try await #require(desk).run(["lint"], in: workplace)
        #expect(run.output.contains("rules/a.rules:1:1: info[FD902]: the file ends its lines with CR LF instead of LF"))
        let check = try await #require(desk).run(["fmt", "--check"], in: workplace)
        #expect(
            check.errors.contains(
                "rules/a.rules: the file ends its lines with CR LF instead of LF; run `frontdesk fmt`"
            )
        )
        #expect(check.code == 1)
    }

    @Test func `one file of a set is checked as a part of it`() async throws {
        let run = try await #require(desk).run(["lint", "rules/en.rules"], in: Workplace(ExampleDesk.faulty))
        #expect(run.output == "no findings\n")
        #expect(run.code == 0)
    }
}
