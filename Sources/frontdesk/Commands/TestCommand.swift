import ArgumentParser
import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskRulebook
import FrontdeskRules

/// Tries the promises of rule files.
struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Try every example, counter and dialogue of the rule files.",
        discussion: """
            An example must be won by its rule, a counter must not, a dialogue must come out as written. No webhook is \
            called; nothing is stored; the time is fixed unless a dialogue says otherwise.

            A path within the rules folder limits what is tried; any other folder or file is a rule set of its own.

            Ends with 0 when all come out, with 1 when one does not or the rules have errors, with 2 when a file can't \
            be read or the command is used wrongly.
            """
    )

    @Argument(help: "Rule files and folders; the rules folder without any.")
    var paths: [String] = []

    @OptionGroup var rulebook: RulebookOptions

    @Option(help: "text, json, junit or github; auto is github within GitHub's actions.")
    var format = TestFormat.auto

    @Option(help: ReportOutput.help)
    var output: String?

    func run() async throws {
        let settings = try await Settings.load(file: rulebook.config)
        let jobs = ProcessInfo.processInfo.activeProcessorCount
        let linter = Linter(settings: LintSettings(settings), jobs: jobs)
        var report = TrialReport()
        var untried: [Finding] = []
        for (options, files) in try await selections() {
            let snapshot: RuleSnapshot
            do {
                snapshot = try await options.load().snapshot
            } catch RulebookError.broken(let findings) {
                report.add(errorsAmong: findings)
                continue
            }
            // What keeps these rules from going live fails them here, too, though their examples come out.
            let isFile = options.rules?.hasSuffix(".rules") ?? false
            let findings = linter.gate(snapshot.project(jobs: jobs)).filter { finding in
                (files?(finding.location.path) ?? true) && !(isFile && finding.id == Self.missingFallback)
            }
            report.add(errorsAmong: findings)
            let runner = TrialRunner(rules: snapshot.rules, pipeline: snapshot.pipeline)
            let made = await runner.run(in: files.map { asked in Set(snapshot.rules.files.map(\.path).filter(asked)) })
            report.add(made)
            // What a part of the trials does not come to, the others may.
            if files == nil { untried += made.untried(in: snapshot.rules) }
        }
        try ReportOutput(file: output).write(written(report, untried)) { report.written(as: .text) }
        if !report.isClean { throw ExitCode.findings }
    }

    /// What a single file need not have, since the desk that it is for has it elsewhere.
    private static let missingFallback = "FD601"

    private func written(_ report: TrialReport, _ untried: [Finding]) -> String {
        let form = format.resolved
        let text = report.written(as: form)
        switch form {
        case .text where !untried.isEmpty: return untried.map { $0.line + "\n" }.joined() + "\n" + text
        case .github: return FindingReport(untried, lines: SourceLines([:])).written(as: .github) + text
        case .text, .json, .junit: return text
        }
    }

    /// The rule sets that were named, and which files of each are wanted; nil for all.
    private func selections() async throws -> [(options: RulebookOptions, files: (@Sendable (String) -> Bool)?)] {
        let folders = rulebook.folders(try await Settings.load(file: rulebook.config))
        guard !paths.isEmpty else {
            var options = rulebook
            if options.rules == nil {
                options.rules = try InstalledFolder.ownRules(
                    given: try await Settings.load(file: rulebook.config).folders.rules
                )
            }
            return [(options, nil)]
        }
        var selections: [(options: RulebookOptions, files: (@Sendable (String) -> Bool)?)] = []
        let within = paths.filter { LintSelection.isWithin($0, folders.rules) }
        if within.contains(where: { LintSelection.isWithin(folders.rules, $0) }) {
            selections.append((rulebook, nil))
        } else if !within.isEmpty {
            selections.append((rulebook, { file in within.contains { LintSelection.isWithin(file, $0) } }))
        }
        for path in paths where !within.contains(path) {
            var options = rulebook
            options.rules = path
            if options.locales == nil { options.locales = LintSelection.localesBeside(path) }
            selections.append((options, nil))
        }
        return selections
    }
}

/// How the result of trials is printed, and what fits where the command runs.
enum TestFormat: String, ExpressibleByArgument, CaseIterable {
    case auto, text, json, junit, github

    /// The form to write.
    var resolved: TrialReport.Format {
        switch self {
        case .auto: Terminal.isWithinGitHubActions ? .github : .text
        case .text: .text
        case .json: .json
        case .junit: .junit
        case .github: .github
        }
    }
}
