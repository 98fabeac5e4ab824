/// A quick reply that was offered.
public struct Choice: Hashable, Sendable, Codable {
    /// The id that comes back when it is pressed.
    public let id: ChoiceID
    /// What stands on it, in the reply's language.
    public let label: String
    /// The rule it runs, as `goto` would; nil for one that only says its label.
    public let target: RuleName?
    /// The intent it stands for, in a "did you mean".
    public let intent: IntentName?

    /// Makes a choice.
    public init(id: ChoiceID, label: String, target: RuleName?, intent: IntentName? = nil) {
        self.id = id
        self.label = label
        self.target = target
        self.intent = intent
    }
}
