import Foundation
import Testing

/// The scripts that the page on continuous integration shows do what it says.
struct IntegrationScriptTests {
    private let desk = try? FrontdeskBinary()

    /// The script for any build server, as the page has it.
    private static func script() throws -> String {
        let page = try String(
            contentsOf: ExamplePage.repository.appending(path: "docs/ci.md"),
            encoding: .utf8
        )
        let section = try #require(page.split(separator: "\n## ").first { $0.hasPrefix("Anywhere else\n") })
        let script = try #require(section.firstMatch(of: /```sh\n((?:.|\n)*?)```/))
        return String(script.output.1)
    }

    private func run(_ files: [String: String]) async throws -> (run: FrontdeskBinary.Run, reports: String) {
        let workplace = try Workplace(files)
        try workplace.write(try Self.script(), to: "ci.sh")
        let run = try await #require(desk).shell("sh ci.sh", in: workplace)
        let reports = try await #require(desk).shell("ls lint.xml tests.xml replay.json", in: workplace)
        return (run, reports.output)
    }

    @Test func `the script runs every command, tells what is wrong, and fails`() async throws {
        let files = ExampleDesk.promising.merging(
            [
                "rules/more.rules": "frontdesk 1\nlanguage en\nrule thanks\n  when thanks\n  say t:nowhere\n",
                "ci/transcripts.jsonl": ExampleDesk.transcript(key: "parcel.old"),
            ]
        ) { $1 }
        let (run, reports) = try await run(files)
        #expect(run.code == 1)
        #expect(run.output.hasPrefix("rules/more.rules\n"), "fmt: \(run.output)")
        #expect(run.output.contains("rules/more.rules:5:9: error[FD401]"), "lint: \(run.output)")
        #expect(run.output.contains("rules/promises.rules:5:11: example of rule"), "test: \(run.output)")
        #expect(run.output.contains("1 reply changed"), "replay: \(run.output)")
        #expect(reports == "lint.xml\nreplay.json\ntests.xml\n")
    }

    @Test func `the script passes what is right`() async throws {
        var files = ExampleDesk.files
        files["ci/transcripts.jsonl"] = ExampleDesk.transcript(key: "parcel")
        let (run, reports) = try await run(files)
        #expect(run.code == 0, "\(run.output)")
        #expect(reports == "lint.xml\nreplay.json\ntests.xml\n")
    }
}
