public import FrontdeskCore

extension Desk {
    /// The account with a name to sign in with; nil for an unknown or removed one.
    public func account(named name: String) async throws(DeskError) -> Account? { throw .storeUnavailable(.closed) }

    /// An account that is not removed.
    public func account(_ agent: AgentID) async throws(DeskError) -> Account? { throw .storeUnavailable(.closed) }

    /// Adds an account.
    public func add(_ account: NewAccount, by agent: AgentID?) async throws(DeskError) -> Account {
        throw .storeUnavailable(.closed)
    }

    /// Changes an account; a new password ends the person's sessions.
    public func change(
        _ account: AgentID,
        _ change: AccountChange,
        by agent: AgentID
    ) async throws(DeskError) -> Account {
        throw .storeUnavailable(.closed)
    }

    /// Removes an account: ends its sessions, closes its connections and gives its conversations back to the queue.
    public func remove(_ account: AgentID, by agent: AgentID) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// Begins a session that ends after `lifetime` at the latest.
    public func signIn(
        _ agent: AgentID,
        token: TokenDigest,
        lifetime: Duration
    ) async throws(DeskError) -> AgentSession {
        throw .storeUnavailable(.closed)
    }

    /// The account a session's token stands for; nil for an unknown, ended or expired session.
    public func account(session token: TokenDigest) async throws(DeskError) -> Account? {
        throw .storeUnavailable(.closed)
    }

    /// Ends a session.
    public func signOut(_ token: TokenDigest) async throws(DeskError) { throw .storeUnavailable(.closed) }

    /// The canned replies, by code and language.
    public func cannedReplies() async throws(DeskError) -> [CannedReply] { throw .storeUnavailable(.closed) }

    /// Replaces all canned replies.
    public func replaceCannedReplies(_ replies: [CannedReply], by agent: AgentID) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// Adds to the audit log what the desk does not see itself, such as a refused sign-in.
    public func audit(_ what: String, subject: String, by who: String) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// A page of the audit log, the newest first.
    public func auditLog(before: Int?, limit: Int = 50) async throws(DeskError) -> AuditPage {
        throw .storeUnavailable(.closed)
    }
}
