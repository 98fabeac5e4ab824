public import FrontdeskCore

/// A text that agents put into a reply by typing its code.
public struct CannedReply: Hashable, Sendable, Codable {
    /// The code, without the slash.
    public let code: String
    /// The text.
    public let text: String
    /// The language it is in; nil for any.
    public let language: LanguageTag?

    /// Makes a canned reply.
    public init(code: String, text: String, language: LanguageTag?) {
        self.code = code
        self.text = text
        self.language = language
    }
}
