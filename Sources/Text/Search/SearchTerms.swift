/// Texts and queries for full-text search, in the form an FTS5 table with the tokenizer `unicode61` takes.
///
/// That tokenizer knows words by the spaces between them. So each run of Chinese, Japanese, Korean, Thai and the like is
/// indexed as its overlapping pairs of characters and its last character alone: 我想退款 is `我想 想退 退款 款`. Then a
/// word of two characters is one term, a longer one a phrase of terms, and a single character the beginning of a term.
/// Other words are indexed whole and found by their beginnings. Both sides are folded, traditional Chinese included.
public struct SearchTerms: Sendable {
    /// The most terms a query may have; what comes after them isn't searched for.
    public static let queryLimit = 32

    private let folder = TextFolder(profile: .chinese)

    /// Makes a maker of terms.
    public init() {}

    /// What to index for a text.
    public func indexText(_ text: String) -> String {
        runs(of: text).map { run in
            guard run.isUnspaced else { return run.text }
            let characters = Array(run.text)
            let pairs = zip(characters, characters.dropFirst()).map { "\($0)\($1)" }
            return (pairs + characters.suffix(1).map(String.init)).joined(separator: " ")
        }
        .joined(separator: " ")
    }

    /// The query that finds texts with all words of `text`; nil when there's nothing in it to look for.
    ///
    /// Whatever the text is, the query is well-formed: only letters and digits of it get into quotes.
    public func query(_ text: String) -> String? {
        var terms: [String] = []
        for run in runs(of: text) where terms.count < Self.queryLimit {
            let characters = Array(run.text)
            guard run.isUnspaced, characters.count > 1 else {
                terms.append("\"\(run.text)\"*")
                continue
            }
            let pairs = zip(characters, characters.dropFirst()).prefix(Self.queryLimit - terms.count)
            terms.append("\"\(pairs.map { "\($0)\($1)" }.joined(separator: " "))\"")
        }
        return terms.isEmpty ? nil : terms.joined(separator: " ")
    }

    private struct Run {
        var text: String
        let isUnspaced: Bool
    }

    /// Words, and runs of scripts that are indexed by pairs.
    private func runs(of text: String) -> [Run] {
        let folded = folder.fold(text)
        var runs: [Run] = []
        var end: Int32 = -1
        for token in folded.tokens where token.kind != .emoji {
            var continues = token.kind == .grapheme && token.start == end && runs.last?.isUnspaced == true
            for piece in Self.pieces(of: folded.text(of: token), isGrapheme: token.kind == .grapheme) {
                if continues, piece.isUnspaced {
                    runs[runs.count - 1].text += piece.text
                } else {
                    runs.append(piece)
                }
                continues = false
            }
            end = token.end
        }
        return runs
    }

    /// A token cut where Hangul meets other scripts, without marks where `unicode61` would cut at them.
    private static func pieces(of token: String, isGrapheme: Bool) -> [Run] {
        let table = CodePointTable.shared
        var pieces: [Run] = []
        for scalar in token.unicodeScalars {
            let entry = table[scalar.value]
            let isUnspaced = isGrapheme || entry.script == .hangul
            if isUnspaced, !entry.isLetter, entry.tokenClass != .grapheme { continue }
            if scalar == "'" || scalar == "." || scalar == "," || entry.isJoiner {
                pieces.append(Run(text: "", isUnspaced: false))
            } else if let last = pieces.indices.last, pieces[last].isUnspaced == isUnspaced {
                pieces[last].text.unicodeScalars.append(scalar)
            } else {
                pieces.append(Run(text: String(scalar), isUnspaced: isUnspaced))
            }
        }
        return pieces.filter { !$0.text.isEmpty }
    }
}
