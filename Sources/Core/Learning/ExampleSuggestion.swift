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
        public let clarified: Int
        /// How many found no answer.
        public let rejected: Int
        /// How many were answered wrongly.
        public let corrected: Int

        /// Makes counts.
        public init(clarified: Int = 0, rejected: Int = 0, corrected: Int = 0) {
            self.clarified = clarified
            self.rejected = rejected
            self.corrected = corrected
        }

        /// How many of some messages fared in each way.
        public init(_ messages: [UnclearMessage]) {
            self.init(
                clarified: messages.count { $0.cause == .clarified },
                rejected: messages.count { $0.cause == .rejected },
                corrected: messages.count { $0.cause == .corrected }
            )
        }

        /// How many there are.
        public var total: Int { clarified + rejected + corrected }
    }

    /// A text that would become an example.
    public struct Text: Hashable, Sendable {
        /// What was written.
        public let text: String
        /// The place of the message in the array that was given.
        public let message: Int

        /// Makes a text.
        public init(text: String, message: Int) {
            self.text = text
            self.message = message
        }
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
    public let texts: [Text]
    /// How many were left out of ``texts`` because they hold an address, a link or a number.
    public let withheld: Int

    /// Makes a suggestion.
    public init(
        members: [Int],
        language: LanguageTag,
        counts: Counts,
        intent: IntentName?,
        source: Source?,
        agreement: Double,
        texts: [Text],
        withheld: Int
    ) {
        self.members = members
        self.language = language
        self.counts = counts
        self.intent = intent
        self.source = source
        self.agreement = agreement
        self.texts = texts
        self.withheld = withheld
    }
}
