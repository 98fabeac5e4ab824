import FrontdeskCore
import FrontdeskRules

/// Whether one rule is always there when another is, and ranks no lower whatever the message is.
struct Rivalry {
    let rule: CompiledRule
    let rival: CompiledRule
    /// Whether the rival stands before the rule in the order of the set.
    let isRivalFirst: Bool

    /// Whether nothing holds the rival back that does not hold the rule back, too.
    var isRivalAlwaysThere: Bool {
        guard rival.limits.isEmpty, hasSameStart, coversLanguages else { return false }
        let own = Set(rule.conditions.map(\.text))
        return rival.conditions.allSatisfy { own.contains($0.text) }
    }

    /// The rival follows the same rules, or none.
    private var hasSameStart: Bool {
        if rival.after.isEmpty { return true }
        return !rule.after.isEmpty && Set(rule.after).isSubset(of: rival.after) && rival.afterTurns >= rule.afterTurns
    }

    private var coversLanguages: Bool {
        if rival.languages.isEmpty { return true }
        return !rule.languages.isEmpty
            && rule.languages.allSatisfy { tag in rival.languages.contains { $0.covers(tag) } }
    }

    /// How the rival stands before anybody looks at what the lines say.
    enum Standing {
        /// Its priority is higher: it wins through any line.
        case wins
        /// It wins through a better kind of line, and through an equal one that explains as much.
        case equal
        case loses
    }

    /// How the rival stands before anybody looks at what the lines say.
    var standing: Standing {
        if rival.priority != rule.priority { return rival.priority > rule.priority ? .wins : .loses }
        if rule.isFollowUp != rival.isFollowUp { return rival.isFollowUp ? .equal : .loses }
        if !rule.isFollowUp, rule.topic != nil, rule.topic != rival.topic { return .loses }
        return .equal
    }

    /// Whether the rival comes first when both explain the same.
    var winsTies: Bool {
        guard rival.conditionCount == rule.conditionCount else { return rival.conditionCount > rule.conditionCount }
        return rival.languages == rule.languages && isRivalFirst
    }

    /// Whether the conditions of both can hold at the same time.
    var canMeet: Bool {
        let all = (rule.conditions + rival.conditions).map { (condition: $0.condition, holds: !$0.isNegated) }
        return !ConditionFacts.areContradictory(all)
    }

    /// Whether it makes no difference which of them answers.
    var doesTheSame: Bool {
        rule.actions.count == rival.actions.count && rule.topic == rival.topic
            && zip(rule.actions, rival.actions).allSatisfy { $0.isSame(as: $1) }
    }
}

extension RuleAction {
    /// Whether it does what another one does; only of simple actions that can be told.
    fileprivate func isSame(as other: RuleAction) -> Bool {
        guard condition == nil, other.condition == nil else { return false }
        switch (kind, other.kind) {
        case (.goto(let one), .goto(let two)): return one.value == two.value
        case (.say(let one), .say(let two)):
            guard case .key(let first) = one.reply.source, case .key(let second) = two.reply.source else {
                return false
            }
            return first.value == second.value && one.reply.arguments.isEmpty && two.reply.arguments.isEmpty
        case (.tag(let one), .tag(let two)): return one.value == two.value
        case (.close, .close): return true
        default: return false
        }
    }
}
