public import FrontdeskCore

/// The texts of the pages, by language.
public protocol InterfaceTexts: Sendable {
    /// The languages there are texts in, in alphabetic order.
    func languages() async -> [InterfaceLanguage]

    /// The texts of one language, each key that the language lacks taken from English; nil for a language there is not.
    ///
    /// Values are ICU MessageFormat patterns; the pages fill them in.
    func texts(in language: LanguageTag) async -> [String: String]?
}

/// A language of the pages.
public struct InterfaceLanguage: Hashable, Sendable {
    /// The language.
    public let tag: LanguageTag
    /// Its own name for itself.
    public let name: String
    /// Whether it is written from right to left.
    public let isRightToLeft: Bool

    /// Makes a language.
    public init(tag: LanguageTag, name: String, isRightToLeft: Bool) {
        self.tag = tag
        self.name = name
        self.isRightToLeft = isRightToLeft
    }
}
