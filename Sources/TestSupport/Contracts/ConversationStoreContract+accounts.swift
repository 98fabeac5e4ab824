import FrontdeskCore
import FrontdeskRuntime

extension ConversationStoreContract {
    static let accountChecks: [Check] = [keepsAccounts, keepsSessions, keepsCannedReplies, keepsAuditLog]

    private static func account(_ id: AgentID, _ name: String) -> Account {
        Account(
            id: id,
            name: name,
            displayName: name.uppercased(),
            role: .agent,
            teams: ["b", "a"],
            passwordHash: "hash of \(name)",
            createdAt: Instant(milliseconds: 1)
        )
    }

    @Sendable private static func keepsAccounts(_ store: any DeskStore) async throws {
        var mei = account("a1", "mei")
        let isAdded = try await store.save(mei)
        mei.displayName = "Mei"
        mei.presence = .busy
        mei.role = .admin
        mei.teams = []
        let isChanged = try await store.save(mei)
        let isTaken = try await store.save(account("a2", "mei"))
        try require(isAdded && isChanged && !isTaken, "a name belongs to one account")
        var accounts = try await store.accounts()
        try require(accounts == [mei], "an account is read as saved last")
        mei.removedAt = Instant(milliseconds: 7)
        let isRemoved = try await store.save(mei)
        let isFree = try await store.save(account("a2", "mei"))
        try require(isRemoved && isFree, "the name of a removed account is free again")
        accounts = try await store.accounts()
        try require(accounts == [mei, account("a2", "mei")], "removed accounts stay listed, by id")
    }

    @Sendable private static func keepsSessions(_ store: any DeskStore) async throws {
        for id in ["a1", "a2"] as [AgentID] { _ = try await store.save(account(id, id.rawValue)) }
        let sessions = (1...4).map { number in
            AgentSession(
                token: TokenDigest(hexadecimal: "\(number)"),
                agent: number == 4 ? "a2" : "a1",
                createdAt: Instant(milliseconds: 1),
                expiresAt: Instant(milliseconds: Int64(number) * 100)
            )
        }
        for session in sessions { try await store.save(session) }
        let found = try await store.session(sessions[0].token)
        try require(found == sessions[0], "a session is found by its token")
        try await store.removeSessions(expiredBefore: Instant(milliseconds: 150))
        let expired = try await store.session(sessions[0].token)
        try require(expired == nil, "expired sessions are removed")
        try await store.removeSessions(of: "a1", except: sessions[1].token)
        let kept = try await store.session(sessions[1].token)
        let removed = try await store.session(sessions[2].token)
        let foreign = try await store.session(sessions[3].token)
        try require(kept != nil && removed == nil && foreign != nil, "an agent's sessions are removed but for one")
        try await store.removeSession(sessions[3].token)
        let gone = try await store.session(sessions[3].token)
        try require(gone == nil, "a session is removed by its token")
    }

    @Sendable private static func keepsCannedReplies(_ store: any DeskStore) async throws {
        let replies = [
            CannedReply(code: "hi", text: "Hallo", language: "de"),
            CannedReply(code: "bye", text: "Bye", language: nil),
            CannedReply(code: "hi", text: "Hello", language: nil),
        ]
        try await store.replaceCannedReplies(replies)
        let found = try await store.cannedReplies()
        try require(found == [replies[1], replies[2], replies[0]], "canned replies are read by code and language")
        try await store.replaceCannedReplies([replies[0]])
        let one = try await store.cannedReplies()
        try require(one == [replies[0]], "canned replies are replaced as a whole")
    }

    @Sendable private static func keepsAuditLog(_ store: any DeskStore) async throws {
        let entries = (1...5).map { number in
            AuditEntry(at: Instant(milliseconds: Int64(number)), who: "mei", what: "sign-in", subject: "\(number)")
        }
        for entry in entries { try await store.audit(entry) }
        var found: [AuditEntry] = []
        var cursor: Int?
        repeat {
            let page = try await store.auditLog(before: cursor, limit: 2)
            found += page.entries
            cursor = page.next
        } while cursor != nil
        try require(found == entries.reversed(), "the audit log is read in pages, the newest first")
    }
}
