public import FrontdeskCore

/// Tells the language of a short message.
///
/// The script comes first: many scripts belong to one language. Latin, Cyrillic, Arabic and Devanagari letters are
/// judged by naive Bayes over words and character n-grams, Han characters by characters and pairs. What says nothing
/// (numbers, links, product codes, words that all languages share) is left out, and when nothing is left the answer is
/// ``LanguageTag/undetermined``, never a guess.
public struct LanguageDetector: Sendable {
    /// How finely languages are told apart in the answer.
    public enum Detail: Sendable {
        /// `zh`, `sr`.
        case languages
        /// `zh-Hans` or `zh-Hant`, `sr-Latn` or `sr-Cyrl`, where the text tells.
        case scripts
    }

    /// The trained numbers.
    public let model: LanguageModel
    /// The languages it may answer, sorted; `und` besides.
    public let languages: [LanguageTag]

    /// For each group, the places of the languages it may answer.
    let allowed: [[Int]]
    let scorer: TokenScorer
    /// For each group and language, what is added to its odds beforehand, as a logarithm.
    private let usual: [[Double]]
    /// For each group and language, its tag without a script.
    private let plainTags: [[LanguageTag]]
    /// Where each language stands: group and place there.
    private let places: [String: [(group: Int, place: Int)]]

    /// Makes a detector.
    ///
    /// - Parameters:
    ///   - model: The trained numbers.
    ///   - languages: The only languages that may be answered; empty for all. A region or script is ignored (`pt-BR`
    ///     counts as `pt`), a language that the model doesn't know too.
    public init(model: LanguageModel, languages: [LanguageTag] = []) {
        self.model = model
        let wanted = Set(languages.map(LanguageNames.modelName))
        let members = model.groups.map { group in
            group.languages.indices.filter { wanted.isEmpty || wanted.contains(group.languages[$0].language) }
        }
        var places: [String: [(group: Int, place: Int)]] = [:]
        for (group, allowed) in members.enumerated() {
            for place in allowed {
                places[model.groups[group].languages[place].language, default: []].append((group, place))
            }
        }
        allowed = members
        scorer = TokenScorer(model: model)
        usual = model.groups.map { group in
            group.languages.map { Self.usualOdds($0, isOpen: wanted.isEmpty) }
        }
        plainTags = model.groups.map { group in group.languages.map { LanguageTag($0.language) } }
        self.places = places
        self.languages = model.languages.filter { $0.script == nil && places[$0.rawValue] != nil }
    }

    /// Whether a language is among those that may be answered, under whatever name: `no` counts as `nb`, `pt-BR` as `pt`.
    public func tells(_ language: LanguageTag) -> Bool { places[LanguageNames.modelName(language)] != nil }

    /// The languages a text may be in, the likeliest first, with probabilities that add up to at most 1.
    ///
    /// - Parameters:
    ///   - text: What was written. Of a very long text, the beginning counts.
    ///   - prior: How likely each language was before the text was seen, as weights of any size; a language that is
    ///     not named weighs 1. It sways a doubtful text and never replaces evidence: without any, the answer is `und`.
    ///   - detail: Whether scripts are told as well.
    /// - Returns: at least one element; `und` alone when there is nothing to go on.
    public func detect(
        _ text: String,
        prior: [LanguageTag: Double] = [:],
        detail: Detail = .languages
    ) -> [LanguageProbability] {
        examine(text, prior: prior, detail: detail).languages
    }

    /// The languages a text may be in, as ``detect(_:prior:detail:)`` tells them, and how much text told it.
    public func examine(
        _ text: String,
        prior: [LanguageTag: Double] = [:],
        detail: Detail = .languages
    ) -> LanguageEvidence {
        let scan = LetterScan(text, model: model)
        guard let scripts = ScriptShares(scan, model: model, allowed: allowed) else { return .none }
        var found = judge(scan, group: scripts.main, share: scripts.mainShare, prior, detail)
        if let second = scripts.second {
            let others = judge(scan, group: second, share: 1 - scripts.mainShare, prior, detail)
            found = merged(found, others)
        }
        guard !found.isEmpty else { return .none }
        found = detail == .scripts ? found.map { named($0, scan) } : merged([], found)
        found.sort { ($0.probability, $1.language) > ($1.probability, $0.language) }
        return LanguageEvidence(
            languages: found,
            letters: scripts.letters,
            words: scan.tokens.count { $0.group == scripts.main }
        )
    }

    /// Where the site names no languages, common ones are likelier; words of languages that have a script of their own
    /// are seldom typed in Latin letters.
    private static func usualOdds(_ tag: LanguageTag, isOpen: Bool) -> Double {
        let lag = tag.script == nil ? 0 : 1.0
        guard isOpen else { return -lag }
        return (tag.language == "en" ? 0.8 : LanguageNames.common.contains(tag.language) ? 0.3 : 0) - lag
    }

    /// Logarithms of the odds of a group's languages beforehand.
    func priorLogarithms(_ prior: [LanguageTag: Double], group: Int) -> [Double] {
        guard !prior.isEmpty else { return usual[group] }
        var result = [Double](repeating: 0, count: usual[group].count)
        for (language, weight) in prior where weight > 0 && weight.isFinite {
            for place in places[LanguageNames.modelName(language)] ?? [] where place.group == group {
                // The largest weight counts when two tags mean one language, so order plays no part.
                let logarithm = weight.logarithm
                let old = result[place.place]
                result[place.place] = old == 0 ? logarithm : max(old, logarithm)
            }
        }
        return zip(usual[group], result).map { $0 + $1 }
    }

    private func judge(
        _ scan: LetterScan,
        group: Int,
        share: Double,
        _ prior: [LanguageTag: Double],
        _ detail: Detail
    ) -> [LanguageProbability] {
        let languages = detail == .scripts ? model.groups[group].languages : plainTags[group]
        let probabilities: [(place: Int, probability: Double)]
        switch model.groups[group].kind {
        case .single, .kana:
            let isShort = scan.counts[group] < 2
            probabilities = allowed[group].prefix(1).map { ($0, isShort ? 0.9 : 0.99) }
        case .han:
            probabilities = HanJudgement(scan, group: group, detector: self, prior: prior).probabilities
        case .ngram:
            probabilities = WordJudgement(scan, group: group, detector: self, prior: prior).probabilities
        }
        return probabilities.map {
            LanguageProbability(language: languages[$0.place], probability: $0.probability * share)
        }
    }

    private func merged(_ first: [LanguageProbability], _ second: [LanguageProbability]) -> [LanguageProbability] {
        var result = first
        for guess in second {
            if let place = result.firstIndex(where: { $0.language == guess.language }) {
                let sum = result[place].probability + guess.probability
                result[place] = LanguageProbability(language: guess.language, probability: sum)
            } else {
                result.append(guess)
            }
        }
        return result
    }

    /// The tag with its script, where the text tells one.
    private func named(_ guess: LanguageProbability, _ scan: LetterScan) -> LanguageProbability {
        let script: String
        switch guess.language.rawValue {
        case "zh" where scan.hantOnly > scan.hansOnly: script = "Hant"
        case "zh" where scan.hansOnly > 0: script = "Hans"
        case "sr":
            guard let cyrillic = model.groups.firstIndex(where: { $0.script == "Cyrl" }) else { return guess }
            script = scan.counts[cyrillic] >= (model.latin.map { scan.counts[$0] } ?? 0) ? "Cyrl" : "Latn"
        default: return guess
        }
        let tag = LanguageTag("\(guess.language.rawValue)-\(script)")
        return LanguageProbability(language: tag, probability: guess.probability)
    }
}
