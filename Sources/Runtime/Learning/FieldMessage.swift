public import FrontdeskCore
public import FrontdeskText

/// What a message says, whoever said it: a hash of its words and its language, so that no text has to be kept.
public struct MessageKey: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A key as somebody sent it; nil for anything else than 16 hexadecimal digits.
    public init?(spelling: String) {
        let isKey =
            spelling.utf8.count == 16
            && spelling.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
            }
        guard isKey else { return nil }
        self.init(rawValue: spelling)
    }

    /// The key of words in a language.
    public init(_ words: FoldedWords, in language: LanguageTag) {
        var hash = StableHash()
        hash.combine(language.language)
        hash.combine(bytes: words.bytes)
        self.init(rawValue: hash.hexadecimal)
    }
}

/// A visitor's message that the bot did not settle by itself, and where it stands.
public struct FieldMessage: Hashable, Sendable {
    /// The message.
    public let message: UnclearMessage
    /// What it says.
    public let key: MessageKey
    /// The conversation.
    public let conversation: ConversationID
    /// The place of the message in its log.
    public let pos: Int
    /// When it was written.
    public let at: Instant

    /// Makes a message.
    public init(message: UnclearMessage, key: MessageKey, conversation: ConversationID, pos: Int, at: Instant) {
        self.message = message
        self.key = key
        self.conversation = conversation
        self.pos = pos
        self.at = at
    }
}

/// What somebody decided about messages that say the same.
public struct MessageSettlement: Hashable, Sendable {
    /// What was decided.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// They became examples; what is written later and still not understood may come again.
        case promoted
        /// There is nothing to learn from them, whoever writes so again.
        case dismissed
    }

    /// What the messages say.
    public let key: MessageKey
    /// What was decided.
    public let kind: Kind
    /// When.
    public let at: Instant

    /// At most so many are kept; the oldest go first.
    public static let limit = 20_000

    /// Makes a decision.
    public init(key: MessageKey, kind: Kind, at: Instant) {
        self.key = key
        self.kind = kind
        self.at = at
    }

    /// Whether a message of its words is settled by it.
    func covers(_ message: FieldMessage) -> Bool { kind == .dismissed || message.at <= at }
}
