import ArgumentParser
import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskRulebook
import FrontdeskRules

/// Puts rule files into the usual form.
struct FmtCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Put rule files into the usual form: indentation, blanks, blank lines, line ends.",
        discussion: """
            Comments, line breaks and the order of lines stay as they are, and the meaning never changes: each result \
            is read again and compared. A file with errors is left alone.

            Ends with 0 when everything is in form, with 1 when --check or --diff finds a file that is not, or a file \
            has errors, with 2 when a file can't be read or written, with 70 when the form would change a meaning.
            """
    )

    @Argument(help: "Rule files and folders; the rules folder without any, - for standard input.")
    var paths: [String] = []

    @Flag(help: "Write nothing; name the files that are not in form.")
    var check = false

    @Flag(help: "Write nothing; show what would change.")
    var diff = false

    @Option(help: "The path that standard input stands for in messages.")
    var stdinFilename = "stdin.rules"

    @Option(help: "The configuration file; frontdesk.yaml in the working folder without it.")
    var config: String?

    func run() async throws {
        if paths == ["-"] { return try formatInput() }
        let sources = try await sources()
        var unformatted = 0
        var broken = 0
        for source in sources {
            switch format(source) {
            case .tidy: continue
            case .rewritten(let text):
                unformatted += 1
                if check, let fault = RuleFormatter.lineEndFault(of: source) {
                    Terminal.complain("\(source.path): \(fault.message); run `frontdesk fmt`")
                }
                if diff {
                    Terminal.write(text: Self.patch(source, text))
                } else {
                    Terminal.write(source.path)
                    if !check { try OutputFile.write(Data(text.utf8), to: source.path) }
                }
            case .broken, .refused: broken += 1
            }
        }
        Terminal.complain(summary(files: sources.count, unformatted: unformatted, broken: broken))
        if broken > 0 || ((check || diff) && unformatted > 0) { throw ExitCode.findings }
    }

    /// The rule files that were named, without those that they only include.
    private func sources() async throws -> [RuleSource] {
        var named = paths
        if named.isEmpty {
            named = [try InstalledFolder.ownRules(given: try await Settings.load(file: config).folders.rules)]
        }
        for path in named where !FileManager.default.fileExists(atPath: path) { throw FileFault.missing(path) }
        let found = try FolderSnapshot.read(named: named, locales: nil).sources.filter { source in
            source.isRuleFile && named.contains { LintSelection.isWithin(source.path, $0) }
        }
        for path in named where !found.contains(where: { LintSelection.isWithin($0.path, path) }) {
            throw FileFault("\(path): there is no rule file to format; the name of one ends in .rules")
        }
        return found
    }

    private static func patch(_ source: RuleSource, _ text: String) -> String {
        LineDifference(String(decoding: source.bytes, as: UTF8.self), text).patch(of: source.path)
    }

    private func formatInput() throws {
        let data = FileHandle.standardInput.readDataToEndOfFile()
        let source = RuleSource(path: stdinFilename, bytes: Array(data))
        switch format(source) {
        case .tidy: if !check && !diff { FileHandle.standardOutput.write(data) }
        case .rewritten(let text):
            if diff {
                Terminal.write(text: Self.patch(source, text))
            } else if check {
                Terminal.write(stdinFilename)
            } else {
                Terminal.write(text: text)
            }
            if check || diff { throw ExitCode.findings }
        case .broken, .refused: throw ExitCode.findings
        }
    }

    /// Formats a file, and says why one is left alone.
    private func format(_ source: RuleSource) -> RuleFormatter.Outcome {
        let outcome = RuleFormatter.format(source)
        switch outcome {
        case .tidy, .rewritten: break
        case .broken(let errors):
            Terminal.complain("\(source.path): left as it is, for it has errors:")
            for error in errors.prefix(Self.mostErrors) { Terminal.complain("  \(error.line)") }
            if errors.count > Self.mostErrors {
                Terminal.complain("  and \(errors.count - Self.mostErrors) more; `frontdesk lint` shows them all")
            }
        case .refused:
            Terminal.complain(
                "\(source.path): left as it is, for its form could not be settled without changing its meaning; "
                    + "please report this file"
            )
        }
        return outcome
    }

    private static let mostErrors = 5

    private func summary(files: Int, unformatted: Int, broken: Int) -> String {
        let all = files == 1 ? "1 file" : "\(files) files"
        let done = check || diff ? "not in form" : "put into form"
        var text = unformatted == 0 && broken == 0 ? "\(all) in form" : "\(all), \(unformatted) \(done)"
        if broken > 0 { text += ", \(broken) left alone" }
        return text
    }
}
