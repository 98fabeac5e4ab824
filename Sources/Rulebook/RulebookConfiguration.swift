public import FrontdeskCore
public import FrontdeskPlugins
public import FrontdeskText

/// How rules become a pipeline.
public struct RulebookConfiguration: Sendable {
    /// The plugins, in the order they look at a message.
    public var order: [PluginName]
    /// How long a plugin may take.
    public var budget: Duration
    /// The languages the desk answers in, the main one first; empty for all that have texts.
    public var languages: [LanguageTag]
    /// Thresholds that replace the learned ones.
    public var thresholds: IntentsPlugin.FixedThresholds
    /// How many of the answers the bot gives by itself shall be right.
    public var precision: Double
    /// Whether every schedule counts as open, for a demo that never sleeps.
    public var isAlwaysOpen: Bool
    /// Texts that are shown where the locale files have none.
    public var spareTexts = LocaleTexts.none

    /// The order of the built-in plugins.
    public static let standardOrder: [PluginName] = [
        "normalization", "language-detection", "intents", "rule-bot", "escalation",
    ]

    /// Makes a configuration.
    public init(
        order: [PluginName] = standardOrder,
        budget: Duration = .milliseconds(200),
        languages: [LanguageTag] = [],
        thresholds: IntentsPlugin.FixedThresholds = .init(),
        precision: Double = 0.95,
        isAlwaysOpen: Bool = false
    ) {
        self.order = order
        self.budget = budget
        self.languages = languages
        self.thresholds = thresholds
        self.precision = precision
        self.isAlwaysOpen = isAlwaysOpen
    }
}
