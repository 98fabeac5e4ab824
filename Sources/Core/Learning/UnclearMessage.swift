/// A visitor's message that the bot did not settle by itself.
public struct UnclearMessage: Hashable, Sendable {
    /// What became of a message.
    public enum Cause: String, Hashable, Sendable, Codable, CaseIterable {
        /// The bot asked back.
        case clarified
        /// The bot found nothing that fits.
        case rejected
        /// The bot answered, and a person said that it was the wrong answer.
        case corrected
    }

    /// What was written.
    public let text: String
    /// The language it was in; ``LanguageTag/undetermined`` when nobody knows.
    public let language: LanguageTag
    /// What became of it.
    public let cause: Cause
    /// What was meant, when somebody said so: the visitor by a choice, or an agent by correcting.
    public let meant: IntentName?

    /// Makes a message.
    public init(text: String, language: LanguageTag, cause: Cause, meant: IntentName? = nil) {
        self.text = text
        self.language = language
        self.cause = cause
        self.meant = meant
    }
}
