public import FrontdeskCore

/// Keeps accounts, sessions, canned replies and the audit log.
public protocol AccountStore: Sendable {
    /// All accounts, removed ones included, by id.
    func accounts() async throws(StoreError) -> [Account]

    /// Adds an account or replaces the one with its id.
    ///
    /// - Returns: False when another account that is not removed has its name; nothing is stored then.
    func save(_ account: Account) async throws(StoreError) -> Bool

    /// Adds a session.
    func save(_ session: AgentSession) async throws(StoreError)

    /// The session of a token, expired or not; nil for an unknown one.
    func session(_ token: TokenDigest) async throws(StoreError) -> AgentSession?

    /// Ends a session.
    func removeSession(_ token: TokenDigest) async throws(StoreError)

    /// Ends all sessions of an agent, but for one if told.
    func removeSessions(of agent: AgentID, except token: TokenDigest?) async throws(StoreError)

    /// Ends all sessions that expired before `instant`.
    func removeSessions(expiredBefore instant: Instant) async throws(StoreError)

    /// The canned replies, by code and language.
    func cannedReplies() async throws(StoreError) -> [CannedReply]

    /// Replaces all canned replies.
    func replaceCannedReplies(_ replies: [CannedReply]) async throws(StoreError)

    /// Adds to the audit log.
    func audit(_ entry: AuditEntry) async throws(StoreError)

    /// A page of the audit log, the newest first, older than the cursor `before`.
    func auditLog(before: Int?, limit: Int) async throws(StoreError) -> AuditPage
}
