import ArgumentParser
import Glibc

/// The one binary: a subcommand for each thing people do with Frontdesk.
@main
struct FrontdeskCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "frontdesk",
        abstract: "Online customer service: a bot that answers by rules, and people who take over.",
        version: FrontdeskVersion.text,
        groupedSubcommands: [
            CommandGroup(name: "Serving", subcommands: [ServeCommand.self, UserCommand.self]),
            CommandGroup(
                name: "Rules",
                subcommands: [
                    LintCommand.self, FmtCommand.self, TestCommand.self, ExplainCommand.self, AnswerCommand.self,
                    ChatCommand.self, ReplayCommand.self, ChecksCommand.self, LspCommand.self,
                ]
            ),
            CommandGroup(name: "Language", subcommands: [DetectCommand.self, IntentsCommand.self]),
            CommandGroup(
                name: "Data",
                subcommands: [BackupCommand.self, RestoreCommand.self, ExportCommand.self, EraseCommand.self]
            ),
            CommandGroup(name: "Configuration", subcommands: [SettingsCommand.self]),
        ]
    )

    /// Runs the command that the arguments name, and ends with 0, 1 for findings, or 2 for usage and file errors.
    static func main() async {
        do {
            let arguments = Array(CommandLine.arguments.dropFirst())
            if let unknown = UnknownCommand.find(in: arguments, of: configuration) { throw unknown }
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        let code = exitCode(for: error)
        if let ended = error as? ExitCode { Glibc.exit(ended.rawValue) }
        let message = fullMessage(for: error)
        if code == .success {
            if !message.isEmpty { print(message) }
            Glibc.exit(0)
        }
        let saysError = code == .validationFailure || (error as? SettingsError)?.saysError ?? false
        Terminal.complain(code == .validationFailure ? message : saysError ? "\(error)" : "error: \(error)")
        Glibc.exit(2)
    }
}

extension ExitCode {
    /// Findings at or over the limit, or failed tests.
    static let findings = ExitCode(1)
    /// Wrong usage, or a file that can't be read or written.
    static let unusable = ExitCode(2)
}
