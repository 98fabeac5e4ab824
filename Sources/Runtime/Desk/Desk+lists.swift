public import FrontdeskCore

extension Desk {
    /// A page of a list of conversations, with places in the queue.
    public func conversations(_ query: ConversationListQuery) async throws(DeskError) -> ConversationPage {
        throw .storeUnavailable(.closed)
    }

    /// A conversation as agents read it.
    public func conversation(
        _ id: ConversationID,
        after pos: Int = 0,
        limit: Int = 500
    ) async throws(DeskError) -> ConversationView {
        throw .storeUnavailable(.closed)
    }

    /// Messages and notes with all words of `text`, the newest first.
    public func search(_ text: String, limit: Int = 50) async throws(DeskError) -> [SearchHit] {
        throw .storeUnavailable(.closed)
    }

    /// Everybody who has an account, by name.
    public func agents() async throws(DeskError) -> [AgentPresence] { throw .storeUnavailable(.closed) }

    /// The teams, as the configuration lists them.
    public func teams() async throws(DeskError) -> [TeamStatus] { throw .storeUnavailable(.closed) }

    /// Everything that is kept about a visitor.
    public func export(_ visitor: VisitorID, by agent: AgentID) async throws(DeskError) -> VisitorExport {
        throw .storeUnavailable(.closed)
    }

    /// Closes a visitor's conversations and blanks everything about the visitor.
    public func erase(_ visitor: VisitorID, by agent: AgentID) async throws(DeskError) {
        throw .storeUnavailable(.closed)
    }

    /// The rules were read again: plugins that were switched off get another chance, and agents are told.
    public func rulesChanged(_ status: RuleDeskStatus) {}

    /// How many conversations wait for a person.
    public var queueLength: Int { 0 }

    /// Whether the store answers; for readiness.
    public func isReady() async -> Bool { false }
}
