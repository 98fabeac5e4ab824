/// What an agent thinks of the bot's answer in one turn.
public struct TurnJudgement: Hashable, Sendable, Codable {
    /// The `pos` of the turn.
    public let turnPosition: Int
    /// Whether the bot did the wrong thing; false takes an earlier judgement back.
    public let isWrong: Bool
    /// What the visitor meant, if the agent says so.
    public let meant: IntentName?

    /// Makes a judgement.
    public init(turnPosition: Int, isWrong: Bool, meant: IntentName?) {
        self.turnPosition = turnPosition
        self.isWrong = isWrong
        self.meant = meant
    }
}
