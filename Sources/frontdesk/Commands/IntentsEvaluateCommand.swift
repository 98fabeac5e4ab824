import ArgumentParser
import Foundation
import FrontdeskCore
import FrontdeskPlugins

/// Judges a model on labelled lines that it was not trained on.
struct IntentsEvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Judge a model on lines of intent, tab, text.",
        discussion: "A label that the model does not know, such as oos, means that no intent fits."
    )

    @Option(help: "The model.")
    var model: String

    @Option(help: "The labelled lines: intent, tab, text; one a line.")
    var data: String

    @Option(help: "text or json.")
    var format = ExplainFormat.text

    func run() throws {
        let examples = try ExampleFile.read(data).map { IntentExample(intent: $0.intent, text: $0.text) }
        let evaluation = IntentEvaluation(of: try ModelFile.read(model), on: examples)
        switch format {
        case .text: Terminal.write("\(evaluation)")
        case .json:
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Terminal.write(String(decoding: try encoder.encode(evaluation), as: UTF8.self))
        }
    }
}
