public import FrontdeskCore

/// Records to be added to the end of one conversation's log, all or none.
public struct Append: Hashable, Sendable {
    /// The conversation.
    public let conversation: ConversationID
    /// The place of the last record that the writer knows; 0 for a new conversation.
    public let expectedPos: Int
    /// The epoch that the writer knows.
    public let expectedEpoch: Int
    /// The records, numbered on from ``expectedPos``; at least one.
    public let records: [Record]
    /// What lists show once the records are stored.
    public let summary: ConversationSummary

    /// Makes an append.
    public init(
        conversation: ConversationID,
        expectedPos: Int,
        expectedEpoch: Int,
        records: [Record],
        summary: ConversationSummary
    ) {
        self.conversation = conversation
        self.expectedPos = expectedPos
        self.expectedEpoch = expectedEpoch
        self.records = records
        self.summary = summary
    }
}

/// What became of an ``Append``.
public enum AppendResult: Hashable, Sendable {
    /// It is durable: it survives a crash in this moment.
    case appended
    /// The log had moved on; nothing was stored.
    case moved(pos: Int, epoch: Int)
    /// The author had sent a record with this client message id before; nothing was stored.
    case duplicate(Record)
}
