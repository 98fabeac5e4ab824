public import FrontdeskCore

extension Record {
    /// The record without anything of the visitor: number, kind, author and time stay, and so do changes of owner.
    public var erased: Record {
        switch event.kind {
        case .owner, .offline, .closed, .reopened, .deleted, .cursor: return self
        case .message, .edited, .rated, .opened, .page, .turn, .note, .tagged, .untagged, .webhook, .judged: break
        }
        return Record(
            conversation: conversation,
            pos: pos,
            seq: seq,
            epoch: epoch,
            at: at,
            author: author,
            event: .erased(kind: event.kind),
            clientMessageID: clientMessageID
        )
    }

    /// What people wrote and search shall find: messages of visitors and agents, notes and comments.
    ///
    /// Texts of the bot and the system stand in the rules, and would bury the rest.
    public var searchableText: String? {
        switch event {
        case .message(let message) where author != .bot && author != .system && !message.text.isEmpty: message.text
        case .note(let text): text
        case .rated(let rating): rating.comment
        default: nil
        }
    }
}

extension ConversationSummary {
    /// The summary without anything of the visitor.
    public var erased: ConversationSummary {
        var summary = self
        summary.visitorName = nil
        summary.language = nil
        summary.reason = nil
        summary.last = nil
        summary.tags = []
        summary.page = nil
        summary.rating = nil
        summary.openCalls = 0
        return summary
    }
}

extension VisitorDossier {
    /// The dossier without anything of the visitor but the id.
    public func erased(at instant: Instant) -> VisitorDossier {
        VisitorDossier(id: id, createdAt: createdAt, erasedAt: instant)
    }
}

extension SearchHit {
    /// The hit of a record with its text.
    public init(_ record: Record, _ text: String) {
        self.init(
            conversation: record.conversation,
            pos: record.pos,
            seq: record.seq,
            at: record.at,
            author: record.author,
            text: text
        )
    }
}

extension Append {
    /// The rules that win with it, each as often as it does.
    public var wins: [RuleName] {
        records.flatMap { record -> [RuleName] in
            guard case .turn(let turn) = record.event, turn.outcome != .suppressed else { return [] }
            return turn.rules
        }
    }
}
