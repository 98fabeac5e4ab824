public import FrontdeskCore

/// What the bot was asked at one point of a log, and what it made of it.
struct LoggedAct {
    /// What set the turn going.
    enum Cause {
        case message(Message)
        case page(PageView)
        case webhook(WebhookAnswer)
        /// The button "talk to a person", which leaves nothing in the log before the turn.
        case wish
    }

    let cause: Cause
    /// The record of the cause; nil for a wish.
    let causeRecord: Record?
    /// The bot's messages that belong to the turn.
    let replies: [Record]
    /// The stored turn; nil when no rule answered an event.
    let turn: Record?
    /// How the conversation went on right after.
    let transition: SeenOwner
    /// How many records it takes.
    let length: Int

    /// When it happened.
    var at: Instant { turn?.at ?? causeRecord?.at ?? Instant(milliseconds: 0) }

    /// The act that begins at a place of a log; nil when none begins there.
    init?(_ records: [Record], at start: Int) {
        let first = records[start]
        var next = start
        switch (first.event, first.author) {
        case (.message(let message), .visitor): cause = .message(message)
        case (.pageViewed(let page), _): cause = .page(page)
        case (.webhookAnswered(let answer), _): cause = .webhook(answer)
        case (.message, .bot), (.turn, _):
            guard Self.isWish(records, at: start) else { return nil }
            cause = .wish
            next = start - 1
        default: return nil
        }
        causeRecord = next == start ? first : nil
        next += 1
        var replies: [Record] = []
        while next < records.count, records[next].author == .bot, case .message = records[next].event {
            replies.append(records[next])
            next += 1
        }
        guard next < records.count, case .turn = records[next].event else {
            // Nobody stored a turn: what the bot said then belongs to something else.
            guard case .page = cause else { return nil }
            self.replies = []
            turn = nil
            transition = .same
            length = 1
            return
        }
        self.replies = replies
        turn = records[next]
        transition = SeenOwner(records, behind: next)
        length = next + 1 - start
    }

    /// Whether the bot's words and the turn that begin here are followed by a change of owner that the visitor asked for.
    private static func isWish(_ records: [Record], at start: Int) -> Bool {
        let at = records[start].at
        var next = start
        var hasTurn = false
        while next < records.count, records[next].at == at {
            let record = records[next]
            switch record.event {
            case .message where record.author != .visitor: break
            case .turn:
                if hasTurn { return false }
                hasTurn = true
            case .ownerChanged(let change): return hasTurn && change.cause == .button
            case .wentOffline(let notice): return hasTurn && notice.cause == .button
            default: return false
            }
            next += 1
        }
        return false
    }
}

/// Who answers after a turn, as far as the turn changes it.
public enum SeenOwner: Hashable, Sendable {
    /// Whoever answered before.
    case same
    /// People of a team, which the log may not name; with what priority.
    case people(TeamName?, QueuePriority?)
    /// Nobody: the conversation is over.
    case nobody

    /// What the records behind a turn say, as long as they belong to it.
    init(_ records: [Record], behind turn: Int) {
        var found = SeenOwner.same
        if case .turn(let stored) = records[turn].event, stored.outcome == .escalated { found = .people(nil, nil) }
        search: for record in records[(turn + 1)...] {
            guard record.at == records[turn].at else { break }
            switch record.event {
            case .message where record.author != .visitor: continue
            case .ownerChanged(let change):
                if case .queue(let team, let priority) = change.owner { found = .people(team, priority) }
                break search
            case .wentOffline(let notice):
                found = .people(notice.team, notice.priority)
                break search
            case .closed(.closedByRule):
                found = .nobody
                break search
            default: break search
            }
        }
        self = found
    }

    /// What a decision comes to.
    init(_ transition: Decision.Transition?, isWish: Bool, standardTeam: TeamName) {
        switch transition {
        case .escalate(let team, let priority, _, _): self = .people(team ?? standardTeam, priority)
        case .close where !isWish: self = .nobody
        case .close, nil: self = isWish ? .people(standardTeam, .normal) : .same
        }
    }

    /// Whether people are called.
    var isPeople: Bool { if case .people = self { true } else { false } }

    /// Whether a log shows what a decision comes to, as far as both are known.
    ///
    /// A desk gives what is meant for a team it doesn't have to its first team.
    func agrees(with decided: SeenOwner, teams: [TeamName]) -> Bool {
        guard case .people(let team, let priority) = self, case .people(let wanted, let wantedPriority) = decided else {
            return self == decided
        }
        if let priority, let wantedPriority, priority != wantedPriority { return false }
        guard let team, let wanted, team != wanted else { return true }
        return team == teams.first && !teams.contains(wanted)
    }
}
