import Testing

/// Wrong usage, and files that are missing, end with 2 and a message that names the remedy.
struct UsageTests {
    private let desk = try? FrontdeskBinary()

    @Test(arguments: [
        (["lint", "--nope"], ["Unknown option '--nope'", "frontdesk lint --help"]),
        (["lint", "--diff"], ["--unsafe and --diff go with --fix"]),
        (["fmt", "nowhere"], ["nowhere: there is no such file or folder"]),
        (["replay", "nowhere", "--against", "rules"], ["nowhere"]),
        (["replay", "talks.jsonl"], ["--against"]),
        (["export"], ["--all"]),
        (["wash"], ["there is no command 'wash'\n", "answer, ", ", user\n", "frontdesk --help"]),
        (["lnt"], ["there is no command 'lnt'; did you mean 'lint'?\n", "answer, "]),
        (["user", "ad"], ["there is no command 'user ad'; did you mean 'add'?", "frontdesk user --help"]),
        (["explain"], ["<message>", "frontdesk explain --help"]),
        (
            ["explain", "hi", "--now", "yesterday"],
            ["'yesterday'", "2026-03-02T10:00+08:00", "frontdesk explain --help"]
        ),
        (["explain", "Do", "you", "wrap"], ["put the message in quotes: frontdesk explain \"Do you wrap\""]),
        (["fmt", "locales/en.json"], ["locales/en.json: there is no rule file to format", ".rules"]),
        (["explain", "fd999"], ["there is no check FD999; the nearest are FD90", "docs/checks.md"]),
        (["lint", "--format", "xml"], ["'xml'", "sarif"]),
        (["lint", "--jobs", "0"], ["--jobs is 1 or more, found 0"]),
        (["lint", "--max-warnings=-1"], ["--max-warnings is 0 or more, found -1"]),
        (["lint", "nowhere"], ["nowhere: there is no such file or folder"]),
        (["test", "nowhere"], ["nowhere: there is no such file or folder"]),
        (["test", "--locales", "nowhere"], ["nowhere: there is no such file or folder", "--locales"]),
        (["answer", "--rules", "nowhere"], ["nowhere: there is no such file or folder", "--rules"]),
        (["answer", "--models", "nowhere"], ["nowhere/"]),
        (["lint", "--config", "none.yaml"], ["none.yaml: the configuration can't be read", "permissions"]),
        (["lint", "--output", "no/such/report"], ["no/such/report: can't be written", "permissions"]),
        (["detect", "--prior", "en=0"], ["TAG=WEIGHT", "'en=0'", "frontdesk detect --help"]),
        (
            ["explain", "hi", "--language", "german"],
            ["'german' is no language; did you mean 'de'?", "frontdesk explain --help"]
        ),
        (["answer", "--language", "xx-nonsense"], ["'xx-nonsense' is no language", "such as en, zh-Hant or pt-BR"]),
        (["chat", "--language", "cn"], ["'cn' is no language; did you mean 'zh'?"]),
        (["detect", "--languages", "de,xx-nonsense"], ["'xx-nonsense' is no language"]),
        (["detect", "--languages", ","], ["--languages names no language"]),
        (["detect", "--prior", "en=2,german=3"], ["'german' is no language; did you mean 'de'?"]),
        (["answer", "Do", "you", "wrap"], ["put the message in quotes: frontdesk answer \"Do you wrap\""]),
        (["intents", "classify", "--model", "none"], ["none: can't be read", "frontdesk intents train"]),
        (["intents", "train", "--data", "none", "--out", "x"], ["none: can't be read", "path"]),
        (
            ["intents", "train", "--data", "rules/en.rules", "--out", "x"],
            ["rules/en.rules:1:1: ", "a tab and a text"]
        ),
        (["intents", "train", "--data", "x", "--out", "x", "--precision", "2"], ["0.5 to 0.999"]),
        (["user", "add", "mei"], ["--role"]),
        (["user", "add", "mei", "--role", "boss"], ["agent or admin, found 'boss'", "frontdesk user add --help"]),
        (["user", "add", "mei", "--role", "agent", "--data", "d"], ["at least 12 characters"]),
        (
            ["user", "add", "mei", "--role", "agent", "--data", "rules/en.rules/d"],
            ["rules/en.rules/d: ", "another data folder"]
        ),
        (["serve", "--data", "rules/en.rules/d"], ["rules/en.rules/d: ", "another data folder"]),
        (["serve", "--port", "99999"], ["99999", "0 for a free one"]),
        (["serve", "--rules", "nowhere"], ["nowhere: there is no such file or folder", "--rules"]),
    ])
    func `wrong usage ends with 2 and says what to do`(arguments: [String], parts: [String]) async throws {
        let input = arguments.contains("d") ? "short\n" : "a long password\n"
        let run = try await #require(desk).run(arguments, input: input, in: Workplace(ExampleDesk.files))
        #expect(run.code == 2)
        for part in parts { #expect(run.errors.contains(part), "\(run.errors)") }
        #expect(!run.output.contains("error"))
    }

    @Test(arguments: [["lint"], ["lint", "--fix"], ["fmt"], ["fmt", "--check"], ["test"]])
    func `where no rules lie nothing is checked, and that is told`(arguments: [String]) async throws {
        let run = try await #require(desk).run(arguments, in: Workplace(["notes.txt": ""]))
        #expect(run.code == 2)
        #expect(run.errors.contains("there is no folder rules/ here; run it where rules/ and locales/ lie"))
        #expect(run.output.isEmpty)
    }

    @Test func `a folder without rule files is no clean set`() async throws {
        let run = try await #require(desk).run(
            ["lint"],
            in: Workplace(["rules/notes.md": "", "locales/en.json": "{}"])
        )
        #expect(run.code == 2)
        #expect(run.errors.contains("rules: there is no rule file in it"))
    }

    @Test func `what the log calls FD000 is explained`() async throws {
        let run = try await #require(desk).run(["explain", "fd000"], in: Workplace())
        #expect(run.code == 0)
        #expect(run.output.hasPrefix("FD000 unreadable-file (error)\n"))
    }

    @Test func `a set with errors keeps the server from starting, and says where`() async throws {
        let run = try await #require(desk).run(["serve", "--port", "0"], in: Workplace(ExampleDesk.faulty))
        #expect(run.code == 2)
        #expect(run.errors.contains("rules/bad.rules:4:3: error[FD003]: unknown keyword `wenn`; did you mean `when`?"))
    }
}
