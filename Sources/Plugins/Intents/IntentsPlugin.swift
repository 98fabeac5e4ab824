public import FrontdeskCore
import FrontdeskText

/// Says which intents a message may have, how sure that is, and whether that is enough to answer.
///
/// Adds ``Facts/intents``; never decides. Reads the languages that earlier plugins found.
public struct IntentsPlugin: Plugin {
    public let name: PluginName = "intents"
    public let role = PluginRole.informs
    /// The classifier.
    public let model: IntentModel
    private let fixed: FixedThresholds

    /// Thresholds that the configuration sets instead of the learned ones.
    public struct FixedThresholds: Hashable, Sendable {
        /// From here on the bot answers; nil for the learned threshold.
        public var accept: Double?
        /// From here on the bot asks back; nil for the learned threshold.
        public var clarify: Double?

        /// Makes thresholds.
        public init(accept: Double? = nil, clarify: Double? = nil) {
            self.accept = accept
            self.clarify = clarify
        }
    }

    /// Makes the plugin.
    ///
    /// - Parameters:
    ///   - model: The classifier.
    ///   - fixed: Thresholds that replace the learned ones in every language.
    public init(model: IntentModel, fixed: FixedThresholds = FixedThresholds()) {
        self.model = model
        self.fixed = fixed
    }

    public func consider(_ turn: Turn) -> Verdict {
        guard let text = turn.text else { return .pass }
        let normalized = turn.facts[NormalizedMessage.self]
        let classification = model.classify(language: Self.language(of: turn)) { profile in
            if let folded = normalized?[profile], folded.profile == profile { return folded }
            return TextFolder(profile: profile).fold(text)
        }
        if classification.ranking.isEmpty { return .pass }
        let facts = classification.replacing(fixed).facts
        var verdict = Verdict(reasons: [.intents(facts)])
        verdict.facts.intents = facts
        return verdict
    }

    /// The language whose examples count: the message's own, or the conversation's when that says too little.
    private static func language(of turn: Turn) -> LanguageTag {
        if let first = turn.facts.languages.first, first.language != .undetermined { return first.language }
        return turn.facts.replyLanguage ?? .undetermined
    }
}

extension IntentClassification {
    /// The same classification, judged by other thresholds.
    fileprivate func replacing(_ fixed: IntentsPlugin.FixedThresholds) -> IntentClassification {
        if fixed.accept == nil, fixed.clarify == nil { return self }
        var thresholds = thresholds
        thresholds.accept = fixed.accept ?? thresholds.accept
        thresholds.clarify = min(fixed.clarify ?? thresholds.clarify, thresholds.accept)
        return IntentClassification(
            ranking: ranking,
            advice: thresholds.advice(confidence: best?.confidence ?? 0, outOfScope: outOfScope),
            thresholds: thresholds,
            outOfScope: outOfScope,
            uncalibrated: uncalibrated,
            language: language
        )
    }
}
