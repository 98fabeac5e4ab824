/// Finds the name that was probably meant, in any script.
public enum SpellingSuggestion {
    /// The candidate nearest to `word`, or nil when none is near; of equally near ones the first.
    ///
    /// Near means at most a third of the letters differ, and always one; a swap of neighbours counts as one.
    public static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let letters = folded(word)
        guard !letters.isEmpty, letters.count <= 64 else { return nil }
        var best: (candidate: String, distance: Int)?
        for candidate in candidates where candidate != word {
            let other = folded(candidate)
            let limit = min(best.map { $0.distance - 1 } ?? Int.max, max(1, max(letters.count, other.count) / 3))
            guard limit >= 0, other.count <= 64, abs(other.count - letters.count) <= limit,
                other.count > 1 || letters.count > 1 || letters == other
            else { continue }
            let distance = distance(letters, other)
            if distance <= limit { best = (candidate, distance) }
        }
        return best?.candidate
    }

    /// The letters compared: lower case, full-width forms narrowed, Cyrillic and Greek twins of Latin letters as Latin.
    private static func folded(_ word: String) -> [Unicode.Scalar] {
        word.lowercased().unicodeScalars.map { scalar in
            if (0xff01...0xff5e).contains(scalar.value), let narrow = Unicode.Scalar(scalar.value - 0xfee0) {
                return Unicode.Scalar(String(narrow).lowercased()) ?? narrow
            }
            return latinTwins[scalar] ?? scalar
        }
    }

    private static let latinTwins: [Unicode.Scalar: Unicode.Scalar] = [
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ѕ": "s", "һ": "h",
        "α": "a", "ο": "o", "ν": "v", "ι": "i",
    ]

    /// The optimal string alignment distance.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[right.count]
    }
}
