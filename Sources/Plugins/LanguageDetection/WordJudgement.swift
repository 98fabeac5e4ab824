import FrontdeskCore

/// Which language of a shared script a message is in, by its words and their letters.
struct WordJudgement {
    /// Probabilities below this are left out.
    private static let smallest = 0.001

    // Scores are in sixteenths of a nat.

    /// A stretch of words must prefer another language by this to count as written in it.
    private static let secondLanguageLead: Int32 = 16 * 12
    /// Languages so close to the best share a word.
    private static let sharedSpread: Int32 = 16 * 2
    /// When one language is ahead of all others by this, words whose short n-grams prefer it too say nothing new.
    private static let decisiveLead: Int32 = 16 * 28
    /// A language that is ahead of all allowed ones by this, and by so much for each letter, is what the text is in.
    private static let foreignLead: Int32 = 16 * 16
    private static let foreignLeadPerLetter: Int32 = 16
    /// So many letters are hardly a word: `ок`, `да`.
    private static let shortWord = 3
    /// Unknown words whose letters score less than this each are no words.
    private static let gibberish: Int32 = -16 * 7 / 2

    /// The likeliest languages; empty when the words say nothing.
    private(set) var probabilities: [(place: Int, probability: Double)] = []

    private let allowed: [Int]
    /// How many of the languages are usually written in this script.
    private let usual: Int

    init(_ scan: LetterScan, group: Int, detector: LanguageDetector, prior: [LanguageTag: Double]) {
        let languages = detector.model.groups[group].languages
        allowed = detector.allowed[group]
        usual = detector.allowed[group].count { languages[$0].script == nil }
        guard !allowed.isEmpty else { return }
        let tokens = scan.tokens.filter { $0.group == group }
        let width = LetterGroup.maximumLanguages
        let languageCount = languages.count
        withUnsafeTemporaryAllocation(of: Int32.self, capacity: width * (tokens.count + 1)) { buffer in
            guard let start = buffer.baseAddress else { return }
            buffer.initialize(repeating: 0)
            let sums = start + width * tokens.count
            var telling = 0
            var known: [UInt64] = []
            known.reserveCapacity(tokens.count)
            var leader: Int?
            for (index, token) in tokens.enumerated() {
                let scores = start + width * index
                scan.withLetters(of: token) { detector.scorer.addRows($0, group: group, to: scores) }
                if let leader, lead(of: leader, in: scores) >= 0 {
                    known.append(0)
                    telling += token.range.count
                } else {
                    let words = scan.withLetters(of: token) {
                        detector.scorer.addCorrections($0, group: group, to: scores)
                    }
                    known.append(words)
                    if !Self.isShared(words, scores, languages: languageCount) { telling += token.range.count }
                }
                for place in 0..<languageCount { sums[place] &+= scores[place] }
                if leader == nil { leader = decided(sums) }
            }
            guard let best = allowed.max(by: { (sums[$0], $1) < (sums[$1], $0) }) else { return }
            let knownWords = known.count { $0 >> UInt64(best) & 1 == 1 }
            guard telling > (scan.leftOut > 0 ? 4 : 1), !isForeign(sums, best, languageCount, telling) else { return }
            let priors = detector.priorLogarithms(prior, group: group)
            let temperature = Self.temperature(letters: telling)
            let weighed = allowed.map { Double(sums[$0]) / (16 * temperature) + priors[$0] }
            probabilities = zip(allowed, LanguageOdds.probabilities(weighed)).map { (place: $0, probability: $1) }
            let likeliest = probabilities.max { $0.probability < $1.probability }
            let perLetter = sums[best] / Int32(tokens.reduce(0) { $0 + $1.range.count + 1 })
            let isGibberish = knownWords == 0 && perLetter < Self.gibberish
            // Where one language has the script to itself nothing is left to compare, and the text must tell a language
            // among all of the model's: `ok` does not.
            let rivals = usual > 1 ? usual : languages.count { $0.script == nil }
            let clearest = usual > 1 ? likeliest?.probability ?? 0 : clarity(sums, languages, temperature)
            // Other scripts are shared by a few cousins, whose longer words are better guessed at than left alone.
            let isWeighed = group == detector.model.latin || telling <= Self.shortWord
            let isTold = clearest >= threshold(tokens, among: isWeighed ? rivals : nil)
            guard let likeliest, isTold, !isGibberish else {
                probabilities = []
                return
            }
            probabilities = probabilities.filter { $0.probability >= Self.smallest }
            addSecond(to: likeliest.place, tokens, UnsafePointer(start))
        }
    }

    /// The language that is so far ahead of all others that the rest of a message need only be looked through.
    private func decided(_ sums: UnsafePointer<Int32>) -> Int? {
        guard allowed.count > 1 else { return nil }
        var best = allowed[0]
        for place in allowed where sums[place] > sums[best] { best = place }
        return lead(of: best, in: sums) >= Self.decisiveLead ? best : nil
    }

    /// How far a language is ahead of the best of the others.
    private func lead(of place: Int, in scores: UnsafePointer<Int32>) -> Int32 {
        var others = Int32.min / 2
        for other in allowed where other != place { others = max(others, scores[other]) }
        return scores[place] &- others
    }

    /// Whether a word is at home in so many languages, nearly alike in all, that it tells none: `ok`, `hotel`.
    private static func isShared(_ known: UInt64, _ scores: UnsafePointer<Int32>, languages: Int) -> Bool {
        guard languages > 9, 10 * known.nonzeroBitCount >= 6 * languages else { return false }
        var best = scores[0]
        for place in 1..<languages { best = max(best, scores[place]) }
        var near = 0
        for place in 0..<languages where scores[place] >= best - sharedSpread { near += 1 }
        return 2 * near >= languages
    }

    /// How sure the likeliest language must be to be named at all: where so many languages are compared, clearly surer
    /// than chance, which is the likelier to be right the fewer they are.
    ///
    /// A message of nothing but capitalised words is more often a product's name than a sentence.
    private func threshold(_ tokens: [LetterScan.Token], among languages: Int?) -> Double {
        let isTitle = tokens.count > 1 && tokens.allSatisfy(\.isCapitalised)
        let least = isTitle ? 0.5 : 0.15
        guard let languages else { return least }
        let chance = 1 / Double(max(languages, 1))
        return max(least, chance + 0.1 * (1 - chance))
    }

    /// Whether only languages are allowed that are seldom typed in this script, and the text is so much likelier in another
    /// one that it is in none of them: English on a Japanese site is no Japanese in Latin letters.
    private func isForeign(_ sums: UnsafePointer<Int32>, _ best: Int, _ languages: Int, _ letters: Int) -> Bool {
        guard usual == 0 else { return false }
        var highest = sums[best]
        for place in 0..<languages { highest = max(highest, sums[place]) }
        let lead = highest &- sums[best]
        return lead >= Self.foreignLead && lead >= Self.foreignLeadPerLetter &* Int32(truncatingIfNeeded: letters)
    }

    /// How likely the likeliest of all languages of the script is, whether it is allowed or not.
    private func clarity(_ sums: UnsafePointer<Int32>, _ languages: [LanguageTag], _ temperature: Double) -> Double {
        let weighed = languages.indices.map { Double(sums[$0]) / (16 * temperature) }
        return LanguageOdds.probabilities(weighed).max() ?? 0
    }

    /// Letters are no independent witnesses: the scores are divided by this before they become probabilities.
    private static func temperature(letters: Int) -> Double { min(1.7 + 0.06 * Double(letters), 7) }

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
