public import FrontdeskCore
public import FrontdeskRuntime
import GRDB

extension SQLiteConversationStore {
    public func accounts() async throws(StoreError) -> [Account] {
        try await read { database in
            let members = try Row.fetchAll(database, sql: "SELECT agent, team FROM memberships ORDER BY team")
            let teams = Dictionary(grouping: members) { $0[0] as String }
            return try Row.fetchAll(database, sql: "SELECT * FROM accounts ORDER BY id").map { row in
                try Account(row, teams: (teams[row["id"]] ?? []).map { TeamName(rawValue: $0[1]) })
            }
        }
    }

    public func save(_ account: Account) async throws(StoreError) -> Bool {
        try await writer.write { database in
            let isTaken = try Bool.fetchOne(
                database,
                sql: "SELECT count(*) > 0 FROM accounts WHERE name = ? AND removed_at IS NULL AND id != ?",
                arguments: [account.name, account.id.rawValue]
            )
            guard account.removedAt != nil || isTaken != true else { return false }
            try database.execute(
                sql: """
                    INSERT INTO accounts (id, name, display_name, role, password_hash, presence, created_at, removed_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name,
                    display_name = excluded.display_name, role = excluded.role,
                    password_hash = excluded.password_hash, presence = excluded.presence,
                    removed_at = excluded.removed_at
                    """,
                arguments: [
                    account.id.rawValue, account.name, account.displayName, account.role.rawValue,
                    account.passwordHash, account.presence.rawValue, account.createdAt.milliseconds,
                    account.removedAt?.milliseconds,
                ]
            )
            try database.execute(sql: "DELETE FROM memberships WHERE agent = ?", arguments: [account.id.rawValue])
            for team in account.teams {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO memberships (agent, team) VALUES (?, ?)",
                    arguments: [account.id.rawValue, team.rawValue]
                )
            }
            return true
        }
    }

    public func save(_ session: AgentSession) async throws(StoreError) {
        try await execute(
            "INSERT OR REPLACE INTO sessions (digest, agent, created_at, expires_at) VALUES (?, ?, ?, ?)",
            [
                session.token.hexadecimal, session.agent.rawValue, session.createdAt.milliseconds,
                session.expiresAt.milliseconds,
            ]
        )
    }

    public func session(_ token: TokenDigest) async throws(StoreError) -> AgentSession? {
        try await read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT agent, created_at, expires_at FROM sessions WHERE digest = ?"
            )
            return try Row.fetchOne(statement, arguments: [token.hexadecimal]).map { row in
                AgentSession(
                    token: token,
                    agent: AgentID(rawValue: row[0]),
                    createdAt: Instant(milliseconds: row[1]),
                    expiresAt: Instant(milliseconds: row[2])
                )
            }
        }
    }

    public func removeSession(_ token: TokenDigest) async throws(StoreError) {
        try await execute("DELETE FROM sessions WHERE digest = ?", [token.hexadecimal])
    }

    public func removeSessions(of agent: AgentID, except token: TokenDigest?) async throws(StoreError) {
        try await execute(
            "DELETE FROM sessions WHERE agent = ? AND digest != ?",
            [agent.rawValue, token?.hexadecimal ?? ""]
        )
    }

    public func removeSessions(expiredBefore instant: Instant) async throws(StoreError) {
        try await execute("DELETE FROM sessions WHERE expires_at < ?", [instant.milliseconds])
    }

    public func cannedReplies() async throws(StoreError) -> [CannedReply] {
        try await read { database in
            let sql = "SELECT code, text, language FROM canned_replies ORDER BY code, language"
            return try Row.fetchAll(database, sql: sql).map { row in
                let language: String = row[2]
                return CannedReply(code: row[0], text: row[1], language: language.isEmpty ? nil : LanguageTag(language))
            }
        }
    }

    public func replaceCannedReplies(_ replies: [CannedReply]) async throws(StoreError) {
        try await writer.write { database in
            try database.execute(sql: "DELETE FROM canned_replies")
            for reply in replies {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO canned_replies (code, language, text) VALUES (?, ?, ?)",
                    arguments: [reply.code, reply.language?.rawValue ?? "", reply.text]
                )
            }
        }
    }

    public func audit(_ entry: AuditEntry) async throws(StoreError) {
        try await execute(
            "INSERT INTO audit_log (at, who, what, subject) VALUES (?, ?, ?, ?)",
            [entry.at.milliseconds, entry.who, entry.what, entry.subject]
        )
    }

    public func auditLog(before: Int?, limit: Int) async throws(StoreError) -> AuditPage {
        try await read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT id, at, who, what, subject FROM audit_log WHERE id < ? ORDER BY id DESC LIMIT ?",
                arguments: [before ?? .max, limit + 1]
            )
            let page = rows.prefix(limit)
            let entries = page.map { row in
                AuditEntry(at: Instant(milliseconds: row[1]), who: row[2], what: row[3], subject: row[4])
            }
            return AuditPage(entries: entries, next: rows.count > limit ? page.last?[0] : nil)
        }
    }

    private func execute(_ sql: String, _ arguments: StatementArguments) async throws(StoreError) {
        try await writer.write { database in
            try database.cachedStatement(sql: sql).execute(arguments: arguments)
        }
    }
}

extension Account {
    fileprivate init(_ row: Row, teams: [TeamName]) throws {
        guard let role = Role(rawValue: row["role"]), let presence = ManualPresence(rawValue: row["presence"]) else {
            throw ByteReader.Malformed(expected: "a known role and presence", offset: 0)
        }
        self.init(
            id: AgentID(rawValue: row["id"]),
            name: row["name"],
            displayName: row["display_name"],
            role: role,
            teams: teams,
            passwordHash: row["password_hash"],
            presence: presence,
            createdAt: Instant(milliseconds: row["created_at"]),
            removedAt: (row["removed_at"] as Int64?).map { Instant(milliseconds: $0) }
        )
    }
}
