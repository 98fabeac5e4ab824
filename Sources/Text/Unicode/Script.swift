import CICU

/// A writing system that Frontdesk tells apart.
public enum Script: UInt8, CaseIterable, Sendable {
    /// No script of its own: digits, punctuation, emoji, or a script that isn't listed here.
    case other
    case latin, greek, cyrillic, armenian, georgian
    case hebrew, arabic, syriac, thaana
    case devanagari, bengali, gurmukhi, gujarati, oriya, tamil, telugu, kannada, malayalam, sinhala
    case thai, lao, tibetan, myanmar, khmer
    case ethiopic, cherokee, mongolian, tifinagh, nko
    case han, hiragana, katakana, bopomofo, hangul, yi
    case javanese, balinese, taiTham

    /// The name in ISO 15924, such as `Latn`; `Zyyy` for ``other``.
    public var name: String { Self.names[Int(rawValue)] }

    /// The script of an ISO 15924 name; the variants `Hans` and `Hant` are ``han``, `Jpan` is ``han``, `Kore` ``hangul``.
    public init?(name: String) {
        switch name {
        case "Hans", "Hant", "Jpan", "Hanb": self = .han
        case "Kore", "Jamo": self = .hangul
        case "Hrkt": self = .katakana
        default:
            guard let script = Self.allCases.first(where: { $0.name == name }) else { return nil }
            self = script
        }
    }

    /// Whether the script is written from right to left.
    public var isRightToLeft: Bool {
        switch self {
        case .hebrew, .arabic, .syriac, .thaana, .nko: true
        default: false
        }
    }

    /// Whether words are written without spaces between them.
    public var isUnspaced: Bool {
        switch self {
        case .han, .hiragana, .katakana, .bopomofo, .yi, .thai, .lao, .myanmar, .khmer, .taiTham: true
        default: false
        }
    }

    private static let names = [
        "Zyyy",
        "Latn", "Grek", "Cyrl", "Armn", "Geor",
        "Hebr", "Arab", "Syrc", "Thaa",
        "Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh",
        "Thai", "Laoo", "Tibt", "Mymr", "Khmr",
        "Ethi", "Cher", "Mong", "Tfng", "Nkoo",
        "Hani", "Hira", "Kana", "Bopo", "Hang", "Yiii",
        "Java", "Bali", "Lana",
    ]

    /// Scripts by the number ICU gives them.
    static let byNumber: [Int16: Script] = {
        var scripts: [Int16: Script] = [:]
        for script in allCases where script != .other {
            let number = script.name.withCString { cicu_script($0) }
            if number >= 0 { scripts[Int16(number)] = script }
        }
        return scripts
    }()
}
