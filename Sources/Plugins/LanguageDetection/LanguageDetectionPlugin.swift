public import FrontdeskCore

/// Finds out which language a message is in, and which language to reply in.
///
/// Adds the facts ``Facts/languages`` and ``Facts/replyLanguage``. The conversation's language, the page's and the
/// browser's sway a doubtful message; a conversation changes its language only for more than one short word. A message
/// that says nothing ("ok", a number) is answered in the conversation's language, else the page's, the browser's, the
/// site's first. Decides nothing and never fails.
public struct LanguageDetectionPlugin: Plugin {
    public let name: PluginName = "language-detection"
    public let role = PluginRole.informs
    private let detector: LanguageDetector

    /// Makes the plugin; a detector for the site's languages alone is surer than one for all.
    public init(detector: LanguageDetector) { self.detector = detector }

    public func consider(_ turn: Turn) -> Verdict {
        let hints = LanguageHints(turn)
        var verdict = Verdict()
        var evidence = LanguageEvidence.none
        // The label of a pressed quick reply is the site's own text, in the language of the conversation.
        if case .text(let text) = turn.input {
            evidence = detector.examine(text, prior: hints.prior, detail: .scripts)
        }
        if !evidence.isUndetermined {
            verdict.facts.languages = Array(evidence.languages.prefix(Self.maximumLanguages))
            verdict.reasons.append(.languages(verdict.facts.languages))
        }
        if let reply = hints.replyLanguage(for: evidence) {
            verdict.facts.replyLanguage = reply.language
            verdict.reasons.append(.replyLanguage(reply.language, from: reply.source.rawValue))
        }
        return verdict
    }

    /// As many languages are told at most.
    private static let maximumLanguages = 5
}
