import FrontdeskCore
import FrontdeskRules

/// Which rules lead to which, and what they come to.
struct RuleGraph {
    /// A step from a rule to another.
    struct Edge {
        let target: String
        /// Whether the visitor has to press something.
        let isChip: Bool
        /// Whether it is taken only under a condition.
        let isConditional: Bool
        let span: SourceSpan
    }

    /// The steps of each rule, in order.
    private(set) var edges: [String: [Edge]] = [:]
    /// Rules with an `escalate` of their own.
    private(set) var escalating: Set<String> = []
    /// Rules with an `escalate` or `close` that no condition holds back.
    private(set) var alwaysEnding: Set<String> = []
    /// Rules that show the visitor something.
    private(set) var speaking: Set<String> = []

    init(_ statements: RuleSetDraft) {
        for rule in statements.rules {
            let name = rule.node.name.value
            edges[name] = rule.node.actions.flatMap(Self.edges)
            for action in rule.node.actions {
                if !action.replies.isEmpty { speaking.insert(name) }
                switch action.kind {
                case .escalate:
                    escalating.insert(name)
                    if action.condition == nil { alwaysEnding.insert(name) }
                case .close: if action.condition == nil { alwaysEnding.insert(name) }
                default: continue
                }
            }
        }
    }

    /// The steps of an action.
    static func edges(of action: RuleAction) -> [Edge] {
        switch action.kind {
        case .goto(let target):
            [
                Edge(
                    target: target.value,
                    isChip: false,
                    isConditional: action.condition != nil,
                    span: target.span
                )
            ]
        case .chips(let chips):
            chips.map {
                Edge(
                    target: $0.target.value,
                    isChip: true,
                    isConditional: action.condition != nil,
                    span: $0.target.span
                )
            }
        default: []
        }
    }

    /// All rules that can follow some rules, those included.
    func reachable(from names: some Sequence<String>, throughChips: Bool) -> Set<String> {
        var found = Set(names)
        var waiting = found.sorted()
        while let name = waiting.popLast() {
            for edge in edges[name] ?? [] where throughChips || !edge.isChip {
                if found.insert(edge.target).inserted { waiting.append(edge.target) }
            }
        }
        return found
    }

    /// The rules that a conversation can come to: from those that need no earlier one, and from fallbacks, by steps and
    /// by follow-ups.
    func started(_ statements: RuleSetDraft) -> Set<String> {
        var followers: [String: [String]] = [:]
        var found: Set<String> = []
        for rule in statements.rules {
            let name = rule.node.name.value
            if let after = rule.node.afterLine {
                for earlier in after.rules { followers[earlier.value, default: []].append(name) }
            } else if !rule.node.triggers.isEmpty {
                found.insert(name)
            }
        }
        for fallback in statements.fallbacks {
            for line in fallback.node.lines { found.formUnion(Self.edges(of: line.action).map(\.target)) }
        }
        var waiting = found.sorted()
        while let name = waiting.popLast() {
            let next = (edges[name] ?? []).map(\.target) + (followers[name] ?? [])
            for target in next where found.insert(target).inserted { waiting.append(target) }
        }
        return found
    }

    /// Whether a person is called by one of these rules, or by one that they lead to.
    func leadsToPerson(_ names: some Sequence<String>, throughChips: Bool) -> Bool {
        !reachable(from: names, throughChips: throughChips).isDisjoint(with: escalating)
    }
}
