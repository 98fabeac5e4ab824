/// A change to a conversation's memory that a decision asks for.
///
/// Effects are stored in the ``TurnRecord`` and applied by the fold, never by the plugin.
public enum Effect: Hashable, Sendable, Codable {
    case setVariable(String, Value)
    case unsetVariable(String)
    case addTag(String)
    case removeTag(String)
    /// The topic for the coming turns; nil turns means until another topic is entered.
    case enterTopic(TopicName, turns: Int?)
    case leaveTopic
    /// The language of replies from now on.
    case setLanguage(LanguageTag)
}
