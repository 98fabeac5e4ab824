/// Texts by key, in several languages, with named arguments.
public protocol TextCatalog: Sendable {
    /// The languages there are texts in.
    var languages: [LanguageTag] { get }

    /// The text of a key in a language or the next one of its fallback chain; nil for an unknown key.
    ///
    /// A missing argument shows as its name in braces.
    func text(_ key: String, in language: LanguageTag, _ arguments: [String: TextArgument]) -> RenderedText?
}

/// An argument of a text.
public enum TextArgument: Hashable, Sendable {
    case value(Value)
    case instant(Instant, zone: String)
}

/// A text made from a key.
public struct RenderedText: Hashable, Sendable {
    /// The text.
    public let text: String
    /// The language it is in, which may be a fallback of the one asked for.
    public let language: LanguageTag
    /// The reading direction of that language.
    public let direction: Message.Direction

    /// Makes a text.
    public init(text: String, language: LanguageTag, direction: Message.Direction) {
        self.text = text
        self.language = language
        self.direction = direction
    }
}
