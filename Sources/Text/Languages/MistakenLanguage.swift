/// Codes of countries and names of languages that people write for a language's code.
public enum MistakenLanguage {
    /// The code that was probably meant: `zh` for `cn`, `de` for `german`; nil for what nobody mistakes.
    ///
    /// A region or script behind the code is looked past: `cn-Hant` means `zh-Hant`.
    public static func meant(by spelling: String) -> String? {
        let parts = spelling.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let code = codes[first.lowercased()] else { return nil }
        return parts.count > 1 ? "\(code)-\(parts[1])" : code
    }

    /// Whether it is the code of a language all the same, though rarely meant.
    public static func isLanguage(_ spelling: String) -> Bool {
        rareLanguages.contains(spelling.prefix { $0 != "-" }.lowercased())
    }

    /// The codes of languages that are written often, for suggestions.
    public static let commonCodes: [String] = Set(codes.values).sorted()

    /// Whether a spelling has the form of a language tag: letters first, then parts of up to 8 letters or digits.
    public static func isTag(_ spelling: String) -> Bool {
        let parts = spelling.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        return parts.count <= 8
            && parts.enumerated().allSatisfy { index, part in
                let isLetters = part.utf8.allSatisfy { (65...90).contains($0) || (97...122).contains($0) }
                let isDigits = part.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0 & 0xdf) }
                return (index == 0 ? 2...3 : 2...8).contains(part.utf8.count) && (index == 0 ? isLetters : isDigits)
            }
    }

    /// Kanuri and Northern Sami.
    private static let rareLanguages: Set<String> = ["kr", "se"]

    private static let codes: [String: String] = [
        "cn": "zh", "jp": "ja", "ge": "de", "kr": "ko", "ua": "uk", "cz": "cs", "dk": "da", "gr": "el", "se": "sv",
        "vn": "vi", "arabic": "ar", "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl", "english": "en",
        "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi",
        "hungarian": "hu", "indonesian": "id", "italian": "it", "japanese": "ja", "korean": "ko", "norwegian": "no",
        "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru", "spanish": "es",
        "swedish": "sv", "thai": "th", "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi", "deutsch": "de",
        "français": "fr", "francais": "fr", "español": "es", "espanol": "es", "italiano": "it", "polski": "pl",
        "português": "pt", "portugues": "pt", "nederlands": "nl", "svenska": "sv", "türkçe": "tr", "русский": "ru",
        "українська": "uk", "العربية": "ar", "中文": "zh", "日本語": "ja", "한국어": "ko", "ไทย": "th",
    ]
}
