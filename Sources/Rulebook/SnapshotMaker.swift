import FrontdeskCore
import FrontdeskPlugins
import FrontdeskRules

/// Makes snapshots: trains or finds the intent model, and builds the pipeline.
struct SnapshotMaker: Sendable {
    let detector: LanguageDetector?
    let plugins: PluginRegistry
    let configuration: RulebookConfiguration
    let cache: IntentModelCache?

    /// A snapshot of checked rules.
    ///
    /// - Parameters:
    ///   - rules: The compiled rules.
    ///   - sources: What they were read from.
    ///   - readiness: How thoroughly intents are learned.
    ///   - previous: The snapshot before; its model is kept when the examples are the same.
    /// - Returns: The snapshot with its pipeline.
    func snapshot(
        _ rules: RuleSet,
        _ sources: FolderSnapshot,
        _ readiness: Rulebook.Readiness,
        previous: RuleSnapshot? = nil
    ) -> RuleSnapshot {
        RuleSnapshot(
            rules: rules,
            sources: sources,
            intents: model(of: rules, readiness, previous?.intents),
            detector: detector.map { siteDetector($0, rules) },
            plugins: plugins,
            configuration: configuration
        )
    }

    /// Whether a snapshot runs on a quick model.
    func isQuick(_ snapshot: RuleSnapshot) -> Bool { snapshot.intents?.options.effort == .quick }

    private func model(
        of rules: RuleSet,
        _ readiness: Rulebook.Readiness,
        _ previous: IntentModel?
    ) -> IntentModel? {
        let examples = rules.intentExamples
        guard !examples.isEmpty else { return nil }
        let full = options(.full)
        let hash = IntentTrainer.contentHash(of: examples, options: full)
        if let previous, previous.contentHash == hash { return previous }
        if let kept = cache?.model(hash) { return kept }
        // Nothing but a lack of words can make training fail here, and then there is nothing to classify by.
        guard readiness == .full else { return try? IntentTrainer.train(examples, options: options(.quick)) }
        guard let model = try? IntentTrainer.train(examples, options: full) else { return nil }
        cache?.keep(model)
        return model
    }

    private func options(_ effort: IntentTrainingOptions.Effort) -> IntentTrainingOptions {
        IntentTrainingOptions(effort: effort, targetPrecision: configuration.precision)
    }

    /// A detector for the languages of the site, or of its rules: a short word says more when fewer are possible.
    private func siteDetector(_ detector: LanguageDetector, _ rules: RuleSet) -> LanguageDetector {
        let languages = configuration.languages.isEmpty ? rules.languages : configuration.languages
        return languages.isEmpty ? detector : LanguageDetector(model: detector.model, languages: languages)
    }
}

extension RuleSet {
    /// What the intents are learned from: their own examples, and those of rules that answer one intent alone.
    var intentExamples: [IntentExample] {
        intents.flatMap { intent in
            intent.examples.map {
                IntentExample(
                    intent: IntentName(intent.name.value),
                    text: $0.text.value,
                    language: $0.language.value
                )
            }
        }
    }
}
