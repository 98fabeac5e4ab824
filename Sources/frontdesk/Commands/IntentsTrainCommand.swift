import ArgumentParser
import Foundation
import FrontdeskCore
import FrontdeskPlugins

/// Trains an intent model on a file of examples.
struct IntentsTrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a model on lines of intent, tab, text.",
        discussion: "Prints what was measured on held-out examples: accuracy, calibration and the chosen thresholds."
    )

    @Option(help: "The examples: intent, tab, text; one a line.")
    var data: String

    @Option(help: "Where the model is written.")
    var out: String

    @Option(help: "How many of the answers given without asking shall be right, from 0.5 to 0.999.")
    var precision = 0.95

    func validate() throws {
        guard (0.5...0.999).contains(precision) else {
            throw ValidationError("--precision is from 0.5 to 0.999, found \(precision)")
        }
    }

    func run() throws {
        let examples = try ExampleFile.read(data).map { IntentExample(intent: $0.intent, text: $0.text) }
        let model = try IntentTrainer.train(examples, options: IntentTrainingOptions(targetPrecision: precision))
        try OutputFile.write(Data(model.fileBytes), to: out)
        for report in model.reports { Terminal.write("\(report)") }
    }
}
