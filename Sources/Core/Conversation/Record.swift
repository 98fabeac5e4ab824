/// One line of a conversation's log.
public struct Record: Hashable, Sendable, Codable {
    /// The conversation.
    public let conversation: ConversationID
    /// The place in the log, from 1, without gaps.
    public let pos: Int
    /// The number among what the visitor may see, from 1, without gaps; nil for hidden records.
    public let seq: Int?
    /// The stretch of ownership it belongs to, from 0; a change of owner carries the new epoch.
    public let epoch: Int
    /// When it was stored.
    public let at: Instant
    /// Who caused it.
    public let author: Author
    /// What happened.
    public let event: Event
    /// The client's own id, on what a client sent.
    public let clientMessageID: ClientMessageID?

    /// Makes a record.
    public init(
        conversation: ConversationID,
        pos: Int,
        seq: Int?,
        epoch: Int,
        at: Instant,
        author: Author,
        event: Event,
        clientMessageID: ClientMessageID? = nil
    ) {
        self.conversation = conversation
        self.pos = pos
        self.seq = seq
        self.epoch = epoch
        self.at = at
        self.author = author
        self.event = event
        self.clientMessageID = clientMessageID
    }
}
