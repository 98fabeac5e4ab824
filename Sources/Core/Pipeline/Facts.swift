/// What plugins found out about a turn.
///
/// Languages and intents have a place of their own, since rules ask for them. Anything else is kept under its type:
///
/// ```swift
/// facts[OrderNumber.self] = OrderNumber("AB12345678")
/// ```
public struct Facts: Sendable {
    /// The languages the message may be in, the likeliest first; empty when nobody looked or nothing could be told.
    public var languages: [LanguageProbability] = []
    /// The language to reply in.
    public var replyLanguage: LanguageTag?
    /// The intents the message may have.
    public var intents: IntentFacts?
    private var others: [ObjectIdentifier: any Sendable] = [:]

    /// No facts.
    public init() {}

    /// The fact of a type of your own.
    public subscript<Fact: Sendable>(_ type: Fact.Type) -> Fact? {
        get { others[ObjectIdentifier(type)] as? Fact }
        set { others[ObjectIdentifier(type)] = newValue }
    }

    /// Adds what `newer` knows; where both know something, the newer wins.
    public mutating func merge(_ newer: Facts) {
        if !newer.languages.isEmpty { languages = newer.languages }
        if let language = newer.replyLanguage { replyLanguage = language }
        if let intents = newer.intents { self.intents = intents }
        others.merge(newer.others) { _, new in new }
    }

    /// The probability that the message is in `tag` or a narrower language.
    public func probability(of tag: LanguageTag) -> Double {
        languages.reduce(0) { tag.covers($1.language) ? $0 + $1.probability : $0 }
    }
}

/// A language a message may be in.
public struct LanguageProbability: Hashable, Sendable, Codable {
    /// The language.
    public let language: LanguageTag
    /// How likely, from 0 to 1.
    public let probability: Double

    /// Makes a guess.
    public init(language: LanguageTag, probability: Double) {
        self.language = language
        self.probability = probability
    }
}

/// What the classifier says about a message.
public struct IntentFacts: Hashable, Sendable, Codable {
    /// What to do with the likeliest intent.
    public enum Advice: String, Hashable, Sendable, Codable {
        /// Sure enough to answer.
        case accept
        /// Ask back.
        case clarify
        /// It resembles nothing known.
        case reject
    }

    /// An intent with its calibrated probability.
    public struct Score: Hashable, Sendable, Codable {
        /// The intent.
        public let intent: IntentName
        /// How often such a score is right, from 0 to 1.
        public let confidence: Double

        /// Makes a score.
        public init(intent: IntentName, confidence: Double) {
            self.intent = intent
            self.confidence = confidence
        }
    }

    /// Intents, the likeliest first, at most ten.
    public let ranking: [Score]
    /// What the learned thresholds of the language say about the first.
    public let advice: Advice
    /// The threshold from which on an intent is accepted.
    public let acceptThreshold: Double
    /// The threshold from which on it is worth asking back.
    public let clarifyThreshold: Double
    /// How little the message resembles anything known, from 0 to 1.
    public let outOfScope: Double

    /// Makes a classifier's judgement.
    public init(
        ranking: [Score],
        advice: Advice,
        acceptThreshold: Double,
        clarifyThreshold: Double,
        outOfScope: Double
    ) {
        self.ranking = ranking
        self.advice = advice
        self.acceptThreshold = acceptThreshold
        self.clarifyThreshold = clarifyThreshold
        self.outOfScope = outOfScope
    }

    /// The confidence in an intent, 0 for one that is not ranked.
    public func confidence(in intent: IntentName) -> Double {
        ranking.first { $0.intent == intent }?.confidence ?? 0
    }
}
