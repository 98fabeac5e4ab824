import FrontdeskCore

/// Other names under which browsers and sites know the model's languages.
enum LanguageNames {
    private static let aliases = [
        "no": "nb", "nn": "nb", "iw": "he", "in": "id", "fil": "tl", "cmn": "zh", "yue": "zh", "sh": "sr", "mo": "ro",
        "ji": "yi", "zsm": "ms", "arb": "ar", "pes": "fa",
    ]

    /// The model's tag for a language: without region and script, old and neighbouring names replaced.
    static func modelName(_ tag: LanguageTag) -> String {
        let language = tag.language
        return aliases[language] ?? language
    }
}
