public import FrontdeskCore

/// The texts of some locale files, by language: patterns, and templates read from them.
///
/// A pattern that can't be read counts as missing; the linter reports it.
public struct LocaleTexts: Sendable {
    private let templates: [LanguageTag: [String: MessageTemplate]]
    private let patterns: [LanguageTag: [String: String]]
    /// The languages that have texts, sorted.
    public let languages: [LanguageTag]

    /// No texts.
    public static let none = LocaleTexts([])

    /// Reads the templates of files.
    ///
    /// - Parameters:
    ///   - files: The files; of two for one language, the later one's texts win.
    ///   - prefixes: How the keys of texts begin, others are left out; nil for all texts.
    public init(_ files: [LocaleFile], prefixes: [String]? = nil) {
        var patterns: [LanguageTag: [String: String]] = [:]
        for file in files {
            var texts = file.patterns
            if let prefixes { texts = texts.filter { key, _ in prefixes.contains { key.hasPrefix($0) } } }
            patterns[file.language, default: [:]].merge(texts) { _, new in new }
        }
        self.patterns = patterns
        languages = patterns.keys.sorted()
        var templates: [LanguageTag: [String: MessageTemplate]] = [:]
        for (language, texts) in patterns {
            var read: [String: MessageTemplate] = [:]
            for (key, pattern) in texts where !key.hasPrefix(LocaleCatalog.interfacePrefix) {
                read[key] = try? MessageTemplate(pattern: pattern, language: language)
            }
            templates[language] = read
        }
        self.templates = templates
    }

    /// Whether there are texts in exactly this language.
    func has(_ language: LanguageTag) -> Bool { patterns[language] != nil }

    /// A text in exactly this language, filled in; nil when there is none, or it can't be filled in so.
    func text(_ key: String, in language: LanguageTag, _ arguments: [String: TextArgument]) -> RenderedText? {
        guard let template = templates[language]?[key],
            let text = try? template.format(arguments.mapValues { MessageArgumentValue($0) })
        else { return nil }
        return RenderedText(
            text: text,
            language: language,
            direction: language.isRightToLeft ? .rightToLeft : .leftToRight
        )
    }

    /// The patterns in exactly this language whose keys begin with one of the prefixes.
    func patterns(in language: LanguageTag, prefixes: [String]) -> [String: String] {
        (patterns[language] ?? [:]).filter { key, _ in prefixes.contains { key.hasPrefix($0) } }
    }
}
