/// Texts that somebody wants to be examples of an intent.
public struct NewExamples: Hashable, Sendable {
    /// The intent; one that there is.
    public let intent: IntentName
    /// The language of the texts.
    public let language: LanguageTag
    /// The texts, as visitors would write them.
    public let texts: [String]
    /// Whether warnings about the texts are put up with; errors never are.
    public let isInsisted: Bool

    /// At most so many are added at once.
    public static let maximumCount = 32
    /// A longer text is refused, in bytes.
    public static let maximumSize = 1_024

    /// Makes a wish.
    public init(intent: IntentName, language: LanguageTag, texts: [String], isInsisted: Bool = false) {
        self.intent = intent
        self.language = language
        self.texts = texts
        self.isInsisted = isInsisted
    }
}

/// What a check objects to when texts become examples.
public struct ExampleObjection: Hashable, Sendable {
    /// The place of the text among those that were to be added; nil when something else is wrong.
    public let text: Int?
    /// The objection, at the place where it would be found if the texts were added.
    public let finding: Finding

    /// Makes an objection.
    public init(text: Int?, finding: Finding) {
        self.text = text
        self.finding = finding
    }
}

/// An intent of the running rules.
public struct IntentSummary: Hashable, Sendable {
    /// Its name.
    public let intent: IntentName
    /// What visitors read for it, in the language that was asked for; nil when it has no such text.
    public let title: String?
    /// How many examples it has in each language.
    public let examples: [LanguageTag: Int]

    /// Makes a summary.
    public init(intent: IntentName, title: String?, examples: [LanguageTag: Int]) {
        self.intent = intent
        self.title = title
        self.examples = examples
    }
}
