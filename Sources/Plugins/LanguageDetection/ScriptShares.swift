/// Which writing system decides about a message, and which second one may stand beside it.
struct ScriptShares {
    /// The deciding group.
    let main: Int
    /// A second group with enough letters to be a message of its own.
    let second: Int?
    /// How much of the message is in the deciding group.
    let mainShare: Double
    /// How many letters decide, each counted as what it says beside a Latin one.
    let letters: Int

    /// Names in Latin letters occur in every language, so a quarter as many other letters already decide.
    private static let latinDiscount = 4
    /// Letters a second writing system needs, weighed in halves, to count as a second language.
    private static let smallestSecond = 8

    init?(_ scan: LetterScan, model: LanguageModel, allowed: [[Int]]) {
        var weights = zip(scan.counts, model.weights).map { $0 * $1 }
        if let han = model.han, let kana = model.kana {
            // Japanese mixes both; a stray の does not make a Chinese text Japanese.
            if scan.counts[kana] * 8 >= scan.counts[han] {
                weights[kana] += weights[han]
                weights[han] = 0
            } else {
                weights[han] += weights[kana]
                weights[kana] = 0
            }
        }
        let latin = model.latin ?? 0
        let ranked = weights.indices.filter { weights[$0] > 0 }.sorted { (weights[$0], $1) > (weights[$1], $0) }
        guard var first = ranked.first else { return nil }
        if first == latin, let other = ranked.dropFirst().first, Self.latinDiscount * weights[other] >= weights[latin] {
            first = other
        }
        guard !allowed[first].isEmpty else { return nil }
        main = first
        letters = weights[first] / 2
        let beside = ranked.first { $0 != first && !allowed[$0].isEmpty }
        let total = weights.reduce(0, +)
        guard let beside, weights[beside] >= Self.smallestSecond, 5 * weights[beside] >= total,
            beside != latin || Self.tokenCount(scan, latin) >= 3
        else {
            (second, mainShare) = (nil, 1)
            return
        }
        second = beside
        // The deciding system stays ahead of the other one.
        mainShare = max(0.55, Double(weights[first]) / Double(weights[first] + weights[beside]))
    }

    private static func tokenCount(_ scan: LetterScan, _ group: Int) -> Int {
        scan.tokens.count { $0.group == group && $0.range.count > 1 }
    }
}
