import ArgumentParser
import FrontdeskCore
import FrontdeskLint
import FrontdeskRulebook

/// Says what the bot would do with a message, and why; or what a check means.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what the bot would answer and why, or what a check such as FD102 means.",
        discussion: "The table has every candidate with each column that ranks it, each condition, and near misses."
    )

    @Argument(help: "The visitor's message, or the number of a check.")
    var message: String

    @OptionGroup var rulebook: RulebookOptions

    @Option(help: "The language of the page, as a hint.")
    var language: String?

    @Option(help: "The address of the page the visitor has open.")
    var page: String?

    @Option(help: "The time, such as 2026-03-02T10:00+08:00; now without it.")
    var now: String?

    @Option(help: "text or json.")
    var format = ExplainFormat.text

    func run() async throws {
        if let manual = CheckManual.page(for: message) {
            Terminal.write(manual)
            return
        }
        var at = Instant.now
        if let now {
            guard let given = Instant(now) else {
                throw ValidationError("--now is written like 2026-03-02T10:00+08:00, found '\(now)'")
            }
            at = given
        }
        let question = ExplainQuestion(
            text: message,
            language: language.map { LanguageTag($0) },
            page: page,
            at: at
        )
        let explanation = await Explainer(try await rulebook.load().snapshot).explain(question)
        switch format {
        case .text: Terminal.write(ExplanationTable(explanation, message: message).text)
        case .json: Terminal.write(try ExplanationJSON(explanation).text)
        }
    }
}

/// How an explanation is printed.
enum ExplainFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}
