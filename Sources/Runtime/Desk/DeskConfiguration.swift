public import FrontdeskCore

/// Settings of the desk.
public struct DeskConfiguration: Hashable, Sendable {
    /// A group of agents with one queue.
    public struct Team: Hashable, Sendable {
        /// The name, as rules say it.
        public let name: TeamName
        /// The schedule of the rules that says when it is there; nil for always.
        public let schedule: ScheduleName?

        /// Makes a team.
        public init(name: TeamName, schedule: ScheduleName? = nil) {
            self.name = name
            self.schedule = schedule
        }
    }

    /// The teams; a call for an unknown one goes to ``defaultTeam``.
    public var teams: [Team] = [Team(name: "support")]
    /// Who is called when nobody says whom.
    public var defaultTeam: TeamName = "support"
    /// The time zone in which visitors are told opening hours.
    public var timeZone = "UTC"
    /// How long an agent may leave a taken conversation without a first reply.
    public var firstReplyTimeout = Duration.seconds(60)
    /// After so many of these in a row the agent is marked as away.
    public var missedRepliesUntilAway = 2
    /// How long an agent's lost connection may take to come back.
    public var agentGrace = Duration.seconds(30)
    /// After how long a silence of the visitor a conversation is closed.
    public var idleVisitor = Duration.seconds(30 * 60)
    /// How long after closing a returning visitor finds the same conversation.
    public var reopenWithin = Duration.seconds(24 * 60 * 60)
    /// The longest text, in bytes of UTF-8.
    public var maximumTextBytes = 8_192
    /// How many messages of one conversation may wait for their decision.
    public var maximumWaitingTurns = 32
    /// How many conversations are kept in memory.
    public var maximumConversationsInMemory = 4_096
    /// How many records a connection is pushed when it attaches; the rest has to be fetched.
    public var maximumReplay = 500

    /// Makes the standard settings.
    public init() {}
}
