import FrontdeskCore

/// Something the bot shall look at.
struct TurnRequest: Sendable {
    /// What stands in the log for it, before the bot's replies.
    struct Cause: Sendable {
        /// What happened.
        let event: Event
        /// Who did it.
        let author: Author
        /// The client's own id.
        let clientMessageID: ClientMessageID?
    }

    /// What the visitor did.
    let input: Turn.Input
    /// What stands in the log for it; nil when only the decision does.
    let cause: Cause?
    /// The turn's number, when it goes on with an earlier one.
    var number: Int?
    /// The rules to go on with; nil for the current ones.
    var pipeline: Pipeline?
    /// The epoch outside which it is not looked at; nil for any.
    var epoch: Int?
    /// Whether a closed conversation is opened again.
    var reopens = true
    /// Whether a decision of no rule counts; an event that no rule answers is no miss.
    var isForEveryPlugin = true
    /// The client's own id of a wish for a person, and that a person is called whatever is decided.
    var wish: Wish?

    /// A wish for a person, told by a button.
    struct Wish: Sendable {
        /// The client's own id.
        let clientMessageID: ClientMessageID?
    }
}

/// What became of a turn.
struct StoredTurn: Sendable {
    /// The records, empty when there was nothing to store.
    let records: [Record]
    /// The webhooks to call now.
    let calls: [OpenCall]
}
