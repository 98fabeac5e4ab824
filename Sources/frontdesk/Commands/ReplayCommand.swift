import ArgumentParser
import FrontdeskCore
import FrontdeskLint
import FrontdeskRulebook

/// Lets other rules answer what visitors wrote, and tells what would change.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Run transcripts against other rules, and say what would change.",
        discussion: """
            Transcripts come from `frontdesk export --all`, one conversation a line; what `frontdesk export VISITOR` \
            prints is read, too. Each turn is decided again in the conversation as it went, and rule, owner and reply \
            keys are compared. No webhook is called; nothing is stored.

            Ends with 0 when nothing changes, with 1 when a change is at or over --fail-on or the rules have errors, \
            with 2 when a file can't be read, holds no conversation, or the command is used wrongly. --fail-on is rule (any change), reply (visitors read something \
            else), lost (a rule answered, and none does any more) or never.
            """
    )

    @Argument(help: "Files of transcripts; - for standard input.")
    var transcripts: [String]

    @Option(help: "The rules to try: a folder, or one rule file.")
    var against: String

    @Option(help: "The configuration file; frontdesk.yaml in the working folder without it.")
    var config: String?

    @Option(help: "The folder of texts.")
    var locales: String?

    @Option(help: "The folder of the language model.")
    var models: String?

    @Option(help: "From which change on the run fails: rule, reply, lost or never.")
    var failOn = ReplayFailLimit.rule

    @Flag(help: "Tell when another variant of the same reply is sent, too.")
    var variants = false

    @Option(help: "Opening hours: log for those that held then, rules for those of the rules tried.")
    var hours = ReplayHours.log

    @Option(help: "How many changes are shown in full.")
    var limit = 1_000

    @Option(help: "text or json.")
    var format = ReplayFormat.text

    @Option(help: ReportOutput.help)
    var output: String?

    func validate() throws {
        if transcripts.isEmpty { throw ValidationError("name at least one file of transcripts") }
        if !(0...100_000).contains(limit) { throw ValidationError("--limit is from 0 to 100000, found \(limit)") }
    }

    func run() async throws {
        let replayer = try await replayer()
        var report = ReplayReport(keeping: limit)
        for path in transcripts {
            var file = try TranscriptFile(path)
            while let records = try file.next() { await replayer.replay(records, into: &report) }
        }
        guard report.conversations > 0 else {
            throw FileFault(
                "\(transcripts.joined(separator: ", ")): there is no conversation in it, so there is nothing to replay; "
                    + "transcripts come from `frontdesk export --all`"
            )
        }
        try ReportOutput(file: output).write(report.written(as: format.form)) {
            report.reaches(failOn.limit) ? report.written(as: .text) : report.conclusion + "\n"
        }
        if report.reaches(failOn.limit) { throw ExitCode.findings }
    }

    private func replayer() async throws -> Replayer {
        var options = RulebookOptions()
        options.config = config
        options.rules = against
        options.locales = locales ?? LintSelection.localesBeside(against)
        options.models = models
        let settings = try await Settings.load(file: config)
        let snapshot: RuleSnapshot
        do {
            snapshot = try await options.load().snapshot
        } catch RulebookError.broken(let findings) {
            for error in findings where error.severity == .error { Terminal.complain(error.line) }
            throw ExitCode.findings
        }
        return Replayer(
            rules: snapshot.rules,
            pipeline: snapshot.pipeline,
            hours: hours.hours,
            teams: settings.teams.map(\.name),
            comparesVariants: variants
        )
    }
}

/// How the result of a replay is printed.
enum ReplayFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json

    var form: ReplayReport.Format {
        switch self {
        case .text: .text
        case .json: .json
        }
    }
}

/// From which change on a run fails.
enum ReplayFailLimit: String, ExpressibleByArgument, CaseIterable {
    case rule, reply, lost, never

    var limit: ReplayLimit {
        switch self {
        case .rule: .rule
        case .reply: .reply
        case .lost: .lost
        case .never: .never
        }
    }
}

/// Which opening hours hold while transcripts are replayed.
enum ReplayHours: String, ExpressibleByArgument, CaseIterable {
    case log, rules

    var hours: Replayer.Hours {
        switch self {
        case .log: .log
        case .rules: .rules
        }
    }
}
