import ArgumentParser
import FrontdeskCore
import FrontdeskPlugins

/// Tells the language of each line.
struct DetectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "detect",
        abstract: "Tell the language of each line of standard input.",
        discussion: "Each line of output is a tag, a tab and a probability; und when nothing can be told."
    )

    @Option(help: "The only languages to choose from, separated by commas.")
    var languages: String?

    @Option(help: "How likely languages are beforehand: en=10,de=2.")
    var prior: String?

    @Flag(help: "Tell scripts, too: zh-Hant, sr-Latn.")
    var script = false

    @Flag(help: "Append the further languages and their probabilities.")
    var all = false

    @Option(help: "The folder of the language model.")
    var models: String?

    func validate() throws { _ = try Self.weights(prior) }

    func run() async throws {
        let wanted = (languages ?? "").split(separator: ",").map { LanguageTag($0) }
        let weights = try Self.weights(prior)
        let detector = try LanguageDetector(model: RulebookOptions.languageModel(models), languages: wanted)
        var input = LineInput()
        var output = LineOutput()
        while let line = input.next() {
            let found = detector.detect(line, prior: weights, detail: script ? .scripts : .languages)
            let shown = all ? found[...] : found.prefix(1)
            output.write(shown.map { "\($0.language)\t\(Self.rounded($0.probability))" }.joined(separator: "\t"))
            if !input.hasLine { output.flush() }
        }
        output.flush()
    }

    private static func weights(_ text: String?) throws -> [LanguageTag: Double] {
        var weights: [LanguageTag: Double] = [:]
        for part in (text ?? "").split(separator: ",") {
            let pair = part.split(separator: "=")
            guard pair.count == 2, let weight = Double(pair[1]), weight > 0, weight.isFinite else {
                throw ValidationError(
                    "--prior is written as TAG=WEIGHT,TAG=WEIGHT with weights over 0; found '\(part)'"
                )
            }
            weights[LanguageTag(pair[0])] = weight
        }
        return weights
    }

    private static func rounded(_ probability: Double) -> Double { (probability * 10_000).rounded() / 10_000 }
}
