/// What happened in a conversation; the payload of one ``Record``.
///
/// Visible events take a `seq` and reach the visitor; hidden ones have a `pos` only. ``isVisible`` decides.
public enum Event: Hashable, Sendable, Codable {
    // Visible to the visitor.

    /// Somebody said something.
    case message(Message)
    /// An earlier message has a new text.
    case edited(seq: Int, text: String)
    /// An earlier message was taken back.
    case deleted(seq: Int)
    /// Somebody else answers from now on.
    case ownerChanged(OwnerChange)
    /// The desk is closed; the text says when it opens. Sets the owner to ``Owner/offline(team:priority:)``.
    case wentOffline(OfflineNotice)
    /// The conversation ended.
    case closed(ClosingReason)
    /// The visitor came back.
    case reopened(OwnerChange)
    /// The visitor rated the conversation.
    case rated(Rating)

    // Hidden from the visitor.

    /// The conversation began. Always the first record.
    case opened(Opening)
    /// The visitor opened a page.
    case pageViewed(PageView)
    /// The bot looked at a turn: how it decided, and what that changes.
    case turn(TurnRecord)
    /// An agent wrote a note for other agents.
    case note(String)
    /// Tags were put on.
    case tagged([String])
    /// Tags were taken off.
    case untagged([String])
    /// A webhook answered, or failed.
    case webhookAnswered(WebhookAnswer)
    /// A reader has seen, or was delivered, everything up to a visible record.
    case cursorMoved(Cursor)
    /// An agent judged the bot's answer in a turn; of several judgements of a turn the last one counts.
    case judged(TurnJudgement)
    /// The payload was erased; number and kind remain.
    case erased(kind: Kind)
}

extension Event {
    /// The kind of an event without its payload.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case message, edited, deleted, owner, offline, closed, reopened, rated
        case opened, page, turn, note, tagged, untagged, webhook, cursor, judged

        /// Whether the visitor may see events of this kind.
        public var isVisible: Bool {
            switch self {
            case .message, .edited, .deleted, .owner, .offline, .closed, .reopened, .rated: true
            case .opened, .page, .turn, .note, .tagged, .untagged, .webhook, .cursor, .judged: false
            }
        }
    }

    /// What kind of event this is; of an erased one, what it was.
    public var kind: Kind {
        switch self {
        case .message: .message
        case .edited: .edited
        case .deleted: .deleted
        case .ownerChanged: .owner
        case .wentOffline: .offline
        case .closed: .closed
        case .reopened: .reopened
        case .rated: .rated
        case .opened: .opened
        case .pageViewed: .page
        case .turn: .turn
        case .note: .note
        case .tagged: .tagged
        case .untagged: .untagged
        case .webhookAnswered: .webhook
        case .cursorMoved: .cursor
        case .judged: .judged
        case .erased(let kind): kind
        }
    }

    /// Whether the visitor may see it; only such events take a `seq`.
    public var isVisible: Bool { kind.isVisible }

    /// Whether it changes the owner and so raises the epoch.
    public var changesOwner: Bool {
        switch self {
        case .ownerChanged, .wentOffline, .closed, .reopened: true
        default: false
        }
    }
}
