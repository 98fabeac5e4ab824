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
    private let spareTemplates: [LanguageTag: [String: MessageTemplate]]
    private let sparePatterns: [LanguageTag: [String: String]]
    /// The language of a spare text when no language asked for has one.
    private static let lastLanguage: LanguageTag = "en"

    /// The languages that faces can be shown in: those of the catalog, or those of the spare texts if it has none.
    public var interfaceLanguages: [LanguageTag] { languages.isEmpty ? sparePatterns.keys.sorted() : languages }

    /// Keys that only the web faces fill in; their texts are handed out as patterns.
    public static let interfacePrefix = "ui."

    /// Makes a catalog.
    ///
    /// - Parameters:
    ///   - files: The locale files; of two for one language, the later one's texts win.
    ///   - fallback: The language that is taken when no other has the text; nil for English, or the first there is.
    ///   - spare: Files of texts that are taken where the others have none in the language asked for. They add no
    ///     language to the catalog.
    ///   - prefixes: How the keys of spare texts begin; others are left out.
    public init(
        _ files: [LocaleFile],
        fallback: LanguageTag? = nil,
        spare: [LocaleFile] = [],
        prefixes: [String] = []
    ) {
        var patterns: [LanguageTag: [String: String]] = [:]
        for file in files { patterns[file.language, default: [:]].merge(file.patterns) { _, new in new } }
        var sparePatterns: [LanguageTag: [String: String]] = [:]
        for file in spare {
            let texts = file.patterns.filter { key, _ in prefixes.contains { key.hasPrefix($0) } }
            sparePatterns[file.language, default: [:]].merge(texts) { _, new in new }
        }
        self.patterns = patterns
        self.sparePatterns = sparePatterns
        languages = patterns.keys.sorted()
        self.fallback = fallback ?? (patterns["en"] == nil ? languages.first ?? "en" : "en")
        spareTemplates = Dictionary(
            uniqueKeysWithValues: sparePatterns.map { language, texts in (language, Self.templates(texts, language)) }
        )
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
        for (tag, isSpare) in places(for: language) {
            guard let template = (isSpare ? spareTemplates : templates)[tag]?[key] else { continue }
            guard let text = try? template.format(arguments.mapValues { MessageArgumentValue($0) }) else { continue }
            return RenderedText(text: text, language: tag, direction: tag.isRightToLeft ? .rightToLeft : .leftToRight)
        }
        return nil
    }

    /// Where a text is looked up, in order: a spare one in the language comes before an own one in a foreign language.
    private func places(for language: LanguageTag) -> [(tag: LanguageTag, isSpare: Bool)] {
        let own = chain(from: language)
        let near = own.filter { $0.covers(language) }
        var spare: [LanguageTag] = []
        var next: LanguageTag? = language
        while let tag = next {
            if sparePatterns[tag] != nil { spare.append(tag) }
            next = tag.parent
        }
        return near.map { ($0, false) } + spare.map { ($0, true) }
            + own.filter { !$0.covers(language) }.map { ($0, false) } + [(Self.lastLanguage, true)]
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
        for (tag, isSpare) in places(for: language).reversed() {
            let texts = ((isSpare ? sparePatterns : patterns)[tag] ?? [:]).filter { key, _ in
                prefixes.contains { key.hasPrefix($0) }
            }
            merged.merge(texts) { _, new in new }
        }
        return merged
    }
}
