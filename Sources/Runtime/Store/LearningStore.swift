public import FrontdeskCore

/// Finds what the bot made of messages in all conversations, and keeps what was decided about them.
public protocol LearningStore: Sendable {
    /// Turns, judgements and changes of owner of all conversations, those stored last first.
    ///
    /// - Parameters:
    ///   - before: Where an earlier page ended; nil for the newest.
    ///   - reach: So many records of any kind are looked at.
    /// - Returns: The records that are left of them, and where the next page begins.
    /// - Throws: ``StoreError`` when the store can't be read.
    func decisions(before: Int?, reach: Int) async throws(StoreError) -> DecisionPage

    /// What was decided about messages, by key.
    func settlements() async throws(StoreError) -> [MessageSettlement]

    /// Keeps decisions, each instead of an earlier one about the same words; over ``MessageSettlement/limit`` the oldest
    /// go.
    func settle(_ settlements: [MessageSettlement]) async throws(StoreError)

    /// Forgets what was decided about words.
    func unsettle(_ keys: [MessageKey]) async throws(StoreError)
}

/// Part of the decisions of all conversations.
public struct DecisionPage: Hashable, Sendable {
    /// The records, those stored last first.
    public let records: [Record]
    /// Where the next page begins; nil at the end.
    public let next: Int?

    /// Makes a page.
    public init(records: [Record], next: Int?) {
        self.records = records
        self.next = next
    }
}

extension Event.Kind {
    /// Whether ``LearningStore/decisions(before:reach:)`` finds events of this kind.
    public var isDecision: Bool { self == .turn || self == .judged || self == .owner }
}
