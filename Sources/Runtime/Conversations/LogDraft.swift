import FrontdeskCore

/// Records that shall be appended to a log together, numbered on from a known state.
struct LogDraft: Sendable {
    /// The place of the last record when the draft was begun.
    let basisPos: Int
    /// The epoch when the draft was begun.
    let basisEpoch: Int
    /// The conversation after the records so far.
    private(set) var state: ConversationState
    /// The records so far.
    private(set) var records: [Record] = []
    /// When they happen.
    var at: Instant

    /// Begins a draft behind `state`.
    init(_ state: ConversationState, at instant: Instant) {
        basisPos = state.pos
        basisEpoch = state.epoch
        self.state = state
        at = instant
    }

    /// Adds what happened.
    ///
    /// A change of owner begins a new epoch, everything else belongs to the current one.
    mutating func add(_ event: Event, by author: Author, _ clientMessageID: ClientMessageID? = nil) {
        let record = Record(
            conversation: state.id,
            pos: state.pos + 1,
            seq: event.isVisible ? state.seq + 1 : nil,
            epoch: event.changesOwner ? state.epoch + 1 : state.epoch,
            at: at,
            author: author,
            event: event,
            clientMessageID: clientMessageID
        )
        state.apply(record)
        records.append(record)
    }
}
