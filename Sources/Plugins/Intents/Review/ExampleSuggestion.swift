public import FrontdeskCore

/// Messages that are alike and could become examples of one intent, once somebody agrees.
public struct ExampleSuggestion: Hashable, Sendable {
    /// Where the suggested intent comes from.
    public enum Source: String, Hashable, Sendable, Codable {
        /// Visitors or agents said what was meant.
        case people
        /// The classifier's likeliest intent; look twice.
        case classifier
    }

    /// How alike messages fared.
    public struct Counts: Hashable, Sendable, Codable {
        /// How many were asked back about.
        public internal(set) var clarified: Int
        /// How many found no answer.
        public internal(set) var rejected: Int
        /// How many were answered wrongly.
        public internal(set) var corrected: Int

        /// Makes counts.
        public init(clarified: Int = 0, rejected: Int = 0, corrected: Int = 0) {
            self.clarified = clarified
            self.rejected = rejected
            self.corrected = corrected
        }

        /// How many there are.
        public var total: Int { clarified + rejected + corrected }
    }

    /// The places of the messages in the array that was given, the most typical first.
    public let members: [Int]
    /// The language of all of them.
    public let language: LanguageTag
    /// How they fared.
    public let counts: Counts
    /// The intent they seem to belong to; nil when nothing speaks for one.
    public let intent: IntentName?
    /// Where ``intent`` comes from; nil without one.
    public let source: Source?
    /// The share of those who said what was meant that meant ``intent``; of the classifier, its confidence.
    public let agreement: Double
    /// The messages that would become examples: none twice, none that is an example already, none with a visitor's own
    /// details in it, the most typical first.
    public let texts: [String]
    /// How many were left out of ``texts`` because they hold an address, a link or a number.
    public let withheld: Int

    /// The examples that a click adds.
    ///
    /// - Parameter intent: The intent that was agreed on.
    /// - Returns: an example for each of ``texts``.
    public func examples(of intent: IntentName) -> [IntentExample] {
        texts.map { IntentExample(intent: intent, text: $0, language: language) }
    }
}
