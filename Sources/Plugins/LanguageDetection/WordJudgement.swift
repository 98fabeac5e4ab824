import FrontdeskCore

/// Which language of a shared script a message is in, by its words and their letters.
struct WordJudgement {
    /// Probabilities below this are left out.
    private static let smallest = 0.001
    /// Sixteenths of a nat by which a stretch of words must prefer another language to count as written in it.
    private static let secondLanguageLead: Int32 = 16 * 12

    /// The likeliest languages; empty when the words say nothing.
    private(set) var probabilities: [(place: Int, probability: Double)] = []

    private let allowed: [Int]

    init(_ scan: LetterScan, group: Int, detector: LanguageDetector, prior: [LanguageTag: Double]) {
        allowed = detector.allowed[group]
        guard !allowed.isEmpty else { return }
        let tokens = scan.tokens.filter { $0.group == group }
        let width = LetterGroup.maximumLanguages
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: width * (tokens.count + 1)) { buffer in
            guard let start = buffer.baseAddress else { return }
            buffer.initialize(repeating: 0)
            let sums = start + width * tokens.count
            var telling = 0
            for (index, token) in tokens.enumerated() {
                let scores = start + width * index
                let known = detector.scorer.add(scan.letters[token.range], group: group, to: scores)
                if isShared(known, token) {
                    for place in 0..<width { scores[place] = 0 }
                } else {
                    telling += token.range.count
                    for place in 0..<width { sums[place] &+= scores[place] }
                }
            }
            guard telling > 1 else { return }
            let priors = detector.priorLogarithms(prior, group: group)
            let temperature = Self.temperature(letters: telling)
            let weighed = allowed.map { Double(sums[$0]) / (16 * temperature) + priors[$0] }
            probabilities = Array(zip(allowed, LanguageOdds.probabilities(weighed)))
            let best = probabilities.max { $0.probability < $1.probability }
            guard let best, best.probability >= threshold else {
                probabilities = []
                return
            }
            probabilities = probabilities.filter { $0.probability >= Self.smallest }
            addSecond(to: best.place, tokens, UnsafePointer(start))
        }
    }

    /// Whether a word is at home in so many of the languages that it tells none.
    private func isShared(_ known: Int, _ token: LetterScan.Token) -> Bool {
        false
    }

    /// How sure the likeliest language must be to be named at all: clearly surer than chance.
    private var threshold: Double { allowed.count == 1 ? 0 : 0.2 + 0.7 / Double(allowed.count) }

    /// Letters are no independent witnesses: the scores are divided by this before they become probabilities.
    private static func temperature(letters: Int) -> Double { 2 }

    /// Looks for a stretch of words in a second language, and gives it its share.
    private mutating func addSecond(to main: Int, _ tokens: [LetterScan.Token], _ scores: UnsafePointer<Int32>) {
        guard tokens.count >= 4 else { return }
        var best: (lead: Int32, place: Int, range: Range<Int>) = (Self.secondLanguageLead, -1, 0..<0)
        for place in allowed where place != main {
            var (lead, start): (Int32, Int) = (0, 0)
            for index in tokens.indices {
                let row = scores + LetterGroup.maximumLanguages * index
                if lead <= 0 { (lead, start) = (0, index) }
                lead &+= row[place] &- row[main]
                if lead > best.lead, index > start { best = (lead, place, start..<index + 1) }
            }
        }
        guard best.place >= 0 else { return }
        let all = tokens.reduce(0) { $0 + $1.range.count }
        let part = tokens[best.range].reduce(0) { $0 + $1.range.count }
        let share = min(0.45, Double(part) / Double(all))
        guard share >= 0.1 else { return }
        probabilities = probabilities.map { ($0.place, $0.probability * (1 - share)) }
        if let old = probabilities.firstIndex(where: { $0.place == best.place }) {
            probabilities[old].probability += share
        } else {
            probabilities.append((best.place, share))
        }
    }
}
