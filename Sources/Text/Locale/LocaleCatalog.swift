public import FrontdeskCore

/// The texts of all languages, ready to be filled in.
///
/// A text is taken in the language asked for, else in its wider ones (`zh-Hant-TW`, `zh-Hant`, `zh`), else in the
/// catalog's own language. A pattern that can't be read counts as missing; the linter reports it.
public struct LocaleCatalog: TextCatalog {
    public let languages: [LanguageTag]
    /// The language that is taken when no other has the text.
    public let fallback: LanguageTag
    private let templates: [LanguageTag: [String: MessageTemplate]]
    private let patterns: [LanguageTag: [String: String]]

    /// Keys that only the web faces fill in; their texts are handed out as patterns.
    public static let interfacePrefix = "ui."

    /// Makes a catalog.
    ///
    /// - Parameters:
    ///   - files: The locale files; of two for one language, the later one's texts win.
    ///   - fallback: The language that is taken when no other has the text; nil for English, or the first there is.
    public init(_ files: [LocaleFile], fallback: LanguageTag? = nil) {
        var patterns: [LanguageTag: [String: String]] = [:]
        for file in files { patterns[file.language, default: [:]].merge(file.patterns) { _, new in new } }
        self.patterns = patterns
        languages = patterns.keys.sorted()
        self.fallback = fallback ?? (patterns["en"] == nil ? languages.first ?? "en" : "en")
        templates = Dictionary(
            uniqueKeysWithValues: patterns.map { language, texts in (language, Self.templates(texts, language)) }
        )
    }

    private static func templates(_ texts: [String: String], _ language: LanguageTag) -> [String: MessageTemplate] {
        var templates: [String: MessageTemplate] = [:]
        for (key, pattern) in texts where !key.hasPrefix(interfacePrefix) {
            templates[key] = try? MessageTemplate(pattern: pattern, language: language)
        }
        return templates
    }

    public func text(_ key: String, in language: LanguageTag, _ arguments: [String: TextArgument]) -> RenderedText? {
        for tag in chain(from: language) {
            guard let template = templates[tag]?[key] else { continue }
            guard let text = try? template.format(arguments.mapValues { MessageArgumentValue($0) }) else { continue }
            return RenderedText(text: text, language: tag, direction: tag.isRightToLeft ? .rightToLeft : .leftToRight)
        }
        return nil
    }

    /// The languages a text is looked up in, in order.
    public func chain(from language: LanguageTag) -> [LanguageTag] {
        var chain: [LanguageTag] = []
        var next: LanguageTag? = language
        while let tag = next {
            if patterns[tag] != nil { chain.append(tag) }
            next = tag.parent
        }
        if !chain.contains(fallback) { chain.append(fallback) }
        return chain
    }

    /// The patterns of a language over those it falls back to, for faces that fill them in themselves.
    ///
    /// - Parameters:
    ///   - language: The language.
    ///   - prefixes: Which keys; a key belongs when it begins with one of them.
    /// - Returns: The patterns by key.
    public func patterns(in language: LanguageTag, prefixes: [String]) -> [String: String] {
        var merged: [String: String] = [:]
        for tag in chain(from: language).reversed() {
            let texts = (patterns[tag] ?? [:]).filter { key, _ in prefixes.contains { key.hasPrefix($0) } }
            merged.merge(texts) { _, new in new }
        }
        return merged
    }
}
