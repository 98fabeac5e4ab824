import FrontdeskCore

/// Chinese against Japanese, for a text in Han characters alone.
struct HanJudgement {
    /// Chat in Han characters alone is far more often Chinese; in nats.
    private static let chineseBias = 3.0
    /// Characters say more than independent evidence would.
    private static let temperature = 1.6

    let probabilities: [(place: Int, probability: Double)]

    init(_ scan: LetterScan, group: Int, detector: LanguageDetector, prior: [LanguageTag: Double]) {
        let allowed = detector.allowed[group]
        let languages = detector.model.groups[group].languages
        let scores = withUnsafeTemporaryAllocation(of: Int32.self, capacity: LetterGroup.maximumLanguages) { buffer in
            buffer.initialize(repeating: 0)
            guard let start = buffer.baseAddress else { return [Double]() }
            for token in scan.tokens where token.group == group {
                scan.withLetters(of: token) { detector.scorer.addHan($0, group: group, to: start) }
            }
            return languages.indices.map { Double(start[$0]) / 16 }
        }
        let priors = detector.priorLogarithms(prior, group: group)
        let weighed = allowed.map { place in
            let bias = languages[place] == "zh" ? Self.chineseBias : 0
            return scores[place] / Self.temperature + bias + priors[place]
        }
        probabilities = zip(allowed, LanguageOdds.probabilities(weighed)).map {
            (place: $0, probability: min($1, 0.99))
        }
    }
}
