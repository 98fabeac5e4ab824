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
        ("test", ["<paths>", "--format", "--rules", "--locales", "--models", "--output"]),
        ("explain", ["<message>", "--rules", "--language", "--page", "--now", "--format"]),
        ("answer", ["--rules", "--locales", "--models", "--language"]),
        ("chat", ["--rules", "--page", "--why"]),
        ("detect", ["--languages", "--prior", "--script", "--all", "--models"]),
        ("intents train", ["--data", "--out", "--precision"]),
        ("intents classify", ["--model"]),
        ("intents evaluate", ["--model", "--data", "--format"]),
        ("backup", ["<file>", "--data"]),
        ("restore", ["<file>", "--data"]),
        ("export", ["<visitor>", "--data"]),
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

    @Test func `the help without a command lists all commands`() async throws {
        let run = try await #require(desk).run(["--help"], in: Workplace())
        #expect(run.code == 0)
        let commands = [
            "serve", "user", "lint", "test", "explain", "answer", "chat", "detect", "intents", "backup", "restore",
            "export", "erase", "settings",
        ]
        for command in commands { #expect(run.output.contains("\n  \(command) "), "\(command)") }
    }

    @Test func `the version stands alone on its line`() async throws {
        let run = try await #require(desk).run(["--version"], in: Workplace())
        #expect(run.code == 0)
        #expect(run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
    }
}
