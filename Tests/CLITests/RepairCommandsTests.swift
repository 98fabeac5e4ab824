import Testing

/// `fmt` and `lint --fix`: what is written, and what is only shown.
struct RepairCommandsTests {
    private let desk = try? FrontdeskBinary()
    private static let messy =
        "frontdesk 1\nlanguage en\nrule hello\n    when   hello|hi\n    example hello\n    say   \"Hi.\"\n"
    private static let tidy = """
        frontdesk 1
        language en

        rule hello
          when hello | hi
          example hello
          say "Hi."

        """

    private func files(_ text: String) -> [String: String] {
        ExampleDesk.files.merging(["rules/hello.rules": text]) { _, new in new }
    }

    @Test func `standard input is put into form on standard output`() async throws {
        let run = try await #require(desk).run(["fmt", "-"], input: Self.messy, in: Workplace())
        #expect(run.output == Self.tidy)
        #expect(run.code == 0)
    }

    @Test func `a check names the files and writes none`() async throws {
        let workplace = try Workplace(files(Self.messy))
        let run = try await #require(desk).run(["fmt", "--check"], in: workplace)
        #expect(run.output == "rules/hello.rules\n")
        #expect(run.code == 1)
        #expect(try await #require(desk).shell("cat rules/hello.rules", in: workplace).output == Self.messy)
    }

    @Test func `what was put into form stays as it is`() async throws {
        let workplace = try Workplace(files(Self.messy))
        #expect(try await #require(desk).run(["fmt"], in: workplace).code == 0)
        #expect(try await #require(desk).shell("cat rules/hello.rules", in: workplace).output == Self.tidy)
        #expect(try await #require(desk).run(["fmt", "--check"], in: workplace).code == 0)
    }

    @Test func `a file with errors is left alone`() async throws {
        let broken = Self.messy.replacing("when", with: "wenn  (")
        let workplace = try Workplace(files(broken))
        let run = try await #require(desk).run(["fmt"], in: workplace)
        #expect(run.code == 1)
        #expect(run.errors.contains("rules/hello.rules: left as it is"))
        #expect(try await #require(desk).shell("cat rules/hello.rules", in: workplace).output == broken)
    }

    @Test func `rules are repaired beside texts that can't be read`() async throws {
        var files = files(Self.tidy.replacing("hello | hi", with: "hello ｜ hi"))
        files["locales/en.json"] = "{\"a\": \"b\""
        let workplace = try Workplace(files)
        let shown = try await #require(desk).run(["lint", "--fix", "--diff"], in: workplace)
        #expect(shown.errors.contains("not repaired: locales/en.json:1:"), "\(shown.errors)")
        let made = try await #require(desk).run(["lint", "--fix"], in: workplace)
        #expect(made.code == 1, "\(made.output)\(made.errors)")
        #expect(made.output.contains("locales/en.json:1:"))
        #expect(try await #require(desk).shell("cat rules/hello.rules", in: workplace).output == Self.tidy)
    }

    @Test func `repairs are shown first, then made`() async throws {
        let workplace = try Workplace(files(Self.tidy.replacing("hello | hi", with: "hello ｜ hi")))
        let shown = try await #require(desk).run(["lint", "--fix", "--diff"], in: workplace)
        #expect(shown.code == 1)
        #expect(shown.output.contains("\n-  when hello ｜ hi\n+  when hello | hi\n"))
        let made = try await #require(desk).run(["lint", "--fix"], in: workplace)
        #expect(made.code == 0, "\(made.output)\(made.errors)")
        #expect(try await #require(desk).shell("cat rules/hello.rules", in: workplace).output == Self.tidy)
    }

    @Test func `a baseline puts up with what there is, and with nothing new`() async throws {
        let thanks = "frontdesk 1\nlanguage en\n\nrule thanks\n  when thanks\n  say \"You are welcome.\"\n"
        let workplace = try Workplace(ExampleDesk.files.merging(["rules/thanks.rules": thanks]) { _, new in new })
        let lint = ["lint", "--fail-on", "warning"]
        #expect(try await #require(desk).run(lint, in: workplace).code == 1)
        #expect(try await #require(desk).run(["lint", "--write-baseline"], in: workplace).code == 0)
        #expect(try await #require(desk).run(lint, in: workplace).code == 0)
        try workplace.write(thanks.replacing("thanks", with: "cheers"), to: "rules/new.rules")
        let run = try await #require(desk).run(lint, in: workplace)
        #expect(run.code == 1)
        #expect(run.output.contains("rules/new.rules:4:6: warning[FD803]"))
        #expect(!run.output.contains("rules/thanks.rules"))
    }

    @Test func `a baseline does not put up with what can't be read`() async throws {
        let desk = try #require(desk)
        let workplace = try Workplace(ExampleDesk.faulty)
        let written = try await desk.run(["lint", "--write-baseline"], in: workplace)
        #expect(written.code == 1)
        #expect(written.errors.contains("rules/bad.rules:4:3: error[FD003]"))
        #expect(written.errors.contains("nothing was written"))
        #expect(try await desk.shell("ls -A", in: workplace).output.contains(".frontdesk-baseline.json") == false)
    }
}
