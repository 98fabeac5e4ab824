import FrontdeskCore
import FrontdeskRules

/// Tells which actions of rules a turn came to, from what the turn did.
struct DoneActions {
    private let rules: RuleSet

    init(_ rules: RuleSet) { self.rules = rules }

    /// The places of the actions that a turn came to.
    func places(of outcome: Pipeline.Outcome) -> Set<FileLocation> {
        let decision = outcome.decision
        let reasons = outcome.trace.steps.flatMap(\.reasons)
        var acting = decision.rules
        var isFallback = false
        for reason in reasons {
            switch reason {
            case .chosen(let rule): acting.append(rule)
            case .fallback: isFallback = true
            default: continue
            }
        }
        var places: Set<FileLocation> = []
        for name in Set(acting) {
            if let rule = rules.rule(named: name) { add(rule.actions, of: name, decision, to: &places) }
        }
        if isFallback {
            for fallback in rules.fallbacks {
                add(fallback.lines.map(\.action), of: "fallback", decision, isStaged: true, to: &places)
            }
        }
        return places
    }

    private func add(
        _ actions: [RuleAction],
        of rule: RuleName,
        _ decision: Decision,
        isStaged: Bool = false,
        to places: inout Set<FileLocation>
    ) {
        var groupWasSaid = false
        for action in actions {
            var isDone = isDone(action, of: rule, decision)
            switch action.kind {
            case .say:
                groupWasSaid =
                    isDone || variants(of: action, in: actions).contains { self.isDone($0, of: rule, decision) }
                // Which variant comes is chosen; one that nothing holds back has had its chance.
                if groupWasSaid && action.condition == nil { isDone = true }
            case .or: if groupWasSaid && action.condition == nil { isDone = true }
            // What leaves no mark is done when the rule acts, unless a condition or an earlier stage held it back.
            case .continue, .unset, .untag, .goto: isDone = isDone || (action.condition == nil && !isStaged)
            default: break
            }
            if isDone { places.insert(action.span.start) }
        }
    }

    /// The further variants of a group, up to the next group.
    private func variants(of say: RuleAction, in actions: [RuleAction]) -> [RuleAction] {
        guard let start = actions.firstIndex(of: say) else { return [] }
        var found: [RuleAction] = []
        for action in actions[(start + 1)...] {
            guard case .or = action.kind else { break }
            found.append(action)
        }
        return found
    }

    /// Whether the decision shows that an action was done.
    private func isDone(_ action: RuleAction, of rule: RuleName, _ decision: Decision) -> Bool {
        switch action.kind {
        case .say(let weighted), .or(let weighted):
            decision.replies.contains { message in
                switch weighted.reply.source {
                case .key(let key): message.key == key.value
                case .inline(let text): message.text == text.value
                }
            }
        case .chips(let chips):
            decision.replies.flatMap(\.choices).contains { choice in
                chips.contains { choice.target?.rawValue == $0.target.value }
            }
        case .image, .card: decision.replies.contains { !$0.attachments.isEmpty }
        case .set(let name, _):
            decision.effects.contains { if case .setVariable(name.value, _) = $0 { true } else { false } }
        case .unset(let name): decision.effects.contains(.unsetVariable(name.value))
        case .tag(let name): decision.effects.contains(.addTag(name.value))
        case .untag(let name): decision.effects.contains(.removeTag(name.value))
        case .goto(let target): decision.rules.contains(RuleName(target.value))
        case .escalate: if case .escalate = decision.transition { true } else { false }
        case .call(let request):
            decision.calls.contains { $0.webhook.rawValue == request.webhook.value && $0.rule == rule }
        case .close: if case .close = decision.transition { true } else { false }
        case .continue: false
        }
    }
}
