import FrontdeskCore
import FrontdeskRules

/// Holds what a turn came to against what it would come to under other rules.
struct ReplayComparison {
    let before: SeenTurn
    let after: SeenTurn
    /// The other rules.
    let rules: RuleSet
    /// The rules among them that acted.
    let acting: [RuleName]
    /// The teams of the desk, the standard one first.
    let teams: [TeamName]

    /// Whether the visitor reads the same, in whatever variant, and the same party answers.
    var looksSame: Bool {
        before.owner.agrees(with: after.owner, teams: teams) && before.outcome == after.outcome
            && (sameWords || sameGroups)
    }

    /// What changes.
    var change: ReplayChange {
        if looksSame {
            if before.rule != after.rule { return .rule }
            return sameWords ? .same : .variant
        }
        if after.owner.isPeople, !before.owner.isPeople { return .escalated }
        if after.outcome == TurnRecord.Outcome.clarified.rawValue, before.outcome != after.outcome {
            return .clarified
        }
        if after.isAnswered, !before.isAnswered { return .answered }
        if !after.isAnswered, before.isAnswered { return .missed }
        if !sameWords, !sameGroups { return .reply }
        return before.owner.agrees(with: after.owner, teams: teams) ? .rule : .owner
    }

    /// Whether a rule answered before and none does now.
    var isLoss: Bool { before.isAnswered && !after.isAnswered }

    private var sameWords: Bool { before.replies.map(\.identity) == after.replies.map(\.identity) }

    /// Whether each text that was sent is another variant of the one that would be.
    private var sameGroups: Bool {
        guard before.replies.count == after.replies.count else { return false }
        let groups =
            acting.compactMap { rules.rule(named: $0) }.flatMap { Self.groups($0.actions) }
            + rules.fallbacks.flatMap { Self.groups($0.lines.map(\.action)) }
        return zip(before.replies, after.replies).allSatisfy { old, new in
            old.identity == new.identity
                || groups.contains { $0.contains(old.identity) && $0.contains(new.identity) }
        }
    }

    /// The variants of each group of replies, by what they are compared by.
    private static func groups(_ actions: [RuleAction]) -> [Set<String>] {
        var groups: [Set<String>] = []
        for action in actions {
            switch action.kind {
            case .say(let weighted): groups.append([weighted.reply.identity])
            case .or(let weighted): if !groups.isEmpty { groups[groups.count - 1].insert(weighted.reply.identity) }
            default: continue
            }
        }
        return groups
    }
}

extension Reply {
    /// What replies are compared by.
    fileprivate var identity: String {
        switch source {
        case .key(let key): key.value
        case .inline(let text): text.value.firstLine
        }
    }
}

extension SeenTurn {
    /// What a stored turn came to.
    init(_ act: LoggedAct) {
        let stored: TurnRecord? = if case .turn(let turn)? = act.turn?.event { turn } else { nil }
        rule = stored?.rules.first?.rawValue
        outcome = (stored?.outcome ?? .silent).rawValue
        replies = act.replies.compactMap { if case .message(let message) = $0.event { Reply(message) } else { nil } }
        owner = act.transition
    }

    /// What a decision comes to.
    init(_ decision: Decision, isWish: Bool, standardTeam: TeamName) {
        rule = decision.rules.first?.rawValue
        outcome = decision.outcome.rawValue
        replies = decision.replies.map { Reply($0) }
        owner = SeenOwner(decision.transition, isWish: isWish, standardTeam: standardTeam)
    }
}

extension SeenTurn.Reply {
    fileprivate init(_ message: Message) {
        key = message.key
        line = message.text.firstLine
    }
}

extension String {
    /// The text up to its first line end.
    var firstLine: String {
        utf8.firstIndex { $0 == 0x0a || $0 == 0x0d }.map { String(self[..<$0]) } ?? self
    }
}
