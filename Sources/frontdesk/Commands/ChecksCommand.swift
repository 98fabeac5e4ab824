import ArgumentParser
import Foundation
import FrontdeskLint

/// Writes the manual of all checks.
struct ChecksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checks",
        abstract: "Print the manual of all checks, as docs/checks.md has it."
    )

    @Option(help: "The file to write; standard output without it.")
    var write: String?

    func run() throws {
        guard let write else { return Terminal.write(text: ChecksPage.markdown) }
        try OutputFile.write(Data(ChecksPage.markdown.utf8), to: write)
    }
}
