public import FrontdeskCore
public import FrontdeskText

/// Everything outside the rules that decides which rule wins.
public struct MatchContext: Sendable {
    /// What is to be answered.
    public enum Input: Sendable {
        /// Something the visitor wrote.
        case message(MessageText)
        /// Something that happened, such as `page.opened`.
        case event(String)
    }

    /// What is to be answered.
    public var input: Input
    /// The language of the reply; nil when none is known yet.
    public var replyLanguage: LanguageTag?
    /// The languages the message may be in.
    public var languages: [LanguageProbability]
    /// Languages whose rules are candidates however unlikely they are, such as all of the message's script.
    public var admittedLanguages: [LanguageTag]
    /// What the classifier says.
    public var intents: IntentFacts?
    /// The turn's number, from 1.
    public var turn: Int
    /// When.
    public var at: Instant
    /// The path of the page with its query; nil when unknown.
    public var page: String?
    /// The way the message came in.
    public var channel: ChannelName
    /// What the conversation remembers.
    public var variables: [String: Value]
    /// The conversation's tags.
    public var tags: [String]
    /// The current topic.
    public var topic: TopicName?
    /// Which rules won before, the newest last.
    public var wins: [RuleWin]
    /// What the site vouches for about the visitor.
    public var visitorAttributes: [String: Value]
    /// How often each rule won for this visitor.
    public var visitorWins: [RuleName: Int]
    /// Whether each schedule is open; schedules that are missing are looked up by the time.
    public var hours: [ScheduleName: Bool]

    /// Makes a context.
    public init(
        _ input: Input,
        at: Instant,
        turn: Int = 1,
        replyLanguage: LanguageTag? = nil,
        languages: [LanguageProbability] = [],
        admittedLanguages: [LanguageTag] = [],
        intents: IntentFacts? = nil,
        page: String? = nil,
        channel: ChannelName = .web,
        variables: [String: Value] = [:],
        tags: [String] = [],
        topic: TopicName? = nil,
        wins: [RuleWin] = [],
        visitorAttributes: [String: Value] = [:],
        visitorWins: [RuleName: Int] = [:],
        hours: [ScheduleName: Bool] = [:]
    ) {
        self.input = input
        self.at = at
        self.turn = turn
        self.replyLanguage = replyLanguage
        self.languages = languages
        self.admittedLanguages = admittedLanguages
        self.intents = intents
        self.page = page
        self.channel = channel
        self.variables = variables
        self.tags = tags
        self.topic = topic
        self.wins = wins
        self.visitorAttributes = visitorAttributes
        self.visitorWins = visitorWins
        self.hours = hours
    }
}

/// A message and its folded forms, each made when it is first needed.
public struct MessageText: Sendable {
    /// The message as it was written.
    public let original: String
    private var folded: [FoldedText]

    /// Makes a message; forms that were folded already are not folded again.
    public init(_ original: String, folded: [FoldedText] = []) {
        self.original = original
        self.folded = folded
    }

    /// The message in a profile.
    public func folded(for profile: FoldingProfile) -> FoldedText {
        for text in folded where text.profile == profile { return text }
        return TextFolder(profile: profile).fold(original)
    }

    /// The message with its form in a profile kept.
    public func keeping(_ profile: FoldingProfile) -> MessageText {
        if folded.contains(where: { $0.profile == profile }) { return self }
        return MessageText(original, folded: folded + [TextFolder(profile: profile).fold(original)])
    }
}
