import FrontdeskCore
import FrontdeskText

/// The examples of one language on their way to a model.
struct LanguageTraining {
    let language: LanguageTag
    /// The examples that have features, sorted by intent and text.
    let examples: [IntentExample]
    /// The intents, in alphabetic order.
    let intents: [IntentName]
    /// Each example's intent, by its place in ``intents``.
    let labels: [Int]
    /// Each example's features.
    let keys: [FeatureKeys]

    /// Prepares examples that are sorted by intent; nil when none has a feature.
    init?(language: LanguageTag, _ sorted: some Sequence<IntentExample>) {
        let folder = TextFolder(profile: FoldingProfile(language: language))
        var examples: [IntentExample] = []
        var intents: [IntentName] = []
        var labels: [Int] = []
        var keys: [FeatureKeys] = []
        for example in sorted {
            let features = FeatureKeys(folder.fold(example.text))
            if features.words.isEmpty { continue }
            if intents.last != example.intent { intents.append(example.intent) }
            examples.append(example)
            labels.append(intents.count - 1)
            keys.append(features)
        }
        if examples.isEmpty { return nil }
        self.language = language
        self.examples = examples
        self.intents = intents
        self.labels = labels
        self.keys = keys
    }

    /// Trains and calibrates.
    func model(_ options: IntentTrainingOptions, _ schedule: TrainingSchedule) -> LanguageIntentModel {
        let vocabulary = FeatureVocabulary(keys)
        let scorer: IntentScorer
        let heldOut: HeldOutScores
        switch options.effort {
        case .quick: (scorer, heldOut) = QuickTrainer(keys, labels, intents.count, vocabulary).train()
        case .full:
            let trainer = EnsembleTrainer(
                schedule: schedule,
                keys: keys,
                labels: labels,
                intents: intents.count,
                vocabulary: vocabulary,
                seed: options.seed
            )
            (scorer, heldOut) = trainer.train()
        }
        return calibrated(scorer, heldOut, options)
    }

    /// The examples of rule files are written in one sitting and resemble each other more than visitors' messages
    /// resemble them, so that those held out promise too much; a file of messages, which names no language, is what
    /// visitors wrote.
    private var leastAccept: Double {
        let isOfRules = language != .undetermined && examples.count < TellingShare.manyExamples
        return isOfRules ? IntentThresholds.fallback.accept : ThresholdLearning.leastAccept
    }

    private func calibrated(
        _ scorer: IntentScorer,
        _ heldOut: HeldOutScores,
        _ options: IntentTrainingOptions
    ) -> LanguageIntentModel {
        let heldOutLabels = heldOut.examples.map { labels[$0] }
        let scaling = TemperatureScaling(scores: heldOut.combined, labels: heldOutLabels, intents: intents.count)
        var judgements = heldOut.judgements(labels: labels, intents: intents.count, temperature: scaling.temperature)
        let calibration = ConfidenceCalibration(judgements)
        for index in judgements.indices {
            judgements[index].confidence = calibration.confidence(judgements[index].evidence)
        }
        let resemblance = ResemblanceScale(judgements)
        let learning = ThresholdLearning(
            judgements,
            resemblance,
            targetPrecision: options.targetPrecision,
            leastAccept: leastAccept
        )
        let outcomes = judgements.map {
            IntentOutcome(truth: labels[$0.example], guess: $0.best, confidence: $0.confidence)
        }
        let measures = IntentMeasures(outcomes, intents: intents.count)
        return LanguageIntentModel(
            language: language,
            intents: intents,
            scorer: scorer,
            temperature: scaling.temperature,
            calibration: calibration,
            resemblance: resemblance,
            report: LanguageTrainingReport(
                language: language,
                intents: intents.count,
                examples: examples.count,
                heldOut: judgements.count,
                accuracy: measures.accuracy,
                macroF1: measures.macroF1,
                calibrationError: measures.calibrationError,
                thresholds: learning.thresholds,
                diagnosis: learning.diagnosis,
                coverage: learning.coverage,
                precision: learning.precision
            )
        )
    }
}
