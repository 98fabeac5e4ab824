import FrontdeskCore
import FrontdeskRuntime

extension JSONWriter {
    /// Writes the members of an event as the visitor may see it.
    ///
    /// A hidden record writes nothing; whoever calls passes visible ones only.
    mutating func visitorMembers(of record: Record, _ names: AuthorNames) {
        guard let seq = record.seq, record.event.isVisible else { return }
        member("seq", seq)
        member("kind", record.event.kind.rawValue)
        let (kind, name) = Self.speaker(of: record, names)
        object("from") { json in
            json.member("kind", kind)
            json.member("name", name)
        }
        member("at", record.at)
        if record.author == .visitor { member("cmid", record.clientMessageID) }
        visibleMembers(of: record.event)
    }

    /// Writes the members of an event as agents see it.
    mutating func agentMembers(of record: Record, _ names: AuthorNames) {
        member("conversation", record.conversation)
        member("pos", record.pos)
        member("seq", record.seq)
        member("epoch", record.epoch)
        member("kind", record.event.kind.rawValue)
        author("from", record.author, names)
        member("at", record.at)
        member("cmid", record.clientMessageID)
        visibleMembers(of: record.event)
        hiddenMembers(of: record.event)
    }

    /// Who stands behind an event for the visitor: for a change of owner the person who answers from now on.
    ///
    /// The record that visitors get names no agent's id, so that person's name is taken from the change itself.
    private static func speaker(of record: Record, _ names: AuthorNames) -> (kind: String, name: String) {
        switch record.event {
        case .ownerChanged(let change), .reopened(let change):
            guard case .agent = change.owner else { return (Author.system.kind, "") }
            return (Author.agent("").kind, change.name ?? "")
        case .wentOffline: return (Author.system.kind, "")
        default: return (record.author.kind, names(record.author))
        }
    }

    private mutating func visibleMembers(of event: Event) {
        switch event {
        case .message(let message): members(of: message)
        case .edited(let seq, let text):
            member("target", seq)
            member("text", text)
        case .deleted(let seq): member("target", seq)
        case .ownerChanged(let change), .reopened(let change):
            member("state", PublicState.State(change.owner).rawValue)
        case .wentOffline(let notice):
            member("state", PublicState.State.offline.rawValue)
            member("opens_at", notice.opensAt)
        case .closed: member("state", PublicState.State.closed.rawValue)
        case .rated(let rating): member("score", rating.score)
        case .erased: member("erased", true)
        case .opened, .pageViewed, .turn, .note, .tagged, .untagged, .webhookAnswered, .cursorMoved, .judged: break
        }
    }

    private mutating func hiddenMembers(of event: Event) {
        switch event {
        case .ownerChanged(let change), .reopened(let change): members(of: change)
        case .wentOffline(let notice):
            owner(.offline(team: notice.team, priority: notice.priority))
            member("cause", notice.cause.rawValue)
        case .closed(let reason): members(of: reason)
        case .rated(let rating): member("comment", rating.comment)
        case .opened(let opening):
            member("channel", opening.channel)
            strings("browser_languages", opening.browserLanguages.map(\.rawValue))
            member("page_language", opening.pageLanguage)
        case .pageViewed(let page): self.page("page", page, at: nil)
        case .turn(let turn): members(of: turn)
        case .note(let text): member("text", text)
        case .tagged(let tags), .untagged(let tags): strings("tags", tags)
        case .webhookAnswered(let answer): members(of: answer)
        case .cursorMoved(let cursor):
            member("mark", cursor.mark.rawValue)
            member("seq", cursor.seq)
        case .judged(let judgement):
            member("turn_pos", judgement.turnPosition)
            member("wrong", judgement.isWrong)
            member("intent", judgement.meant)
        case .message, .edited, .deleted, .erased: break
        }
    }

    private mutating func members(of change: OwnerChange) {
        owner(change.owner)
        member("cause", change.cause?.rawValue)
        member("reason", change.reason)
        member("by", change.by)
    }

    private mutating func members(of reason: ClosingReason) {
        switch reason {
        case .resolved(let agent):
            member("cause", "resolved")
            member("by", agent)
        case .closedByVisitor: member("cause", "visitor")
        case .closedByRule(let rule):
            member("cause", "rule")
            member("rule", rule)
        case .visitorIdle: member("cause", "idle")
        }
    }

    private mutating func members(of turn: TurnRecord) {
        member("turn", turn.turn)
        member("outcome", turn.outcome.rawValue)
        identifiers("rules", turn.rules)
        trace("trace", turn.trace)
    }

    private mutating func members(of answer: WebhookAnswer) {
        member("turn_pos", answer.turnPosition)
        member("index", answer.index)
        member("ok", answer.values != nil)
    }

    /// Writes who answers, as agents see it.
    private mutating func owner(_ owner: Owner) {
        object("owner") { json in
            switch owner {
            case .bot: json.member("kind", "bot")
            case .queue(let team, let priority):
                json.member("kind", "queue")
                json.member("team", team)
                json.member("priority", priority.rawValue)
            case .agent(let agent):
                json.member("kind", "agent")
                json.member("agent", agent)
            case .offline(let team, let priority):
                json.member("kind", "offline")
                json.member("team", team)
                json.member("priority", priority.rawValue)
            case .nobody: json.member("kind", "nobody")
            }
        }
    }

    /// Writes a page that a visitor had open.
    mutating func page(_ name: String, _ page: PageView, at instant: Instant?) {
        object(name) { json in json.members(of: page, at: instant) }
    }

    /// Writes the members of a page.
    mutating func members(of page: PageView, at instant: Instant?) {
        member("url", page.url)
        member("title", page.title)
        member("referrer", page.referrer)
        member("at", instant)
    }
}
