import FrontdeskCore
import FrontdeskText

/// The texts of all languages, with their places and what they are made of.
struct TextSurvey {
    /// A text and the language of its file.
    struct Text {
        let language: LanguageTag
        let entry: LocaleFile.Entry
        /// The text read as a message; the fault when it is none.
        let template: Result<MessageTemplate, MessageTemplateError>

        /// The arguments it names; none when it can't be read.
        var arguments: [MessageArgument] { (try? template.get())?.arguments ?? [] }
    }

    /// The languages there are texts for, sorted.
    let languages: [LanguageTag]
    /// The language that is taken when no other has the text.
    let fallback: LanguageTag
    /// All texts in the order of files and lines; of a key that stands twice, the first.
    let all: [Text]
    private let byKey: [String: [LanguageTag: Int]]

    init(_ files: [LocaleFile], fallback: LanguageTag?) {
        var all: [Text] = []
        var byKey: [String: [LanguageTag: Int]] = [:]
        for file in files {
            for entry in file.entries where byKey[entry.key]?[file.language] == nil {
                byKey[entry.key, default: [:]][file.language] = all.count
                let template = Result { () throws(MessageTemplateError) in
                    try MessageTemplate(pattern: entry.pattern, language: file.language)
                }
                all.append(Text(language: file.language, entry: entry, template: template))
            }
        }
        self.all = all
        self.byKey = byKey
        languages = Set(files.map(\.language)).sorted()
        self.fallback = fallback ?? (languages.contains("en") ? "en" : languages.first ?? "en")
    }

    /// The keys, sorted.
    var keys: [String] { byKey.keys.sorted() }

    /// Whether some language has a text of this key.
    func has(_ key: String) -> Bool { byKey[key] != nil }

    /// The text of a key in a language alone.
    func text(_ key: String, in language: LanguageTag) -> Text? { byKey[key]?[language].map { all[$0] } }

    /// The texts of a key in all languages that have it, in the order of their tags.
    func texts(of key: String) -> [Text] {
        (byKey[key] ?? [:]).sorted { $0.key < $1.key }.map { all[$0.value] }
    }

    /// How a language comes by the text of a key.
    enum Supply {
        /// The language or a wider one has it.
        case own
        /// The main language lends it.
        case borrowed
        case missing
    }

    /// How a language comes by the text of a key.
    func supply(of key: String, in language: LanguageTag) -> Supply {
        var next: LanguageTag? = language
        while let tag = next {
            if text(key, in: tag) != nil { return .own }
            next = tag.parent
        }
        return text(key, in: fallback) == nil ? .missing : .borrowed
    }

    /// Keys that rules never name: what the system says by itself, and the words of the faces.
    static let systemPrefixes = ["ui.", "system.", "error.", "clarify.", "intent."]

    /// Whether a key is none that rules use.
    static func isSystem(_ key: String) -> Bool { systemPrefixes.contains { key.hasPrefix($0) } }
}
