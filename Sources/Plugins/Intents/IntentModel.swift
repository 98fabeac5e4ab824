public import FrontdeskCore
import FrontdeskText

/// A trained intent classifier: languages share the intents, each has features, weights and thresholds of its own.
///
/// It is an immutable value. The same examples and options give the same model, byte for byte.
public struct IntentModel: Sendable {
    /// At most so many intents are ranked.
    public static let rankingLimit = 10

    /// Names what the model was trained from: the examples, the options and the version of the procedure.
    public let contentHash: String
    /// How it was trained.
    public let options: IntentTrainingOptions
    /// The languages, in alphabetic order.
    let models: [LanguageIntentModel]

    init(contentHash: String, options: IntentTrainingOptions, models: [LanguageIntentModel]) {
        self.contentHash = contentHash
        self.options = options
        self.models = models
    }

    /// The languages there are examples in.
    public var languages: [LanguageTag] { models.map(\.language) }

    /// All intents, in alphabetic order.
    public var intents: [IntentName] { Set(models.flatMap(\.intents)).sorted() }

    /// What training found out, for each language.
    public var reports: [LanguageTrainingReport] { models.map(\.report) }

    /// Classifies a text.
    ///
    /// - Parameters:
    ///   - text: The text, as it was written.
    ///   - language: Its language. For ``LanguageTag/undetermined`` and for a language without examples, every language
    ///     is asked, and the one whose examples support their answer best is taken.
    /// - Returns: The intents with their confidence, and what to do about the first.
    public func classify(_ text: String, language: LanguageTag = .undetermined) -> IntentClassification {
        classify(language: language) { TextFolder(profile: $0).fold(text) }
    }

    /// Classifies a text that is folded on demand, once for each profile that is needed.
    func classify(language: LanguageTag, folded: (FoldingProfile) -> FoldedText) -> IntentClassification {
        if let model = models.first(where: { $0.language.language == language.language }) {
            let keys = FeatureKeys(folded(FoldingProfile(language: model.language)))
            return classification(model.judge(keys), model)
        }
        var keys: [FoldingProfile: FeatureKeys] = [:]
        var best: (judgement: LanguageIntentModel.Judgement, model: LanguageIntentModel, support: Double)?
        for model in models {
            let profile = FoldingProfile(language: model.language)
            let features = keys[profile] ?? FeatureKeys(folded(profile))
            keys[profile] = features
            let judgement = model.judge(features)
            let support = (judgement.ranking.first?.confidence ?? 0) * judgement.knownShare
            if best.map({ support > $0.support }) ?? true { best = (judgement, model, support) }
        }
        guard let best else {
            return IntentClassification(
                ranking: [],
                advice: .reject,
                thresholds: .fallback,
                outOfScope: 1,
                uncalibrated: 0,
                language: nil
            )
        }
        return classification(best.judgement, best.model)
    }

    private func classification(
        _ judgement: LanguageIntentModel.Judgement,
        _ model: LanguageIntentModel
    ) -> IntentClassification {
        let thresholds = model.report.thresholds
        let confidence = judgement.ranking.first?.confidence ?? 0
        return IntentClassification(
            ranking: judgement.ranking.map {
                IntentFacts.Score(intent: model.intents[$0.intent], confidence: $0.confidence)
            },
            advice: thresholds.advice(confidence: confidence, outOfScope: judgement.outOfScope),
            thresholds: thresholds,
            outOfScope: judgement.outOfScope,
            uncalibrated: judgement.uncalibrated,
            language: model.language
        )
    }
}
