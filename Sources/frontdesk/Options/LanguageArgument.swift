import ArgumentParser
import FrontdeskCore
import FrontdeskText

/// Reads languages that are named on the command line; what is no language would be ignored without a word.
enum LanguageArgument {
    /// One language.
    ///
    /// - Throws: ``UnknownLanguage`` when there is none of that name.
    static func language(_ text: String) throws -> LanguageTag { try LanguageTag(known: text) }

    /// Languages between commas.
    ///
    /// - Throws: ``UnknownLanguage`` for the first that does not exist; ValidationError when none is named.
    static func languages(_ text: String) throws -> [LanguageTag] {
        let spellings = text.split(separator: ",").map(trimmed).filter { !$0.isEmpty }
        guard !spellings.isEmpty else { throw ValidationError("--languages names no language") }
        return try spellings.map(language)
    }

    /// The weights of languages: `en=10,de=2`.
    ///
    /// - Throws: ``UnknownLanguage``, or ValidationError for a weight that is none.
    static func weights(_ text: String) throws -> [LanguageTag: Double] {
        var weights: [LanguageTag: Double] = [:]
        for part in text.split(separator: ",") {
            let pair = part.split(separator: "=")
            guard pair.count == 2, let weight = Double(trimmed(pair[1])), weight > 0, weight.isFinite else {
                throw ValidationError(
                    "--prior is written as TAG=WEIGHT,TAG=WEIGHT with weights over 0; found '\(part)'"
                )
            }
            weights[try language(trimmed(pair[0]))] = weight
        }
        return weights
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
