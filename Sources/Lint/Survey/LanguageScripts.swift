import FrontdeskCore
import FrontdeskText

/// The scripts that languages are written in.
enum LanguageScripts {
    /// The scripts of a language; Latin is not among those of languages that only borrow it.
    static func of(_ language: LanguageTag) -> [Script] {
        switch language.language {
        case "ja": [.han, .hiragana, .katakana]
        case "ko": [.hangul, .han]
        case "zh": [.han, .bopomofo]
        case "sr", "bs", "uz", "kk", "mn", "az", "tg": [.latin, .cyrillic, language.likelyScript ?? .latin]
        default: language.likelyScript.map { [$0] } ?? []
        }
    }

    /// The scripts of letters in a text that none of the languages is written in, Latin aside.
    static func foreign(in text: String, _ languages: [LanguageTag]) -> [Script] {
        let own = languages.flatMap(of)
        guard !own.isEmpty else { return [] }
        return ScriptCounts(text).scripts.filter { $0 != .latin && $0 != .other && !own.contains($0) }
    }
}
