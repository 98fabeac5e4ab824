import FrontdeskCore
import FrontdeskText

/// Makes an ``IntentModel`` from examples.
///
/// The order of the examples has no influence. Training runs on the caller's thread from beginning to end: run the full
/// one where nobody waits.
public enum IntentTrainer {
    /// A model holds at most so many intents.
    public static let intentLimit = 2_000
    /// A model is trained on at most so many examples.
    public static let exampleLimit = 200_000

    /// Changes whenever the same examples would give another model.
    static let procedureVersion: UInt32 = 5

    /// The name of the model that these examples and options would give, to look for a model that is already there.
    public static func contentHash(of examples: [IntentExample], options: IntentTrainingOptions) -> String {
        hash(sorted(examples), options)
    }

    /// Trains a model.
    ///
    /// - Throws: ``IntentTrainingError`` when there is nothing to learn from, or too much.
    public static func train(
        _ examples: [IntentExample],
        options: IntentTrainingOptions = IntentTrainingOptions()
    ) throws(IntentTrainingError) -> IntentModel {
        try train(examples, options: options, schedule: .standard)
    }

    static func train(
        _ examples: [IntentExample],
        options: IntentTrainingOptions,
        schedule: TrainingSchedule
    ) throws(IntentTrainingError) -> IntentModel {
        if examples.count > exampleLimit {
            throw .tooManyExamples(found: examples.count, limit: exampleLimit)
        }
        let intents = Set(examples.map(\.intent)).count
        if intents > intentLimit { throw .tooManyIntents(found: intents, limit: intentLimit) }
        let sorted = sorted(examples)
        var models: [LanguageIntentModel] = []
        var start = 0
        while start < sorted.count {
            let language = sorted[start].language.language
            let end = sorted[start...].firstIndex { $0.language.language != language } ?? sorted.count
            let training = LanguageTraining(language: LanguageTag(language), sorted[start..<end])
            if let training { models.append(training.model(options, schedule)) }
            start = end
        }
        if models.isEmpty { throw .noExamples }
        return IntentModel(contentHash: hash(sorted, options), options: options, models: models)
    }

    /// Examples in an order that depends on nothing but themselves.
    private static func sorted(_ examples: [IntentExample]) -> [IntentExample] {
        examples.map { (key: ($0.language.language, $0.intent.rawValue, $0.text), example: $0) }
            .sorted { $0.key < $1.key }
            .map(\.example)
    }

    private static func hash(_ sorted: [IntentExample], _ options: IntentTrainingOptions) -> String {
        var hash = StableHash()
        hash.combine(procedureVersion)
        hash.combine(options.effort.rawValue)
        hash.combine(options.targetPrecision.bitPattern)
        hash.combine(options.seed)
        for example in sorted {
            hash.combine(example.language.language)
            hash.combine(example.intent.rawValue)
            hash.combine(example.text)
        }
        return hash.hexadecimal
    }
}
