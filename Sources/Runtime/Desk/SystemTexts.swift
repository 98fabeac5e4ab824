import FrontdeskCore

/// The system's own lines, in the language of the conversation.
struct SystemTexts: Sendable {
    private let pipelines: any PipelineSource

    init(_ pipelines: any PipelineSource) { self.pipelines = pipelines }

    /// A text in a language, or the site's main one; nil for an unknown key.
    func text(
        _ key: String,
        in language: LanguageTag?,
        _ arguments: [String: TextArgument] = [:]
    ) -> RenderedText? {
        let pipeline = pipelines.current
        return pipeline.texts.text(key, in: language ?? pipeline.siteLanguages.first ?? "en", arguments)
    }

    /// A line for a conversation; nil for an unknown key, of which nothing is said.
    func line(_ key: String, for state: ConversationState, _ arguments: [String: TextArgument] = [:]) -> Event? {
        guard let text = text(key, in: Self.language(of: state), arguments) else { return nil }
        return .message(Message(text: text.text, language: text.language, direction: text.direction, key: key))
    }

    /// The language a visitor is spoken to: the conversation's, else the page's, else the browser's.
    private static func language(of state: ConversationState) -> LanguageTag? {
        state.language ?? state.opening?.pageLanguage ?? state.opening?.browserLanguages.first
    }
}
