import GRDB

/// The tables, and how older ones become them.
enum Schema {
    /// Tells our databases from others: `Fdsk`.
    static let applicationID = 0x4664_736B

    /// The steps from an empty file to the present schema; a step that was released never changes.
    ///
    /// A step and the note that it was taken are one transaction, so that after a kill the next start goes on with the
    /// first step that is missing.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 logs") { database in
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
            try database.execute(sql: conversations)
        }
        migrator.registerMigration("2 visitors") { try $0.execute(sql: visitors) }
        migrator.registerMigration("3 accounts") { try $0.execute(sql: accounts) }
        migrator.registerMigration("4 search") { try $0.execute(sql: history) }
        migrator.registerMigration("5 learning") { try $0.execute(sql: settlements) }
        return migrator
    }

    // `records.id` is the order of commits over all conversations, so that new rows land on the last page, and the
    // place where the search index stands is one number. `conversations.summary` is what lists show; the other columns
    // are there to be searched by.
    private static let conversations = """
        CREATE TABLE conversations (
            ref INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            visitor TEXT NOT NULL,
            pos INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            state INTEGER NOT NULL,
            team TEXT,
            urgency INTEGER NOT NULL,
            agent TEXT,
            queued_at INTEGER,
            owned_since INTEGER NOT NULL,
            opened_at INTEGER NOT NULL,
            idle_since INTEGER,
            open_calls INTEGER NOT NULL,
            summary BLOB NOT NULL
        );
        CREATE INDEX conversations_by_visitor ON conversations (visitor, opened_at, id);
        CREATE INDEX conversations_by_age ON conversations (owned_since);
        CREATE INDEX conversations_by_state ON conversations (state, owned_since);
        CREATE INDEX conversations_idle ON conversations (idle_since) WHERE idle_since IS NOT NULL;
        CREATE INDEX conversations_calling ON conversations (id) WHERE open_calls > 0;
        CREATE TABLE records (
            id INTEGER PRIMARY KEY,
            conversation INTEGER NOT NULL REFERENCES conversations (ref),
            pos INTEGER NOT NULL,
            seq INTEGER,
            epoch INTEGER NOT NULL,
            at INTEGER NOT NULL,
            author TEXT NOT NULL,
            kind INTEGER NOT NULL,
            client_id TEXT,
            payload BLOB
        );
        CREATE UNIQUE INDEX records_by_pos ON records (conversation, pos);
        CREATE UNIQUE INDEX records_by_client_id ON records (conversation, author, client_id)
            WHERE client_id IS NOT NULL;
        """

    // Names from outside are looked up by a hash: pages of an index are split in their middle, and a split leaves copies
    // that outlive an erasure.
    private static let visitors = """
        CREATE TABLE visitors (
            ref INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name_hash INTEGER,
            dossier BLOB NOT NULL
        );
        CREATE INDEX visitors_by_name ON visitors (name_hash) WHERE name_hash IS NOT NULL;
        CREATE TABLE visitor_tokens (
            id INTEGER PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            visitor TEXT NOT NULL
        );
        CREATE INDEX visitor_tokens_by_visitor ON visitor_tokens (visitor);
        CREATE TABLE rule_wins (
            visitor TEXT NOT NULL,
            rule TEXT NOT NULL,
            wins INTEGER NOT NULL,
            PRIMARY KEY (visitor, rule)
        ) WITHOUT ROWID;
        """

    private static let accounts = """
        CREATE TABLE accounts (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL,
            display_name TEXT NOT NULL,
            role TEXT NOT NULL,
            password_hash TEXT NOT NULL,
            presence TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            removed_at INTEGER
        ) WITHOUT ROWID;
        CREATE UNIQUE INDEX accounts_by_name ON accounts (name) WHERE removed_at IS NULL;
        CREATE TABLE memberships (
            agent TEXT NOT NULL REFERENCES accounts (id),
            team TEXT NOT NULL,
            PRIMARY KEY (agent, team)
        ) WITHOUT ROWID;
        CREATE TABLE sessions (
            digest TEXT PRIMARY KEY,
            agent TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX sessions_by_agent ON sessions (agent);
        CREATE INDEX sessions_by_end ON sessions (expires_at);
        CREATE TABLE canned_replies (
            code TEXT NOT NULL,
            language TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (code, language)
        ) WITHOUT ROWID;
        CREATE TABLE audit_log (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            who TEXT NOT NULL,
            what TEXT NOT NULL,
            subject TEXT NOT NULL
        );
        """

    // What was decided about messages, by a hash of their words: no text, and nobody's.
    private static let settlements = """
        CREATE TABLE settlements (
            key TEXT PRIMARY KEY,
            kind TEXT NOT NULL,
            at INTEGER NOT NULL
        ) WITHOUT ROWID;
        CREATE INDEX settlements_by_age ON settlements (at, key);
        """

    // Terms are made by the app, so the tokenizer has only to cut at blanks. They are kept in the table, so that they
    // can be taken out again whatever later versions would make of the text.
    private static let history = """
        CREATE VIRTUAL TABLE history USING fts5 (terms, tokenize = 'unicode61 remove_diacritics 2');
        CREATE TABLE history_progress (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            indexed_to INTEGER NOT NULL
        );
        INSERT INTO history_progress VALUES (1, 0);
        CREATE TABLE erasures (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            is_overwritten INTEGER NOT NULL DEFAULT 0
        );
        """
}
