import FrontdeskCore

extension Record {
    /// The record as its visitor may see it; nil when it is hidden.
    ///
    /// Teams, agents' ids, causes and reasons, targets of quick replies, text keys and agents' message ids are left
    /// out. The author stays, so that the edge can name it.
    var forVisitor: Record? {
        guard event.isVisible, seq != nil else { return nil }
        return Record(
            conversation: conversation,
            pos: pos,
            seq: seq,
            epoch: epoch,
            at: at,
            author: author,
            event: event.forVisitor,
            clientMessageID: author == .visitor ? clientMessageID : nil
        )
    }
}

extension Event {
    fileprivate var forVisitor: Event {
        switch self {
        case .message(let message): .message(message.forVisitor)
        case .ownerChanged(let change): .ownerChanged(change.forVisitor)
        case .reopened(let change): .reopened(change.forVisitor)
        case .wentOffline(let notice):
            .wentOffline(
                OfflineNotice(team: "", priority: .normal, opensAt: notice.opensAt, cause: .opened)
            )
        case .closed(.resolved): .closed(.resolved(by: ""))
        case .closed(.closedByRule): .closed(.closedByRule(""))
        default: self
        }
    }
}

extension Message {
    fileprivate var forVisitor: Message {
        guard key != nil || choices.contains(where: { $0.target != nil || $0.intent != nil }) else { return self }
        return Message(
            text: text,
            language: language,
            direction: direction,
            choices: choices.map { Choice(id: $0.id, label: $0.label, target: nil) },
            attachments: attachments,
            chosen: chosen
        )
    }
}

extension OwnerChange {
    fileprivate var forVisitor: OwnerChange {
        let owner: Owner =
            switch owner {
            case .queue: .queue(team: "", priority: .normal)
            case .offline: .offline(team: "", priority: .normal)
            case .agent: .agent("")
            case .bot, .nobody: owner
            }
        return OwnerChange(owner: owner, name: name)
    }
}
