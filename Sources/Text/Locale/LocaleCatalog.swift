public import FrontdeskCore

/// The texts of all languages, ready to be filled in.
///
/// A text is taken in the language asked for, else in its wider ones (`zh-Hant-TW`, `zh-Hant`, `zh`), else in the
/// catalog's own language. A pattern that can't be read counts as missing; the linter reports it.
public struct LocaleCatalog: TextCatalog {
    /// The language that is taken when no other has the text.
    public let fallback: LanguageTag
    private let own: LocaleTexts
    private let spare: LocaleTexts
    /// The language of a spare text when no language asked for has one.
    private static let lastLanguage: LanguageTag = "en"

    public var languages: [LanguageTag] { own.languages }

    /// The languages that faces can be shown in: those of the catalog, or those of the spare texts if it has none.
    public var interfaceLanguages: [LanguageTag] { languages.isEmpty ? spare.languages : languages }

    /// Keys that only the web faces fill in; their texts are handed out as patterns.
    public static let interfacePrefix = "ui."

    /// Makes a catalog.
    ///
    /// - Parameters:
    ///   - files: The locale files; of two for one language, the later one's texts win.
    ///   - fallback: The language that is taken when no other has the text; nil for English, or the first there is.
    ///   - spare: Texts that are taken where the files have none in the language asked for. They add no language to the
    ///     catalog.
    public init(_ files: [LocaleFile], fallback: LanguageTag? = nil, spare: LocaleTexts = .none) {
        own = LocaleTexts(files)
        self.spare = spare
        self.fallback = fallback ?? (own.has("en") ? "en" : own.languages.first ?? "en")
    }

    public func text(_ key: String, in language: LanguageTag, _ arguments: [String: TextArgument]) -> RenderedText? {
        // Most texts are there in the language asked for, and need no list of places.
        if let text = own.text(key, in: language, arguments) { return text }
        for (tag, texts) in places(for: language) {
            if let text = texts.text(key, in: tag, arguments) { return text }
        }
        return nil
    }

    /// Where a text is looked up, in order: a spare one in the language comes before an own one in a foreign language.
    private func places(for language: LanguageTag) -> [(tag: LanguageTag, texts: LocaleTexts)] {
        let near = language.widening
        var places = near.filter(own.has).map { ($0, own) } + near.filter(spare.has).map { ($0, spare) }
        if !near.contains(fallback) { places.append((fallback, own)) }
        places.append((Self.lastLanguage, spare))
        return places
    }

    /// The languages a text is looked up in, in order.
    public func chain(from language: LanguageTag) -> [LanguageTag] {
        let chain = language.widening.filter(own.has)
        return chain.contains(fallback) ? chain : chain + [fallback]
    }

    /// The patterns of a language over those it falls back to, for faces that fill them in themselves.
    ///
    /// - Parameters:
    ///   - language: The language.
    ///   - prefixes: Which keys; a key belongs when it begins with one of them.
    /// - Returns: The patterns by key.
    public func patterns(in language: LanguageTag, prefixes: [String]) -> [String: String] {
        var merged: [String: String] = [:]
        for (tag, texts) in places(for: language).reversed() {
            merged.merge(texts.patterns(in: tag, prefixes: prefixes)) { _, new in new }
        }
        return merged
    }
}

extension LanguageTag {
    /// The language itself and the wider ones, the widest last.
    fileprivate var widening: [LanguageTag] {
        var tags = [self]
        while let wider = tags[tags.count - 1].parent { tags.append(wider) }
        return tags
    }
}
