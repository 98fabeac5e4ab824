import ArgumentParser
import FrontdeskCore
import FrontdeskRulebook

/// Talk to the bot in the terminal, with nothing stored.
struct ChatCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "chat",
        abstract: "Talk to the bot in the terminal.",
        discussion: """
            A number presses the quick reply of that number, an empty line ends the talk. Nothing is stored and no webhook \
            is called.
            """
    )

    @OptionGroup var rulebook: RulebookOptions

    @Option(help: "The language of the page, as a hint.", transform: LanguageArgument.language)
    var language: LanguageTag?

    @Option(help: "The address of the page the visitor has open.")
    var page: String?

    @Flag(help: "Show which rule answered, and where it stands.")
    var why = false

    func run() async throws {
        let snapshot = try await rulebook.load().snapshot
        var rehearsal = Rehearsal(
            snapshot.pipeline,
            page: page,
            language: language,
            at: .now
        )
        if Terminal.isInteractive { Terminal.write("Write as a visitor would; an empty line ends the talk.") }
        var input = LineInput()
        while let line = input.next(), !line.isEmpty {
            let outcome = await rehearsal.says(Self.input(line, rehearsal.state), at: .now)
            for reply in outcome.decision.replies {
                let shown = reply.attachments.map { "\($0.keyword) \($0.words)" }
                let lines = reply.text.isEmpty ? shown : [reply.text] + shown
                for (number, line) in lines.enumerated() { Terminal.write((number == 0 ? "bot: " : "     ") + line) }
                for (number, choice) in reply.choices.enumerated() {
                    Terminal.write("  \(number + 1)) \(choice.label)")
                }
            }
            if why { Terminal.write("     (\(Self.reason(outcome)))") }
            switch outcome.decision.transition {
            case .escalate: Terminal.write("-- a person would take over now")
            case .close: Terminal.write("-- the conversation is closed")
            case nil: if outcome.decision.replies.isEmpty { Terminal.write("-- the bot is silent") }
            }
        }
    }

    /// What a line means: the number of an offered quick reply presses it.
    private static func input(_ line: String, _ state: ConversationState) -> Turn.Input {
        if let number = Int(line), let offer = state.offers.last, offer.choices.indices.contains(number - 1) {
            return .choice(offer.choices[number - 1], seq: offer.seq)
        }
        return .text(line)
    }

    private static func reason(_ outcome: Pipeline.Outcome) -> String {
        let reasons = outcome.trace.steps.flatMap(\.reasons)
        for case .candidate(let candidate) in reasons where candidate.rule == outcome.decision.rules.first {
            return "\(candidate.rule) at \(candidate.location)"
        }
        return outcome.decision.rules.first?.rawValue ?? outcome.decision.outcome.rawValue
    }
}
