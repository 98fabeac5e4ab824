public import FrontdeskCore

/// What is known about an agent's being there.
public struct AgentPresence: Hashable, Sendable {
    /// Whether an agent can be reached.
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// Connected, and takes chats.
        case online
        /// Connected, but takes no further chats.
        case busy
        /// Connected, but not there.
        case away
        /// Not connected.
        case offline
    }

    /// The agent.
    public let agent: AgentID
    /// The name to sign in with.
    public let name: String
    /// The name that visitors read.
    public let displayName: String
    /// What the agent may do.
    public let role: Account.Role
    /// The teams, in alphabetic order; empty for all.
    public let teams: [TeamName]
    /// Whether the agent can be reached.
    public let state: State
    /// How many conversations the agent has.
    public let open: Int

    /// Makes a presence.
    public init(account: Account, state: State, open: Int) {
        agent = account.id
        name = account.name
        displayName = account.displayName
        role = account.role
        teams = account.teams
        self.state = state
        self.open = open
    }
}
