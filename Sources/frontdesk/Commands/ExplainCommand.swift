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

    @Argument(help: ArgumentHelp("The visitor's message, or the number of a check.", valueName: "message"))
    var words: [String]

    private var message: String { words.joined(separator: " ") }

    @OptionGroup var rulebook: RulebookOptions

    @Option(help: "The language of the page, as a hint.", transform: LanguageArgument.language)
    var language: LanguageTag?

    @Option(help: "The address of the page the visitor has open.")
    var page: String?

    @Option(help: "The time, such as 2026-03-02T10:00+08:00; now without it.")
    var now: String?

    @Option(help: "text or json.")
    var format = ExplainFormat.text

    func validate() throws {
        if words.count > 1 { throw ValidationError("put the message in quotes: frontdesk explain \"\(message)\"") }
        if let now, Instant(now) == nil {
            throw ValidationError("--now is written like 2026-03-02T10:00+08:00, found '\(now)'")
        }
    }

    func run() async throws {
        if let manual = CheckManual.page(for: message) {
            Terminal.write(manual)
            return
        }
        if message.uppercased() == Self.unreadable {
            Terminal.write(Self.unreadablePage)
            return
        }
        if let number = Self.checkNumber(message) { throw Self.noCheck(message, number) }
        let question = ExplainQuestion(
            text: message,
            language: language,
            page: page,
            at: now.flatMap { Instant($0) } ?? .now
        )
        let explanation = await Explainer(try await rulebook.load().snapshot).explain(question)
        switch format {
        case .text: Terminal.write(ExplanationTable(explanation, message: message).text)
        case .json: Terminal.write(try ExplanationJSON(explanation).text)
        }
    }

    /// What the log of a server says of a folder that can't be read; no check makes it.
    private static let unreadable = "FD000"
    private static let unreadablePage = """
        FD000 unreadable-file (error)

        A folder or file of rules or texts can't be read: it is missing, too large, or its permissions forbid it.

        No check finds it, a running server tells it and goes on with the rules it has. The message names the path and \
        what is wrong with it; `frontdesk lint` ends with 2 for the same.
        """

    /// The number in what is written like a check's; nil for messages.
    private static func checkNumber(_ text: String) -> Int? {
        text.wholeMatch(of: /[Ff][Dd]([0-9]{1,6})/).flatMap { Int($0.output.1) }
    }

    private static func noCheck(_ text: String, _ number: Int) -> FileFault {
        let near = CheckManual.descriptions.map(\.id)
            .sorted { (distance($0, number), $0) < (distance($1, number), $1) }
            .prefix(3)
        return FileFault(
            "there is no check \(text.uppercased()); the nearest are \(near.joined(separator: ", ")), "
                + "and docs/checks.md lists all"
        )
    }

    private static func distance(_ check: String, _ number: Int) -> Int {
        checkNumber(check).map { abs($0 - number) } ?? .max
    }
}

/// How an explanation is printed.
enum ExplainFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}
