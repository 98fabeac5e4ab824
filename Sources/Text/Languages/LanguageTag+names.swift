import CICU
public import FrontdeskCore

extension LanguageTag {
    /// The canonical tag of the same language: `iw` becomes `he`, `zh-cmn` `zh`; nil when it isn't well-formed.
    public var canonical: LanguageTag? {
        CBuffer.text(capacity: 160) { cicu_canonical_language(rawValue, $0, $1) }.map { LanguageTag($0) }
    }

    /// The script the language is likely written in, its own subtag if it has one.
    public var likelyScript: Script? { likelyScriptName.flatMap(Script.init(name:)) }

    /// The script the language is likely written in, as ISO 15924: `Hans` for `zh`, `Hant` for `zh-TW`.
    public var likelyScriptName: String? {
        let name = script ?? CBuffer.text(capacity: 16) { cicu_likely_script(rawValue, $0, $1) }
        return name?.isEmpty == false ? name : nil
    }

    /// Whether the language is written from right to left.
    public var isRightToLeft: Bool { likelyScript?.isRightToLeft ?? false }

    /// The language's name in itself: `Deutsch`, `中文（繁體）`; the tag for a language that has no name.
    public var nameInItself: String { name(in: self) }

    /// Whether the language has a name in English, as every language has that ICU knows; what follows it is looked past.
    public var isNamed: Bool { LanguageTag(language).name(in: "en") != language }

    /// The language's name in another language; the tag for a language that has no name.
    public func name(in language: LanguageTag) -> String {
        let name = CBuffer.text16(capacity: 160) { cicu_language_name(rawValue, language.rawValue, $0, $1) }
        return name.flatMap { $0.isEmpty ? nil : $0 } ?? rawValue
    }
}
