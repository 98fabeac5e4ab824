import ArgumentParser
import Foundation
import Glibc

/// Serves editors: findings as somebody types, explanations, suggestions, renaming.
struct LspCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lsp",
        abstract: "Speak the language server protocol over standard input and output, for editors.",
        discussion: """
            The rules are those that frontdesk.yaml names in the folder that is open in the editor, else its rules \
            folder, else the rule files in it. A rule file elsewhere is a set of its own. See editors/README.md.
            """
    )

    @Option(help: "The configuration file; frontdesk.yaml of the open folder without it.")
    var config: String?

    @Option(help: "The folder of rule files.")
    var rules: String?

    @Option(help: "The folder of texts.")
    var locales: String?

    @Flag(help: "Accepted and ignored; editors pass it.")
    var stdio = false

    func run() async throws {
        // A closed pipe ends the session, not the process.
        signal(SIGPIPE, SIG_IGN)
        let options = LanguageServer.Options(config: config, rules: rules, locales: locales)
        let code = await LanguageSession(LanguageServer(options: options)).run()
        if code != 0 { throw ExitCode(code) }
    }
}
