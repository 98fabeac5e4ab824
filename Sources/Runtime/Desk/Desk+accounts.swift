public import FrontdeskCore

extension Desk {
    /// The account with a name to sign in with; nil for an unknown or removed one.
    ///
    /// A name that nobody knows is looked up in the store again, for it may have been added by the command line.
    public func account(named name: String) async throws(DeskError) -> Account? {
        if let account = context.roster.account(named: name) { return account }
        let store = context.store
        context.roster.load(try await keeping { () throws(StoreError) in try await store.accounts() })
        return context.roster.account(named: name)
    }

    /// An account that is not removed.
    public func account(_ agent: AgentID) async throws(DeskError) -> Account? { context.roster.account(agent) }

    /// Adds an account.
    ///
    /// - Parameters:
    ///   - account: The new person.
    ///   - agent: The administrator who does it; nil for the command line.
    /// - Returns: The account.
    /// - Throws: ``DeskError/nameTaken(_:)``, or what is wrong with the data.
    public func add(_ account: NewAccount, by agent: AgentID?) async throws(DeskError) -> Account {
        let who = try agent.map { (agent) throws(DeskError) in try known(agent).name } ?? "system"
        try checkName(account.name)
        try checkName(account.displayName)
        try checkTeams(account.teams)
        let new = Account(
            id: context.identifiers.agent(),
            name: account.name,
            displayName: account.displayName,
            role: account.role,
            teams: account.teams,
            passwordHash: account.passwordHash,
            createdAt: context.clock.now
        )
        try await save(new)
        try await audit("account.add", subject: new.id.rawValue, by: who)
        return new
    }

    /// Changes an account; a new password ends the person's sessions.
    public func change(
        _ account: AgentID,
        _ change: AccountChange,
        by agent: AgentID
    ) async throws(DeskError) -> Account {
        let who = try known(agent).name
        var changed = try known(account)
        if let name = change.displayName {
            try checkName(name)
            changed.displayName = name
        }
        if let role = change.role { changed.role = role }
        if let teams = change.teams {
            try checkTeams(teams)
            changed.teams = teams.sorted()
        }
        if let hash = change.passwordHash { changed.passwordHash = hash }
        try await save(changed)
        if change.passwordHash != nil || change.role != nil { try await endSessions(of: account) }
        try await audit("account.change", subject: account.rawValue, by: who)
        return changed
    }

    /// Gives somebody the password they chose for themselves, and ends their other sessions.
    ///
    /// - Parameters:
    ///   - agent: Who chose it; that they know the present one is for the caller to see to.
    ///   - hash: The new password's hash.
    ///   - session: The session they chose it in, which goes on.
    /// - Throws: ``DeskError/unknownAgent``, or that nothing could be stored.
    public func changeOwnPassword(
        of agent: AgentID,
        to hash: String,
        in session: TokenDigest
    ) async throws(DeskError) {
        var changed = try known(agent)
        changed.passwordHash = hash
        try await save(changed)
        let store = context.store
        try await keeping { () throws(StoreError) in try await store.removeSessions(of: agent, except: session) }
        try await audit("account.password", subject: agent.rawValue, by: changed.name)
    }

    /// Removes an account: ends its sessions, closes its connections and gives its conversations back to the queue.
    public func remove(_ account: AgentID, by agent: AgentID) async throws(DeskError) {
        let who = try known(agent).name
        var removed = try known(account)
        guard account != agent else {
            throw .invalid(what: "this is your own account", remedy: "let another administrator remove it")
        }
        removed.removedAt = context.clock.now
        try await save(removed)
        try await endSessions(of: account)
        try await audit("account.remove", subject: account.rawValue, by: who)
        for conversation in context.floor.ask({ $0.conversations(of: account) }) {
            try await conversations.with(conversation) { (live) throws(DeskError) in
                try await live.agentLeft(account)
            }
        }
    }

    /// Begins a session that ends after `lifetime` at the latest.
    public func signIn(
        _ agent: AgentID,
        token: TokenDigest,
        lifetime: Duration
    ) async throws(DeskError) -> AgentSession {
        let account = try known(agent)
        let now = context.clock.now
        let session = AgentSession(token: token, agent: agent, createdAt: now, expiresAt: now + lifetime)
        let store = context.store
        try await keeping { () throws(StoreError) in try await store.save(session) }
        try await audit("sign-in", subject: agent.rawValue, by: account.name)
        return session
    }

    /// The account a session's token stands for; nil for an unknown, ended or expired session.
    public func account(session token: TokenDigest) async throws(DeskError) -> Account? {
        let store = context.store
        let session = try await keeping { () throws(StoreError) in try await store.session(token) }
        guard let session, session.expiresAt > context.clock.now else { return nil }
        return context.roster.account(session.agent)
    }

    /// Ends a session.
    public func signOut(_ token: TokenDigest) async throws(DeskError) {
        let store = context.store
        guard let session = try await keeping({ () throws(StoreError) in try await store.session(token) }) else {
            return
        }
        try await keeping { () throws(StoreError) in try await store.removeSession(token) }
        let name = context.roster.account(session.agent)?.name ?? session.agent.rawValue
        try await audit("sign-out", subject: session.agent.rawValue, by: name)
    }

    /// The canned replies, by code and language.
    public func cannedReplies() async throws(DeskError) -> [CannedReply] {
        let store = context.store
        return try await keeping { () throws(StoreError) in try await store.cannedReplies() }
    }

    /// Replaces all canned replies.
    public func replaceCannedReplies(_ replies: [CannedReply], by agent: AgentID) async throws(DeskError) {
        let who = try known(agent).name
        guard replies.count <= 1_000 else {
            throw .invalid(what: "there are \(replies.count) canned replies", remedy: "keep at most 1,000")
        }
        var seen: Set<String> = []
        for reply in replies {
            try checkName(reply.code)
            try checkText(reply.text)
            guard seen.insert("\(reply.code)\u{0}\(reply.language?.rawValue ?? "")").inserted else {
                throw .invalid(what: "the code '\(reply.code)' is there twice", remedy: "use it once for each language")
            }
        }
        let store = context.store
        try await keeping { () throws(StoreError) in try await store.replaceCannedReplies(replies) }
        try await audit("canned.replace", subject: "\(replies.count)", by: who)
    }

    /// Adds to the audit log what the desk does not see itself, such as a refused sign-in.
    public func audit(_ what: String, subject: String, by who: String) async throws(DeskError) {
        let entry = AuditEntry(at: context.clock.now, who: who, what: what, subject: subject)
        let store = context.store
        try await keeping { () throws(StoreError) in try await store.audit(entry) }
    }

    /// A page of the audit log, the newest first.
    public func auditLog(before: Int?, limit: Int = 50) async throws(DeskError) -> AuditPage {
        let store = context.store
        return try await keeping { () throws(StoreError) in try await store.auditLog(before: before, limit: limit) }
    }

    private func save(_ account: Account) async throws(DeskError) {
        let store = context.store
        guard try await keeping({ () throws(StoreError) in try await store.save(account) }) else {
            throw .nameTaken(account.name)
        }
        context.roster.update(account)
        context.announcePresence()
    }

    private func endSessions(of agent: AgentID) async throws(DeskError) {
        let store = context.store
        try await keeping { () throws(StoreError) in try await store.removeSessions(of: agent, except: nil) }
        context.agents.tell(.ended, only: agent)
    }

    private func checkName(_ name: String) throws(DeskError) {
        let hasControls = name.unicodeScalars.contains { $0.properties.generalCategory == .control }
        guard (1...100).contains(name.utf8.count), !hasControls else {
            throw .invalid(
                what: "a name is empty, too long or has control characters",
                remedy: "use 1 to 100 bytes of text"
            )
        }
    }

    private func checkTeams(_ teams: [TeamName]) throws(DeskError) {
        for team in teams where !context.hours.knows(team) {
            throw .invalid(what: "there is no team '\(team)'", remedy: "choose from the configured teams")
        }
    }
}
