public import FrontdeskCore

/// A signed-in browser of an agent.
public struct AgentSession: Hashable, Sendable, Codable {
    /// The digest of the session's token.
    public let token: TokenDigest
    /// Who signed in.
    public let agent: AgentID
    /// When.
    public let createdAt: Instant
    /// When it ends at the latest.
    public let expiresAt: Instant

    /// Makes a session.
    public init(token: TokenDigest, agent: AgentID, createdAt: Instant, expiresAt: Instant) {
        self.token = token
        self.agent = agent
        self.createdAt = createdAt
        self.expiresAt = expiresAt
    }
}
