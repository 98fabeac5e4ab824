public import FrontdeskCore
public import FrontdeskPlugins
public import FrontdeskRules
public import FrontdeskText

/// Knows how to make every plugin that a configuration may name.
///
/// The built-in ones are there from the start. An application adds its own:
///
/// ```swift
/// var plugins = PluginRegistry.builtIn
/// plugins.add("order-status") { _ in OrderStatusPlugin() }
/// ```
public struct PluginRegistry: Sendable {
    /// What a plugin can be made from: one consistent snapshot.
    public struct Ingredients: Sendable {
        /// The compiled rules.
        public let rules: RuleSet
        /// The texts.
        public let texts: LocaleCatalog
        /// The language detector; nil without a model file.
        public let detector: LanguageDetector?
        /// The intent classifier; nil when no intent has examples.
        public let intents: IntentModel?
        /// The settings of the desk.
        public let configuration: RulebookConfiguration
    }

    /// Makes a plugin for a snapshot; nil when the snapshot has nothing for it to work with.
    public typealias Factory = @Sendable (Ingredients) -> (any Plugin)?

    private struct Entry: Sendable {
        let placement: Pipeline.Placement
        let make: Factory
    }

    private var entries: [PluginName: Entry] = [:]

    /// The names that a configuration may use, in alphabetic order.
    public var names: [PluginName] { entries.keys.sorted() }

    /// Adds a plugin from outside; it runs apart from the event loops and has to keep to its budget.
    public mutating func add(_ name: PluginName, make: @escaping Factory) {
        entries[name] = Entry(placement: .guarded, make: make)
    }

    /// The built-in plugins.
    public static let builtIn: PluginRegistry = {
        var registry = PluginRegistry()
        registry.addBuiltIn("normalization") { NormalizationPlugin(profiles: $0.rules.foldingProfiles) }
        registry.addBuiltIn("language-detection") { ingredients in
            ingredients.detector.map { LanguageDetectionPlugin(detector: $0) }
        }
        registry.addBuiltIn("intents") { ingredients in
            ingredients.intents.map { IntentsPlugin(model: $0, fixed: ingredients.configuration.thresholds) }
        }
        registry.addBuiltIn("rule-bot") { RuleBotPlugin(rules: $0.rules, texts: $0.texts) }
        registry.addBuiltIn("escalation") { EscalationPlugin(rules: $0.rules, texts: $0.texts) }
        return registry
    }()

    private mutating func addBuiltIn(_ name: PluginName, make: @escaping Factory) {
        entries[name] = Entry(placement: .inPlace, make: make)
    }

    /// The steps of a pipeline, in the configuration's order; unknown names are left out.
    func steps(_ ingredients: Ingredients) -> [Pipeline.Step] {
        ingredients.configuration.order.compactMap { name in
            guard let entry = entries[name], let plugin = entry.make(ingredients) else { return nil }
            return Pipeline.Step(plugin, budget: ingredients.configuration.budget, placement: entry.placement)
        }
    }
}
