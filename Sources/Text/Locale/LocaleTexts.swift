public import FrontdeskCore

/// The texts of some locale files, by language: patterns, and templates read from them.
///
/// A pattern that can't be read counts as missing; the linter reports it.
public struct LocaleTexts: Sendable {
    /// The texts of one language.
    private struct Language {
        let direction: Message.Direction
        let patterns: [String: String]
        let templates: [String: MessageTemplate]
    }

    private let texts: [LanguageTag: Language]
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
        languages = patterns.keys.sorted()
        var read: [LanguageTag: Language] = [:]
        for (language, patterns) in patterns {
            var templates: [String: MessageTemplate] = [:]
            for (key, pattern) in patterns where !key.hasPrefix(LocaleCatalog.interfacePrefix) {
                templates[key] = try? MessageTemplate(pattern: pattern, language: language)
            }
            let direction: Message.Direction = language.isRightToLeft ? .rightToLeft : .leftToRight
            read[language] = Language(direction: direction, patterns: patterns, templates: templates)
        }
        texts = read
    }

    /// Whether there are texts in exactly this language.
    func has(_ language: LanguageTag) -> Bool { texts[language] != nil }

    /// A text in exactly this language, filled in; nil when there is none, or it can't be filled in so.
    func text(_ key: String, in language: LanguageTag, _ arguments: [String: TextArgument]) -> RenderedText? {
        guard let known = texts[language], let template = known.templates[key],
            let text = try? template.format(arguments.mapValues { MessageArgumentValue($0) })
        else { return nil }
        return RenderedText(text: text, language: language, direction: known.direction)
    }

    /// The patterns in exactly this language whose keys begin with one of the prefixes.
    func patterns(in language: LanguageTag, prefixes: [String]) -> [String: String] {
        (texts[language]?.patterns ?? [:]).filter { key, _ in prefixes.contains { key.hasPrefix($0) } }
    }
}
