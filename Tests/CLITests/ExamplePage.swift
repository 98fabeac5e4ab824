import Foundation
import Testing

/// The examples of a page in Markdown, read out of its text.
///
/// What stands before the first project is not looked at. A fence marked `rules` begins a project of its own. Comments
/// say what is different: `<!-- project -->` begins an empty project; `<!-- file PATH -->` makes the next fence a file of
/// the project that is open; `<!-- finds FD006 -->` names what lint finds in the next fence; `<!-- ends 1 -->` the exit
/// code of the next console. A fence marked `console` is typed line by line, `…` standing for whatever comes. A table
/// whose first column is headed "a visitor writes" is asked row by row.
struct ExamplePage: Sendable {
    /// Something that is done with a project.
    enum Step: Sendable, Equatable {
        case file(path: String, text: String)
        /// Rules that stand for themselves, and what shall be found in them.
        case rules(text: String, findings: [String])
        case console(commands: [Command], code: Int)
        case table(header: [String], rows: [[String]])
    }

    /// A line that is typed, and what it prints.
    struct Command: Sendable, Equatable {
        let line: String
        let output: String
    }

    /// Some steps that happen in one folder, one after another.
    struct Project: Sendable, CustomTestStringConvertible {
        /// The page.
        let page: String
        /// The line of the page where it begins.
        let line: Int
        var steps: [(line: Int, step: Step)] = []

        var testDescription: String { "\(page):\(line)" }
    }

    private(set) var projects: [Project] = []

    /// The folder of this repository.
    static let repository = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Reads a page of this repository.
    ///
    /// - Throws: When there is none at this path.
    init(at path: String) throws {
        let text = try String(contentsOf: Self.repository.appending(path: path), encoding: .utf8)
        self.init(text, name: path)
    }

    /// Reads a page.
    init(_ text: String, name: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        var file: String?
        var findings: [String] = []
        var code: Int = 0
        while let line = lines.first {
            let number = lines.startIndex + 1
            lines.removeFirst()
            if let words = Self.comment(line) {
                switch words.first {
                case "project": projects.append(Project(page: name, line: number))
                case "file": file = words.dropFirst().first
                case "finds": findings = words.dropFirst().map { $0.replacing(",", with: "") }
                case "ends": code = words.dropFirst().first.flatMap { Int($0) } ?? 0
                default: break
                }
            } else if line.hasPrefix("```") {
                let body = lines.prefix { $0 != "```" }
                lines = lines.dropFirst(body.count + 1)
                let text = body.joined(separator: "\n") + "\n"
                if let path = file {
                    add(.file(path: path, text: text), number)
                } else if line == "```rules" {
                    projects.append(Project(page: name, line: number))
                    add(.rules(text: text, findings: findings.sorted()), number)
                } else if line == "```console" {
                    add(.console(commands: Self.commands(Array(body)), code: code), number)
                }
                (file, findings, code) = (nil, [], 0)
            } else if line.hasPrefix("| a visitor writes") {
                let rows = lines.dropFirst().prefix { $0.hasPrefix("|") }
                add(.table(header: Self.cells(line), rows: rows.map(Self.cells)), number)
                lines = lines.dropFirst(rows.count + 1)
            }
        }
    }

    private mutating func add(_ step: Step, _ line: Int) {
        guard !projects.isEmpty else { return }
        projects[projects.count - 1].steps.append((line, step))
    }

    /// The words of a comment that stands alone on its line.
    private static func comment(_ line: String) -> [String]? {
        guard line.hasPrefix("<!--"), line.hasSuffix("-->") else { return nil }
        return line.dropFirst(4).dropLast(3).split(separator: " ").map(String.init)
    }

    private static func commands(_ lines: [String]) -> [Command] {
        var commands: [Command] = []
        for line in lines {
            if line.hasPrefix("$ ") {
                commands.append(Command(line: String(line.dropFirst(2)), output: ""))
            } else if let last = commands.popLast() {
                commands.append(Command(line: last.line, output: last.output + line + "\n"))
            }
        }
        return commands
    }

    /// The cells of a table's row, without the backticks that set them off; `\|` is a bar within one.
    private static func cells(_ row: String) -> [String] {
        let bar = "\u{1}"
        return row.replacing("\\|", with: bar).split(separator: "|", omittingEmptySubsequences: false)
            .dropFirst().dropLast().map { cell in
                var text = cell.trimmingCharacters(in: .whitespaces)
                if text.count > 1, text.hasPrefix("`"), text.hasSuffix("`") {
                    text = String(text.dropFirst().dropLast())
                }
                return text.replacing(bar, with: "|")
            }
    }
}
