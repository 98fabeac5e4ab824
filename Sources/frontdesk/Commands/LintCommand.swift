import ArgumentParser
import Foundation
import FrontdeskCore
import FrontdeskLint
import FrontdeskRulebook

/// Checks rules and texts.
struct LintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check rules and texts, and say what is wrong where.",
        discussion: """
            Without a path, the rules and locales folders are checked. Files within them are checked as parts of that \
            set; other files and folders are a set of their own.

            Ends with 0 when nothing is at or over --fail-on, with 1 when something is, with 2 when a file can't be \
            read or the command is used wrongly. `frontdesk explain FD102` tells what a finding means.
            """
    )

    @Argument(help: "Rule files and folders; the rules folder without any.")
    var paths: [String] = []

    @Option(help: "text, json, sarif, junit, github, checkstyle or gitlab; auto is github within GitHub's actions.")
    var format = LintFormat.auto

    @Option(help: "From which severity on the run fails: error, warning or info.")
    var failOn = FailLimit.error

    @Option(help: "The folder of texts.")
    var locales: String?

    @Option(help: "The file to write the report to; standard output without it.")
    var output: String?

    @Flag(help: "Leave out what does not fail the run, and the last line.")
    var quiet = false

    @Option(help: "Fail when there are more warnings than this.")
    var maxWarnings: Int?

    @Option(help: "The configuration file; frontdesk.yaml in the working folder without it.")
    var config: String?

    func validate() throws {
        if let maxWarnings, maxWarnings < 0 {
            throw ValidationError("--max-warnings is 0 or more, found \(maxWarnings)")
        }
    }

    func run() async throws {
        let settings = try await Settings.load(file: config)
        let folders = RuleFolders(
            rules: InstalledFolder.path("rules", given: settings.folders.rules),
            locales: InstalledFolder.path("locales", given: locales ?? settings.folders.locales)
        )
        let selection = try LintSelection(paths, folders: folders, locales: locales)
        let findings = selection.findings(
            among: Linter(settings: lintSettings(settings)).findings(in: selection.snapshot.project)
        )
        let failing = findings.filter { $0.severity >= failOn.severity }
        let shown = quiet ? failing : findings
        let report = FindingReport(shown, lines: selection.snapshot.lines, limit: failOn.severity)
        let format = format.resolved
        let isForPeople = format == .text && output == nil && Terminal.isInteractive
        var text = report.written(as: format, isColored: isForPeople && Terminal.wantsColors)
        if format == .text && !quiet { text += report.summary + "\n" }
        if let output {
            try OutputFile.write(Data(text.utf8), to: output)
        } else {
            Terminal.write(text: text)
        }
        let warnings = findings.count { $0.severity == .warning }
        if !failing.isEmpty || maxWarnings.map({ warnings > $0 }) ?? false { throw ExitCode.findings }
    }
}

extension LintCommand {
    /// What the configuration says about the site; without a file nothing is known.
    private func lintSettings(_ settings: Settings) -> LintSettings {
        guard config != nil || FileManager.default.fileExists(atPath: Settings.standardFile) else {
            return LintSettings()
        }
        return LintSettings(
            languages: settings.site.languages,
            webhookHosts: settings.outbound.hosts,
            internalHosts: settings.outbound.internalHosts,
            teams: settings.teams.map(\.name),
            teamSchedules: settings.teams.compactMap(\.schedule)
        )
    }
}

/// The forms of a report, and the one that fits where the command runs.
enum LintFormat: String, ExpressibleByArgument, CaseIterable {
    case auto, text, json, sarif, junit, github, checkstyle, gitlab

    /// The form to write.
    var resolved: FindingReport.Format {
        if self != .auto, let format = FindingReport.Format(rawValue: rawValue) { return format }
        return ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" ? .github : .text
    }
}

/// From which severity on a run fails.
enum FailLimit: String, ExpressibleByArgument, CaseIterable {
    case error, warning, info

    var severity: Finding.Severity {
        switch self {
        case .error: .error
        case .warning: .warning
        case .info: .info
        }
    }
}
