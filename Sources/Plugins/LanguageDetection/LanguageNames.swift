import FrontdeskCore

/// Other names under which browsers and sites know the model's languages.
enum LanguageNames {
    private static let aliases = [
        "no": "nb", "nn": "nb", "iw": "he", "in": "id", "fil": "tl", "cmn": "zh", "yue": "zh", "sh": "sr", "mo": "ro",
        "ji": "yi", "zsm": "ms", "arb": "ar", "pes": "fa",
    ]

    /// Languages that many shops' visitors write.
    static let common: Set<String> = [
        "en", "zh", "ja", "ko", "es", "pt", "fr", "de", "it", "nl", "ru", "uk", "pl", "tr", "ar", "fa", "he", "hi",
        "th",
        "vi", "id", "sv", "cs", "el",
    ]

    /// The model's tag for a language: without region and script, old and neighbouring names replaced.
    static func modelName(_ tag: LanguageTag) -> String {
        let language = tag.language
        return aliases[language] ?? language
    }

    /// The script of a tag, for Chinese also told by the region.
    static func script(_ tag: LanguageTag) -> String? {
        if let script = tag.script { return script }
        guard modelName(tag) == "zh" else { return nil }
        let subtags = tag.rawValue.split(separator: "-").dropFirst()
        if subtags.contains(where: { ["TW", "HK", "MO"].contains($0) }) { return "Hant" }
        return subtags.contains(where: { ["CN", "SG"].contains($0) }) ? "Hans" : nil
    }
}
