public import FrontdeskCore

/// One line of the audit log, which is only ever added to.
public struct AuditEntry: Hashable, Sendable, Codable {
    /// When.
    public let at: Instant
    /// Who did it: an account's name, or `system`.
    public let who: String
    /// What was done, such as `sign-in` or `visitor.erase`.
    public let what: String
    /// To what: an id, never a text of a visitor.
    public let subject: String

    /// Makes an entry.
    public init(at: Instant, who: String, what: String, subject: String) {
        self.at = at
        self.who = who
        self.what = what
        self.subject = subject
    }
}

/// Part of the audit log, the newest first.
public struct AuditPage: Hashable, Sendable {
    /// The entries.
    public let entries: [AuditEntry]
    /// Where the next page begins; nil on the last.
    public let next: Int?

    /// Makes a page.
    public init(entries: [AuditEntry], next: Int?) {
        self.entries = entries
        self.next = next
    }
}
