import ArgumentParser
import Foundation
import FrontdeskCore
import FrontdeskPlugins

/// Classifies each line.
struct IntentsClassifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify",
        abstract: "Classify each line of standard input.",
        discussion: "Each line of output is the intent, its confidence, and accept, clarify or reject, between tabs."
    )

    @Option(help: "The model.")
    var model: String

    func run() throws {
        let model = try ModelFile.read(model)
        var input = LineInput()
        var output = LineOutput()
        while let line = input.next() {
            let result = model.classify(line)
            let best = result.best
            let confidence = ((best?.confidence ?? 0) * 10_000).rounded() / 10_000
            output.write("\(best?.intent.rawValue ?? "-")\t\(confidence)\t\(result.advice.rawValue)")
            if !input.hasLine { output.flush() }
        }
        output.flush()
    }
}
