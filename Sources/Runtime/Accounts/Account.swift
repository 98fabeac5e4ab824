public import FrontdeskCore

/// A person who may sign in.
public struct Account: Hashable, Sendable, Codable {
    /// What a person may do.
    public enum Role: String, Hashable, Sendable, Codable, CaseIterable {
        /// Answers chats.
        case agent
        /// Also changes rules, accounts and settings, and may act on any conversation.
        case admin
    }

    /// The id that logs refer to.
    public let id: AgentID
    /// The name to sign in with, unique.
    public var name: String
    /// The name that visitors and colleagues read.
    public var displayName: String
    /// What the person may do.
    public var role: Role
    /// The teams whose queue the person works on, in alphabetic order; empty for all.
    public var teams: [TeamName]
    /// The password's hash as the server spells it; never the password.
    public var passwordHash: String
    /// What the person said about being available.
    public var presence: ManualPresence
    /// When the account was made.
    public let createdAt: Instant
    /// When it was removed; its name stays known for old transcripts.
    public var removedAt: Instant?

    /// Makes an account.
    public init(
        id: AgentID,
        name: String,
        displayName: String,
        role: Role,
        teams: [TeamName] = [],
        passwordHash: String,
        presence: ManualPresence = .online,
        createdAt: Instant,
        removedAt: Instant? = nil
    ) {
        self.id = id
        self.name = name
        self.displayName = displayName
        self.role = role
        self.teams = teams.sorted()
        self.passwordHash = passwordHash
        self.presence = presence
        self.createdAt = createdAt
        self.removedAt = removedAt
    }
}

/// What a person said about being available; it survives a reconnect and a restart.
public enum ManualPresence: String, Hashable, Sendable, Codable, CaseIterable {
    /// Takes chats.
    case online
    /// Is there, but takes no further chats.
    case busy
    /// Is not there.
    case away
}
