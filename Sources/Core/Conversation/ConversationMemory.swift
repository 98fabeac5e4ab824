/// A rule that won a turn.
public struct RuleWin: Hashable, Sendable {
    /// The rule.
    public let rule: RuleName
    /// The turn's number, from 1.
    public let turn: Int
    /// When.
    public let at: Instant

    /// Makes a win.
    public init(rule: RuleName, turn: Int, at: Instant) {
        self.rule = rule
        self.turn = turn
        self.at = at
    }
}

/// A topic and how long it stays.
public struct TopicStay: Hashable, Sendable {
    /// The topic.
    public let topic: TopicName
    /// In how many coming turns it is still current; nil for all.
    public let turnsLeft: Int?

    /// Makes a stay.
    public init(topic: TopicName, turnsLeft: Int?) {
        self.topic = topic
        self.turnsLeft = turnsLeft
    }

    /// What is left after a turn has passed, nil when it is over.
    var afterOneTurn: TopicStay? {
        guard let turnsLeft else { return self }
        return turnsLeft > 1 ? TopicStay(topic: topic, turnsLeft: turnsLeft - 1) : nil
    }
}

/// Quick replies that were offered together.
public struct Offer: Hashable, Sendable {
    /// The visible message under which they stand.
    public let seq: Int
    /// The quick replies.
    public let choices: [Choice]

    /// Makes an offer.
    public init(seq: Int, choices: [Choice]) {
        self.seq = seq
        self.choices = choices
    }
}

/// A webhook call that has no answer yet.
public struct OpenCall: Hashable, Sendable {
    /// The `pos` of the turn that asked for it.
    public let turnPosition: Int
    /// Which call of that turn, from 0.
    public let index: Int
    /// The call.
    public let call: WebhookCall

    /// Makes an open call.
    public init(turnPosition: Int, index: Int, call: WebhookCall) {
        self.turnPosition = turnPosition
        self.index = index
        self.call = call
    }
}

/// Whose cursor it is, and of which mark.
public struct CursorHolder: Hashable, Sendable {
    /// The reader.
    public let author: Author
    /// Seen or arrived.
    public let mark: Cursor.Mark

    /// Makes a holder.
    public init(author: Author, mark: Cursor.Mark) {
        self.author = author
        self.mark = mark
    }
}
