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
    /// - Parameter previous: The snapshot before; its model is kept when the examples are the same.
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

    private func siteDetector(_ detector: LanguageDetector, _ rules: RuleSet) -> LanguageDetector {
        guard !configuration.languages.isEmpty else { return detector }
        return LanguageDetector(model: detector.model, languages: configuration.languages)
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
