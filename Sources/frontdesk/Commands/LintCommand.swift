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

            A finding is put up with by a comment above its line, `# frontdesk:allow FD109 -- and why`, or by a \
            baseline, which --write-baseline makes of all there is; errors that keep rules or texts from being read \
            never are. The configuration sets severities and what the site allows: `frontdesk settings` lists its keys.

            Ends with 0 when nothing is at or over --fail-on, with 1 when something is, with 2 when a file can't be \
            read or the command is used wrongly, with 70 when a repair went wrong. `frontdesk explain FD102` tells \
            what a finding means.
            """
    )

    @Argument(help: "Rule files and folders; the rules folder without any.")
    var paths: [String] = []

    @Option(help: "text, json, sarif, junit, github, checkstyle or gitlab; auto is github within GitHub's actions.")
    var format = LintFormat.auto

    @Option(help: "From which severity on the run fails: error, warning or info.")
    var failOn = FailLimit.error

    @Option(help: "Fail when there are more warnings than this.")
    var maxWarnings: Int?

    @Flag(help: "Leave out what does not fail the run, and the last line.")
    var quiet = false

    @Option(help: ReportOutput.help)
    var output: String?

    @Flag(help: "Repair what can be repaired without changing the meaning; every example and test is tried first.")
    var fix = false

    @Flag(help: "With --fix: make repairs that may change the meaning, too.")
    var unsafe = false

    @Flag(help: "With --fix: write nothing, show what would change.")
    var diff = false

    @Option(
        help: "The file of findings that are put up with; .frontdesk-baseline.json in the working folder without it."
    )
    var baseline: String?

    @Flag(help: "Put up with everything there is: write the baseline.")
    var writeBaseline = false

    @Option(help: "Only what concerns files that changed since a commit, as git tells.")
    var changedSince: String?

    @Option(help: "Read this file of the set from standard input, and look at it alone; for editors.")
    var stdinFilename: String?

    @Option(help: "How many checks are made at a time; as many as there are cores without it.")
    var jobs: Int?

    @Option(help: "The folder of texts.")
    var locales: String?

    @Option(help: "The folder of the language model, for --fix.")
    var models: String?

    @Option(help: "The configuration file; frontdesk.yaml in the working folder without it.")
    var config: String?

    func validate() throws {
        if let maxWarnings, maxWarnings < 0 {
            throw ValidationError("--max-warnings is 0 or more, found \(maxWarnings)")
        }
        if let jobs, jobs < 1 { throw ValidationError("--jobs is 1 or more, found \(jobs)") }
        if unsafe || diff, !fix { throw ValidationError("--unsafe and --diff go with --fix") }
        if fix, stdinFilename != nil { throw ValidationError("--fix writes files, it can't go with --stdin-filename") }
        if fix, writeBaseline { throw ValidationError("repair first, then write the baseline") }
    }

    func run() async throws {
        let settings = try await Settings.load(file: config)
        let input = try input(settings)
        KeptUntilExit.keep(input.project)
        let linter = Linter(
            settings: LintSettings(settings),
            jobs: workerCount
        )
        let changed = try changedSince.map { try ChangedFiles(since: $0) }
        let isWanted = { (finding: Finding) in input.isWanted(finding) && changed?.concerns(finding) ?? true }
        if fix { return try await repair(input, linter, isWanted) }
        let findings = linter.findings(in: input.project).filter(isWanted)
        if writeBaseline { return try writeBaseline(of: findings, input) }
        try report(try known(findings, input), input)
    }

    private var workerCount: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }

    private func input(_ settings: Settings) throws -> LintInput {
        let isAboutHere = paths.isEmpty && stdinFilename == nil
        let rules =
            isAboutHere
            ? try InstalledFolder.ownRules(given: settings.folders.rules)
            : InstalledFolder.path("rules", given: settings.folders.rules)
        // Rules of one's own are not to be held against the texts that ship with Frontdesk.
        let isOwn = rules == "rules" && !FileManager.default.fileExists(atPath: "locales")
        let given = locales ?? settings.folders.locales ?? (isOwn ? "locales" : nil)
        let folders = RuleFolders(rules: rules, locales: InstalledFolder.path("locales", given: given))
        guard let stdinFilename else {
            let selection = try LintSelection(paths, folders: folders, locales: locales)
            if isAboutHere, selection.snapshot.sources.isEmpty {
                throw FileFault("\(rules): there is no rule file in it; the name of a rule file ends in .rules")
            }
            return LintInput(selection, jobs: workerCount)
        }
        let named = paths.isEmpty && !FileManager.default.fileExists(atPath: folders.rules) ? ["."] : paths
        return LintInput(
            try LintSelection(named, folders: folders, locales: locales),
            replacing: stdinFilename,
            with: Array(FileHandle.standardInput.readDataToEndOfFile())
        )
    }

    // MARK: Baseline

    private func places(_ input: LintInput) -> FindingPlaces { FindingPlaces(input.project, lines: input.lines) }

    private func writeBaseline(of findings: [Finding], _ input: LintInput) throws {
        let unreadable = findings.filter(Self.keepsFromReading)
        guard unreadable.isEmpty else {
            Terminal.complain(unreadable.map(\.line).joined(separator: "\n"))
            Terminal.complain("nothing was written: what can't be read can't be put up with; repair it first")
            throw ExitCode.findings
        }
        let (baseline, count) = (Baseline(findings, places: places(input)), findings.count)
        let path = self.baseline ?? Baseline.standardFile
        try OutputFile.write(Data((baseline.text + "\n").utf8), to: path)
        Terminal.complain("\(path): \(count) \(count == 1 ? "finding is" : "findings are") put up with from now on")
    }

    /// The findings that no baseline knows.
    private func known(_ findings: [Finding], _ input: LintInput) throws -> [Finding] {
        let path = baseline ?? Baseline.standardFile
        guard baseline != nil || FileManager.default.fileExists(atPath: path) else { return findings }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw FileFault("\(path): the baseline can't be read")
        }
        let kept: Baseline
        do throws(BaselineError) {
            kept = try Baseline(reading: data)
        } catch {
            throw FileFault("\(path): \(error)")
        }
        let unreadable = findings.filter(Self.keepsFromReading)
        let (new, stale) = kept.applied(
            to: findings.filter { !Self.keepsFromReading($0) },
            places: places(input)
        )
        // Only a look at everything can tell that something is no longer found.
        if paths.isEmpty, changedSince == nil, stdinFilename == nil, !stale.isEmpty {
            for entry in stale.prefix(Self.shownStale) {
                Terminal.complain("\(path): \(entry.check) in \(entry.place) is no longer found")
            }
            if stale.count > Self.shownStale { Terminal.complain("\(path): and \(stale.count - Self.shownStale) more") }
            Terminal.complain("\(path): write it anew with --write-baseline")
        }
        return unreadable.isEmpty ? new : (new + unreadable).sorted()
    }

    /// Whether rules with the finding can't run, so that neither a comment nor a baseline puts up with it.
    private static func keepsFromReading(_ finding: Finding) -> Bool {
        finding.severity == .error && CheckManual.description(of: finding.id)?.stage == .reading
    }

    private static let shownStale = 20

    // MARK: Repairs

    private func repair(_ input: LintInput, _ linter: Linter, _ isWanted: (Finding) -> Bool) async throws {
        let repairs = LintRepairs(
            input,
            linter,
            includesUnsafe: unsafe,
            config: config,
            models: models,
            isWanted: isWanted
        )
        if diff {
            Terminal.write(text: repairs.patches)
            for left in repairs.run.findings.filter({ isWanted($0) && $0.severity == .error }) {
                Terminal.complain("not repaired: \(left.line)")
            }
            if !repairs.run.changes.isEmpty { throw ExitCode.findings }
            return
        }
        let broken = try await repairs.write()
        guard broken.isEmpty else {
            Terminal.complain("nothing was written, for the repairs would break what is right now:")
            for line in broken { Terminal.complain("  \(line)") }
            throw unsafe ? ExitCode.findings : ExitCode.fault
        }
        let files = repairs.run.changes.count
        Terminal.complain(
            "\(repairs.run.repaired) \(repairs.run.repaired == 1 ? "repair" : "repairs") in "
                + "\(files) \(files == 1 ? "file" : "files")"
        )
        var lines = input.lines
        for change in repairs.run.changes { lines = lines.replacing(change.path, with: Array(change.after.utf8)) }
        let after = LintInput(input, project: repairs.run.project, lines: lines)
        try report(try known(repairs.run.findings.filter(isWanted), after), after)
    }
}
