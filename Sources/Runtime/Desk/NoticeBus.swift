public import FrontdeskCore

/// Says between nodes that a conversation has news.
///
/// A notice is a hint: the log is the truth, and a lost notice costs time, never data.
public protocol NoticeBus: Sendable {
    /// Tells the other nodes.
    func announce(_ conversation: ConversationID)

    /// What other nodes announce, from now on; old notices are dropped when they are not read in time.
    func notices() -> AsyncStream<ConversationID>
}

/// A desk that is alone.
public struct SilentNoticeBus: NoticeBus {
    /// Makes a bus without other nodes.
    public init() {}

    public func announce(_ conversation: ConversationID) {}

    public func notices() -> AsyncStream<ConversationID> { AsyncStream { $0.finish() } }
}
