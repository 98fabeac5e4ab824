import Foundation
import Testing

/// Every command says what it is for and which options it takes.
struct HelpTests {
    private let desk = try? FrontdeskBinary()

    @Test(arguments: [
        ("serve", ["--config", "--host", "--port", "--data", "--rules", "--locales", "--models", "--demo"]),
        ("user add", ["<name>", "--role", "--display-name", "--teams", "--data"]),
        (
            "lint",
            ["<paths>", "--format", "--fail-on", "--locales", "--output", "--quiet", "--max-warnings", "--config"]
        ),
        (
            "lint",
            ["--fix", "--unsafe", "--diff", "--baseline", "--write-baseline", "--changed-since", "--stdin-filename"]
        ),
        ("fmt", ["<paths>", "--check", "--diff", "--stdin-filename"]),
        ("replay", ["<transcripts>", "--against", "--fail-on", "--format"]),
        ("lsp", ["--rules", "--locales"]),
        ("test", ["<paths>", "--format", "--rules", "--locales", "--models", "--output"]),
        ("explain", ["<message>", "--rules", "--language", "--page", "--now", "--format"]),
        ("answer", ["--rules", "--locales", "--models", "--language"]),
        ("chat", ["--rules", "--language", "--page", "--why"]),
        ("checks", ["--write"]),
        ("detect", ["--languages", "--prior", "--script", "--all", "--models"]),
        ("intents train", ["--data", "--out", "--precision"]),
        ("intents classify", ["--model"]),
        ("intents evaluate", ["--model", "--data", "--format"]),
        ("backup", ["<file>", "--data"]),
        ("restore", ["<file>", "--data"]),
        ("export", ["--all", "--anonymise", "--data"]),
        ("erase", ["<visitor>", "--data"]),
        ("settings", []),
    ])
    func `a command's help names its options`(command: String, options: [String]) async throws {
        let desk = try #require(desk)
        let words = command.split(separator: " ").map(String.init)
        let run = try await desk.run(words + ["--help"], in: Workplace())
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("OVERVIEW: "))
        #expect(run.output.contains("USAGE: frontdesk \(command)"))
        for option in options { #expect(run.output.contains("\n  \(option)"), "\(command): \(option)") }
        #expect(run.errors.isEmpty)
    }

    /// The commands that the help lists.
    private func commands(of text: String) -> [String] {
        text.matches(of: #/\n  ([a-z]+) /#).map { String($0.output.1) }
    }

    @Test func `every command that the help lists has help of its own and stands in the readme`() async throws {
        let desk = try #require(desk)
        let workplace = try Workplace()
        let run = try await desk.run(["--help"], in: workplace)
        #expect(run.code == 0)
        let listed = commands(of: run.output)
        #expect(listed.count >= 17)
        let readme = try String(contentsOf: ExamplePage.repository.appending(path: "README.md"), encoding: .utf8)
        let table = try #require(readme.split(separator: "\n## ").first { $0.hasPrefix("Commands\n") })
        for command in listed {
            let help = try await desk.run([command, "--help"], in: workplace)
            #expect(help.output.hasPrefix("OVERVIEW: ") && help.output.contains("USAGE: frontdesk \(command)"))
            let isNamed = table.contains("`\(command)`") || table.contains("`frontdesk \(command)")
            #expect(isNamed || table.contains("`\(command) "), "README.md: \(command)")
        }
    }

    @Test func `the version stands alone on its line`() async throws {
        let run = try await #require(desk).run(["--version"], in: Workplace())
        #expect(run.code == 0)
        #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }
}
