import FrontdeskCore
import FrontdeskRuntime

extension JSONWriter {
    /// Writes what lists show of a conversation.
    mutating func summary(_ summary: ConversationSummary, _ names: AuthorNames) {
        object { json in
            json.member("conversation", summary.conversation)
            json.object("visitor") { json in
                json.member("id", summary.visitor)
                json.member("name", summary.visitorName)
            }
            json.member("channel", summary.channel)
            json.ownership(of: summary, names)
            json.member("language", summary.language)
            json.lastMessage(of: summary, names)
            json.member("waiting_for_agent_since", summary.unansweredSince)
            json.strings("tags", summary.tags)
            if let page = summary.page { json.page("page", page, at: nil) }
            json.member("seq", summary.seq)
            json.member("pos", summary.pos)
            json.member("rating", summary.rating?.score)
        }
    }

    private mutating func ownership(of summary: ConversationSummary, _ names: AuthorNames) {
        member("state", summary.state.rawValue)
        member("epoch", summary.epoch)
        member("team", summary.team)
        member("priority", summary.priority?.rawValue)
        member("position", summary.position)
        member("queued_at", summary.queuedAt)
        member("opened_at", summary.openedAt)
        member("owned_since", summary.ownedSince)
        member("closed_at", summary.closedAt)
        if let agent = summary.agent {
            object("agent") { json in
                json.member("id", agent)
                json.member("name", names(.agent(agent)))
            }
        }
        member("cause", summary.cause?.rawValue)
        member("reason", summary.reason)
    }

    private mutating func lastMessage(of summary: ConversationSummary, _ names: AuthorNames) {
        guard let last = summary.last else { return }
        object("last") { json in
            json.member("text", last.text)
            json.author("from", last.author, names)
            json.member("at", last.at)
        }
    }
}
