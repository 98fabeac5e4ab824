import ArgumentParser
import Foundation
import FrontdeskCore
import FrontdeskRulebook

/// Answers each line as the first message of a new conversation.
struct AnswerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answer",
        abstract: "Answer each line of standard input, or one message, as one JSON object a line.",
        discussion: """
            Each line is the first message of a new conversation. Nothing is stored and no webhook is called.
            The object has rule, action (say, clarify or escalate), language, confidence and text.
            """
    )

    @Argument(help: ArgumentHelp("The visitor's message; lines of standard input without it.", valueName: "message"))
    var words: [String] = []

    @OptionGroup var rulebook: RulebookOptions

    @Option(help: "The language of the page, as a hint.", transform: LanguageArgument.language)
    var language: LanguageTag?

    func validate() throws {
        guard words.count > 1 else { return }
        throw ValidationError("put the message in quotes: frontdesk answer \"\(words.joined(separator: " "))\"")
    }

    func run() async throws {
        let snapshot = try await rulebook.load().snapshot
        let explainer = Explainer(snapshot)
        let at = Instant.now
        var input = LineInput()
        var output = LineOutput()
        var message = words.first ?? input.next()
        while let text = message {
            let question = ExplainQuestion(text: text, language: language, at: at)
            let outcome = await snapshot.pipeline.decide(explainer.firstTurn(question))
            output.write(try AnswerLine(outcome, siteLanguages: snapshot.pipeline.siteLanguages).json)
            if !input.hasLine { output.flush() }
            message = words.isEmpty ? input.next() : nil
        }
        output.flush()
    }
}

/// One answer, in the shape that other programs read.
struct AnswerLine: Encodable {
    let rule: String?
    let action: String
    let language: String
    let confidence: Double
    let text: String

    init(_ outcome: Pipeline.Outcome, siteLanguages: [LanguageTag]) {
        let decision = outcome.decision
        rule = decision.rules.first?.rawValue
        if case .escalate = decision.transition {
            action = "escalate"
        } else {
            action = decision.outcome == .clarified ? "clarify" : "say"
        }
        language = (outcome.facts.replyLanguage ?? siteLanguages.first ?? "en").rawValue
        confidence = (decision.confidence * 10_000).rounded() / 10_000
        var lines = decision.replies.map(\.text)
        if decision.outcome == .clarified { lines += decision.replies.flatMap(\.choices).map(\.label) }
        text = lines.joined(separator: "\n")
    }

    private enum CodingKeys: String, CodingKey {
        case rule, action, language, confidence, text
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rule, forKey: .rule)
        try container.encode(action, forKey: .action)
        try container.encode(language, forKey: .language)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(text, forKey: .text)
    }

    /// The object on one line, its keys in alphabetic order.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
