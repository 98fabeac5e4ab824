public import FrontdeskCore

/// A text that somebody wrote who wanted something, and what that was.
public struct IntentExample: Hashable, Sendable {
    /// What was wanted.
    public let intent: IntentName
    /// The text, as it was written.
    public let text: String
    /// The language it is in; ``LanguageTag/undetermined`` when nobody said.
    public let language: LanguageTag

    /// Makes an example.
    public init(intent: IntentName, text: String, language: LanguageTag = .undetermined) {
        self.intent = intent
        self.text = text
        self.language = language
    }
}
