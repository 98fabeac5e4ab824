import CICU
public import FrontdeskCore

/// A plural category of Unicode's CLDR.
public enum PluralCategory: String, CaseIterable, Sendable {
    case zero, one, two, few, many, other

    /// The categories a language has for counting things, in the order of this enumeration.
    ///
    /// Only those that whole numbers up to 1,000 fall into count, and ``other``: French has a `many` for millions, but
    /// a text that counts messages needs none.
    public static func categories(of language: LanguageTag, ordinal: Bool = false) -> [PluralCategory] {
        categories(language, ordinal: ordinal, counting: true)
    }

    /// All categories CLDR knows for a language, those for fractions and millions included.
    public static func allCategories(of language: LanguageTag, ordinal: Bool = false) -> [PluralCategory] {
        categories(language, ordinal: ordinal, counting: false)
    }

    private static func categories(_ language: LanguageTag, ordinal: Bool, counting: Bool) -> [PluralCategory] {
        let joined = CBuffer.text(capacity: 128) { buffer, capacity in
            cicu_plural_categories(language.rawValue, ordinal, counting, buffer, capacity)
        }
        let names = (joined ?? "other").split(separator: ",").map(String.init)
        return allCases.filter { names.contains($0.rawValue) }
    }
}
