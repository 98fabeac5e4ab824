/// Everything a plugin may look at to decide one turn; fixed when the message arrived.
///
/// The time, the opening hours, the visitor and the history are in here, so a plugin needs no clock and no store, and
/// the same turn gives the same decision on any day.
public struct Turn: Sendable {
    /// What the visitor did.
    public enum Input: Hashable, Sendable {
        /// Wrote something.
        case text(String)
        /// Pressed a quick reply, offered by the visible message `seq`.
        case choice(Choice, seq: Int)
        /// Something happened that a rule may answer, such as `page.opened`.
        case event(String)
        /// A webhook answered (or failed, with nil); the rule's remaining lines run.
        case webhookAnswered(OpenCall, values: [String: Value]?)
        /// The visitor pressed "talk to a person".
        case askedForPerson
    }

    /// What the visitor did.
    public let input: Input
    /// The conversation before this turn.
    public let conversation: ConversationState
    /// The turn's number, from 1; a webhook's answer keeps the number of the turn that asked.
    public let number: Int
    /// Who the visitor is.
    public let visitor: VisitorProfile
    /// When it happened.
    public let at: Instant
    /// Whether each schedule of the rule set is open at that time.
    public let hours: [ScheduleName: Bool]
    /// The site's languages, the main one first; empty for any.
    public let siteLanguages: [LanguageTag]
    /// What earlier plugins found out.
    public var facts: Facts

    /// Makes a turn.
    public init(
        input: Input,
        conversation: ConversationState,
        number: Int? = nil,
        visitor: VisitorProfile = VisitorProfile(),
        at: Instant,
        hours: [ScheduleName: Bool] = [:],
        siteLanguages: [LanguageTag] = [],
        facts: Facts = Facts()
    ) {
        self.input = input
        self.conversation = conversation
        self.number = number ?? conversation.turn + 1
        self.visitor = visitor
        self.at = at
        self.hours = hours
        self.siteLanguages = siteLanguages
        self.facts = facts
    }

    /// The text to be understood: what was written, or the label that was pressed; nil for anything else.
    public var text: String? {
        switch input {
        case .text(let text): text
        case .choice(let choice, _): choice.label
        case .event, .webhookAnswered, .askedForPerson: nil
        }
    }
}

/// What is known about a visitor beyond one conversation.
public struct VisitorProfile: Hashable, Sendable {
    /// Attributes that the site vouched for, by name.
    public let attributes: [String: Value]
    /// How often each rule won for this visitor, over all conversations.
    public let wins: [RuleName: Int]

    /// Makes a profile.
    public init(attributes: [String: Value] = [:], wins: [RuleName: Int] = [:]) {
        self.attributes = attributes
        self.wins = wins
    }
}
