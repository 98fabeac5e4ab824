import Foundation
import Testing

/// Every example of the documents does what they say.
struct ExamplePageTests {
    private static let page = try? ExamplePage(at: "docs/rule-language.md")
    private static let readme = try? ExamplePage(at: "README.md")

    @Test func `the page has examples of every kind`() throws {
        let steps = try #require(Self.page).projects.flatMap(\.steps).map(\.step)
        let kinds = Set(
            steps.map { step in
                switch step {
                case .file: "file"
                case .rules(_, let findings): findings.isEmpty ? "rules" : "rules with findings"
                case .console: "console"
                case .table: "table"
                }
            }
        )
        #expect(kinds == ["file", "rules", "rules with findings", "console", "table"])
        #expect(steps.count > 50)
        #expect(try #require(Self.readme).projects.count == 2)
    }

    @Test(arguments: (readme?.projects ?? []) + (page?.projects ?? []))
    func `an example does what the page says`(project: ExamplePage.Project) async throws {
        let desk = try FrontdeskBinary()
        let workplace = try Workplace()
        for (line, step) in project.steps {
            let place = "\(project.page):\(line)"
            switch step {
            case .file(let path, let text): try workplace.write(text, to: path)
            case .rules(let text, let findings): try await check(text, findings, desk, workplace, place)
            case .console(let commands, let code): try await type(commands, code, desk, workplace, place)
            case .table(let header, let rows): try await ask(rows, header, desk, workplace, place)
            }
        }
    }

    /// Lints rules that stand for themselves, and tries their examples and dialogues when they have no error.
    private func check(
        _ text: String,
        _ expected: [String],
        _ desk: FrontdeskBinary,
        _ workplace: Workplace,
        _ place: String
    ) async throws {
        for (path, content) in RuleExample(text).files { try workplace.write(content, to: path) }
        let lint = try await desk.run(["lint", "--format", "json"], in: workplace)
        let findings = try JSONDecoder().decode([Found].self, from: Data(lint.output.utf8))
        let found = Set(findings.filter { $0.severity != "info" && !Self.untried.contains($0.id) }.map(\.id)).sorted()
        #expect(found == expected, "\(place): \(lint.output)")
        if findings.contains(where: { $0.severity == "error" }) { return }
        let test = try await desk.run(["test"], in: workplace)
        #expect(test.code == 0, "\(place): \(test.output)\(test.errors)")
    }

    /// Objections to examples that are kept short on purpose.
    private static let untried: Set<String> = ["FD303", "FD607", "FD803"]

    private struct Found: Decodable {
        let id: String
        let severity: String
    }

    /// Types the lines of a console, and compares what they print.
    private func type(
        _ commands: [ExamplePage.Command],
        _ code: Int,
        _ desk: FrontdeskBinary,
        _ workplace: Workplace,
        _ place: String
    ) async throws {
        var last: Int = 0
        for command in commands {
            let run = try await desk.shell(command.line, in: workplace)
            let fits = PrintedText(command.output).covers(run.output)
            #expect(fits, "\(place): `\(command.line)` prints\n\(run.output)")
            last = run.code
        }
        #expect(last == code, "\(place)")
    }

    /// Asks each message of a table.
    private func ask(
        _ rows: [[String]],
        _ header: [String],
        _ desk: FrontdeskBinary,
        _ workplace: Workplace,
        _ place: String
    ) async throws {
        let input = rows.map { ($0.first ?? "") + "\n" }.joined()
        let run = try await desk.run(["answer"], input: input, in: workplace)
        let answers = try run.output.split(separator: "\n").map {
            try JSONDecoder().decode(Answered.self, from: Data($0.utf8))
        }
        try #require(answers.count == rows.count, "\(place): \(run.errors)")
        for (row, answer) in zip(rows, answers) {
            for (column, expected) in zip(header, row).dropFirst() {
                let found =
                    switch column {
                    case "rule": answer.rule ?? "none"
                    case "answer": answer.text
                    case "action": answer.action
                    case "language": answer.language
                    default: expected
                    }
                #expect(found == expected, "\(place): \(row)")
            }
        }
    }

    private struct Answered: Decodable {
        let rule: String?
        let action: String
        let language: String
        let text: String
    }
}

struct PrintedTextTests {
    @Test(arguments: [
        ("a\n", "a\n", true), ("a\n", "b\n", false), ("a\n…\nd\n", "a\nb\nc\nd\n", true), ("a\n…\n", "b\n", false),
        ("a … c\n", "a b c\n", true), ("a … c\n", "a b d\n", false), ("", "", true), ("", "a\n", false),
        ("a\n", "", false), ("…\n", "", true),
    ])
    func `an ellipsis stands for whatever comes`(expected: String, printed: String, covers: Bool) {
        #expect(PrintedText(expected).covers(printed) == covers)
    }
}

struct ExamplePageReadingTests {
    @Test func `fences, comments and tables become steps`() {
        let page = ExamplePage(
            """
            <!-- project -->
            <!-- file rules/a.rules -->
            ```rules
            frontdesk 1
            ```
            <!-- ends 1 -->
            ```console
            $ frontdesk lint
            …
            ```
            <!-- finds FD006, FD301 -->
            ```rules
            rule a
            ```
            | a visitor writes | rule |
            | --- | --- |
            | `a \\| b` | none |
            """,
            name: "page.md"
        )
        #expect(page.projects.map(\.line) == [1, 12])
        #expect(
            page.projects.flatMap(\.steps).map(\.step) == [
                .file(path: "rules/a.rules", text: "frontdesk 1\n"),
                .console(commands: [.init(line: "frontdesk lint", output: "…\n")], code: 1),
                .rules(text: "rule a\n", findings: ["FD006", "FD301"]),
                .table(header: ["a visitor writes", "rule"], rows: [["a | b", "none"]]),
            ]
        )
    }
}
