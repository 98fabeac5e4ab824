import ArgumentParser
import FrontdeskCore
import FrontdeskPlugins
import FrontdeskText

/// Tells the language of each line.
struct DetectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "detect",
        abstract: "Tell the language of each line of standard input.",
        discussion: "Each line of output is a tag, a tab and a probability; und when nothing can be told."
    )

    @Option(
        help: "The only languages to choose from, separated by commas.",
        transform: LanguageArgument.languages
    )
    var languages: [LanguageTag] = []

    @Option(help: "How likely languages are beforehand: en=10,de=2.", transform: LanguageArgument.weights)
    var prior: [LanguageTag: Double] = [:]

    @Flag(help: "Tell scripts, too: zh-Hant, sr-Latn.")
    var script = false

    @Flag(help: "Append the further languages and their probabilities.")
    var all = false

    @Option(help: "The folder of the language model.")
    var models: String?

    func run() async throws {
        let model = try RulebookOptions.languageModel(models)
        warn(of: languages + prior.keys.sorted(), model)
        let detector = LanguageDetector(model: model, languages: languages)
        var input = LineInput()
        var output = LineOutput()
        while let line = input.next() {
            let found = detector.detect(line, prior: prior, detail: script ? .scripts : .languages)
            let shown = all ? found[...] : found.prefix(1)
            output.write(shown.map { "\($0.language)\t\(Self.rounded($0.probability))" }.joined(separator: "\t"))
            if !input.hasLine { output.flush() }
        }
        output.flush()
    }

    /// Names the languages that were asked for and that no line will be told to be in.
    private func warn(of languages: [LanguageTag], _ model: LanguageModel) {
        let detector = LanguageDetector(model: model)
        for language in languages where !detector.tells(language) {
            Terminal.complain(
                "warning: the model can't tell \(language) (\(language.name(in: "en"))); "
                    + "what is written in it counts as another language, or as und"
            )
        }
    }

    private static func rounded(_ probability: Double) -> Double { (probability * 10_000).rounded() / 10_000 }
}
