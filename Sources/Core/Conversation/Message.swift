/// What was said, by anybody.
public struct Message: Hashable, Sendable, Codable {
    /// The text as written; empty only for a bare image or card.
    public let text: String
    /// The language it is in, when known.
    public let language: LanguageTag?
    /// The reading direction of the text.
    public let direction: Direction
    /// Quick replies under it.
    public let choices: [Choice]
    /// Pictures and cards under it.
    public let attachments: [MessageAttachment]
    /// For a bot's text, the key it was made from; replay compares these.
    public let key: String?
    /// For a visitor's pressed quick reply, what was pressed.
    public let chosen: ChosenReply?

    /// The reading direction of a text.
    public enum Direction: String, Hashable, Sendable, Codable {
        case leftToRight = "ltr"
        case rightToLeft = "rtl"
        case automatic = "auto"
    }

    /// Which quick reply a visitor pressed.
    public struct ChosenReply: Hashable, Sendable, Codable {
        /// The visible message that offered it.
        public let seq: Int
        /// The choice.
        public let choice: ChoiceID

        /// Makes a reference to an offered choice.
        public init(seq: Int, choice: ChoiceID) {
            self.seq = seq
            self.choice = choice
        }
    }

    /// Makes a message.
    public init(
        text: String,
        language: LanguageTag? = nil,
        direction: Direction = .automatic,
        choices: [Choice] = [],
        attachments: [MessageAttachment] = [],
        key: String? = nil,
        chosen: ChosenReply? = nil
    ) {
        self.text = text
        self.language = language
        self.direction = direction
        self.choices = choices
        self.attachments = attachments
        self.key = key
        self.chosen = chosen
    }
}

/// Something shown beside a text.
public enum MessageAttachment: Hashable, Sendable, Codable {
    /// A picture with a text for those who can't see it.
    case image(url: String, alternative: String)
    /// A small card with a link.
    case card(title: String, text: String, url: String)
}
