public import FrontdeskCore
public import FrontdeskLint
public import FrontdeskPlugins
public import FrontdeskRules
public import FrontdeskText

/// A rule set with everything made from it: what the running pipeline, the explanations and the texts come from.
public struct RuleSnapshot: Sendable {
    /// The compiled rules.
    public let rules: RuleSet
    /// The texts.
    public let texts: LocaleCatalog
    /// The intent model; nil when no intent has examples.
    public let intents: IntentModel?
    /// The pipeline.
    public let pipeline: Pipeline
    /// Where the rules came from.
    let sources: FolderSnapshot

    /// The files that the rules came from, read once more for checks, several at a time.
    public func project(jobs: Int) -> RuleProject { sources.project(jobs: jobs) }

    /// Without a setting, every language with texts, the one that others fall back to first.
    private static func standardLanguages(of texts: LocaleCatalog) -> [LanguageTag] {
        [texts.fallback] + texts.languages.filter { $0 != texts.fallback }
    }

    /// The status of the desk while this snapshot runs.
    func status(since: Instant, checkedAt: Instant, isCurrent: Bool, _ findings: [Finding]) -> RuleDeskStatus {
        RuleDeskStatus(
            ruleSet: rules.hash,
            textSet: sources.textHash,
            model: intents?.contentHash,
            since: since,
            ruleCount: rules.rules.count,
            checkedAt: checkedAt,
            isCurrent: isCurrent,
            findings: findings
        )
    }

    /// Makes a snapshot.
    init(
        rules: RuleSet,
        sources: FolderSnapshot,
        intents: IntentModel?,
        detector: LanguageDetector?,
        plugins: PluginRegistry,
        configuration: RulebookConfiguration
    ) {
        self.rules = rules
        self.sources = sources
        self.intents = intents
        let languages = configuration.languages
        texts = LocaleCatalog(sources.locales, fallback: languages.first, spare: configuration.spareTexts)
        let ingredients = PluginRegistry.Ingredients(
            rules: rules,
            texts: texts,
            detector: detector,
            intents: intents,
            configuration: configuration
        )
        pipeline = Pipeline(
            steps: plugins.steps(ingredients),
            ruleSet: rules.hash,
            model: intents?.contentHash,
            schedules: configuration.isAlwaysOpen ? AlwaysOpen(names: rules.schedules.names) : rules.schedules,
            siteLanguages: languages.isEmpty ? Self.standardLanguages(of: texts) : languages,
            texts: texts,
            webhooks: Dictionary(rules.webhooks.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        )
    }
}
