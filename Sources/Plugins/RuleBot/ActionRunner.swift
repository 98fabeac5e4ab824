import FrontdeskCore
import FrontdeskRules

/// Carries out the actions of rules on paper: what was said, remembered and asked for becomes a ``Decision``.
///
/// It never does anything itself. Conditions see what earlier actions of the same turn set.
struct ActionRunner {
    /// At most so many `goto` follow one another.
    static let maximumDepth = 8
    /// At most so many webhooks are called for one rule.
    static let maximumCalls = 2

    private(set) var decision = Decision(outcome: .answered)
    /// What conditions are read against; follows the actions.
    private(set) var context: MatchContext
    /// Whether `continue` asked for the next candidate.
    private(set) var wantsNext = false
    /// Whether the turn is over for good: closed, escalated, or waiting for a webhook.
    private(set) var isOver = false
    /// Faults to be told in the trace, such as a text that is in no locale.
    private(set) var faults: [Reason] = []

    private let rules: RuleSet
    private let writer: ReplyWriter
    private let history: [VariantUse]
    private let seed: UInt64
    private var pendingChoices: [Choice] = []

    init(_ turn: Turn, context: MatchContext, rules: RuleSet, texts: any TextCatalog) {
        self.context = context
        self.rules = rules
        writer = ReplyWriter(texts: texts, language: turn.facts.replyLanguage ?? turn.conversation.language ?? "en")
        history = turn.conversation.variants
        seed = turn.conversation.opening?.seed ?? 0
    }

    /// Takes what a match captured into the conversation's memory.
    mutating func remember(_ captures: [Capture]) {
        for capture in captures { set(capture.name, capture.value) }
    }

    /// Runs a rule from one of its actions on, and the rules it goes to.
    mutating func run(_ rule: CompiledRule, from first: Int = 0, countsAsWin: Bool = true) {
        var next: (rule: CompiledRule, first: Int)? = (rule, first)
        var depth = 0
        wantsNext = false
        while let (rule, first) = next, !isOver, depth <= Self.maximumDepth {
            if first == 0 && countsAsWin { win(rule) }
            next = perform(rule, from: first).map { ($0, 0) }
            depth += 1
        }
        placePendingChoices()
    }

    /// Runs actions that belong to no rule, such as those of the `fallback` block.
    mutating func run(_ actions: [RuleAction], as name: RuleName) {
        let target = perform(actions, of: name, from: 0)
        if let target, !isOver { run(target) }
        placePendingChoices()
    }

    private mutating func win(_ rule: CompiledRule) {
        decision.rules.append(rule.name)
        context.wins.append(RuleWin(rule: rule.name, turn: context.turn, at: context.at))
        if let topic = rule.topic {
            decision.effects.append(.enterTopic(topic, turns: rule.topicTurns))
            context.topic = topic
        }
    }

    /// Performs a rule's actions, and gives back the rule to go to.
    private mutating func perform(_ rule: CompiledRule, from first: Int) -> CompiledRule? {
        perform(rule.actions, of: rule.name, from: first)
    }

    private mutating func perform(_ actions: [RuleAction], of name: RuleName, from first: Int) -> CompiledRule? {
        var target: CompiledRule?
        var index = first
        var group = actions[..<min(first, actions.count)].count { $0.isSay }
        while index < actions.count, !isOver {
            let action = actions[index]
            if action.isSay {
                let variants = actions[index...].prefix(while: { $0.isSay && $0 == action || $0.isVariant })
                say(Array(variants), of: name, group: group)
                group += 1
                index += variants.count
                continue
            }
            if rules.holds(action.condition, in: context) {
                target = perform(action.kind, at: index, of: name) ?? target
            }
            index += 1
        }
        return isOver ? nil : target
    }

    /// Performs one action that is no reply; gives back the rule of a `goto`.
    private mutating func perform(_ kind: RuleAction.Kind, at index: Int, of name: RuleName) -> CompiledRule? {
        switch kind {
        case .say, .or: break
        case .chips(let chips): offer(chips)
        case .image(let url, let alternative):
            attach(.image(url: url.value, alternative: text(alternative)))
        case .card(let title, let text, let url):
            attach(.card(title: self.text(title), text: self.text(text), url: url.value))
        case .set(let variable, let operand):
            if let value = operand.value.value(in: context.variables) { set(variable.value, value) }
        case .unset(let variable):
            context.variables[variable.value] = nil
            decision.effects.append(.unsetVariable(variable.value))
        case .tag(let tag):
            if !context.tags.contains(tag.value) { context.tags.append(tag.value) }
            decision.effects.append(.addTag(tag.value))
        case .untag(let tag):
            context.tags.removeAll { $0 == tag.value }
            decision.effects.append(.removeTag(tag.value))
        case .goto(let target):
            guard let rule = rules.rule(named: RuleName(target.value)), rules.obstacle(to: rule, in: context) == nil
            else {
                return nil
            }
            return rule
        case .escalate(let escalation): escalate(escalation, by: name)
        case .call(let request): call(request, of: name, resumeAt: index + 1)
        case .close:
            decision.transition = .close(by: name)
            isOver = true
        case .continue: wantsNext = true
        }
        return nil
    }

    // MARK: Replies

    private mutating func say(_ variants: [RuleAction], of name: RuleName, group: Int) {
        let weights = variants.map { rules.holds($0.condition, in: context) ? $0.weight : 0 }
        let chosen = VariantChoice.choose(
            weights: weights,
            seed: seed,
            rule: name,
            turn: context.turn,
            group: group,
            uses: history
        )
        guard let chosen else { return }
        guard let reply = variants[chosen].reply else { return }
        guard let message = writer.message(reply, variables: context.variables) else {
            faults.append(.other("no text for the reply at \(reply.span.start)"))
            return
        }
        if variants.count > 1 { decision.variants.append(VariantUse(rule: name, group: group, variant: chosen)) }
        decision.replies.append(message)
        placePendingChoices()
    }

    private func text(_ reply: Reply) -> String { writer.message(reply, variables: context.variables)?.text ?? "" }

    private mutating func offer(_ chips: [Chip]) {
        for chip in chips {
            let id = ChoiceID("c\(pendingChoices.count + (decision.replies.last?.choices.count ?? 0) + 1)")
            pendingChoices.append(Choice(id: id, label: text(chip.label), target: RuleName(chip.target.value)))
        }
        placePendingChoices()
    }

    /// Puts quick replies under the last thing said; before anything was said they wait for it.
    private mutating func placePendingChoices() {
        guard !pendingChoices.isEmpty, let last = decision.replies.popLast() else { return }
        decision.replies.append(last.with(choices: last.choices + pendingChoices))
        pendingChoices = []
    }

    private mutating func attach(_ attachment: MessageAttachment) {
        if let last = decision.replies.popLast() {
            decision.replies.append(last.with(attachments: last.attachments + [attachment]))
        } else {
            decision.replies.append(Message(text: "", language: writer.language, attachments: [attachment]))
        }
    }

    // MARK: Memory and transitions

    private mutating func set(_ name: String, _ value: Value) {
        context.variables[name] = value
        decision.effects.append(.setVariable(name, value))
    }

    private mutating func escalate(_ escalation: FrontdeskRules.Escalation, by name: RuleName) {
        // The rules that hand over to people have priority 100; one of them acting means that the visitor asked.
        let asked = decision.rules.contains { (rules.rule(named: $0)?.priority ?? 0) >= 100 }
        decision.transition = .escalate(
            team: escalation.team.map { TeamName($0.value) },
            priority: escalation.priority?.value ?? .normal,
            cause: asked ? .asked : .rule,
            reason: escalation.reason?.value
        )
        isOver = true
    }

    private mutating func call(_ request: WebhookRequest, of name: RuleName, resumeAt index: Int) {
        guard decision.calls.count(where: { $0.rule == name }) < Self.maximumCalls else { return }
        var arguments: [String: Value] = [:]
        for argument in request.arguments {
            arguments[argument.name.value] = argument.value.value.value(in: context.variables)
        }
        decision.calls.append(
            WebhookCall(
                webhook: WebhookName(request.webhook.value),
                arguments: arguments,
                into: request.variable?.value,
                rule: name,
                resumeAt: index,
                ruleSet: rules.hash
            )
        )
        isOver = true
    }
}

extension RuleAction {
    fileprivate var isSay: Bool { if case .say = kind { true } else { false } }
    fileprivate var isVariant: Bool { if case .or = kind { true } else { false } }

    fileprivate var reply: Reply? {
        switch kind {
        case .say(let weighted), .or(let weighted): weighted.reply
        default: nil
        }
    }

    fileprivate var weight: Int {
        switch kind {
        case .say(let weighted), .or(let weighted): weighted.weight?.value ?? 1
        default: 1
        }
    }
}

extension Operand {
    /// The value, looked up when a variable is meant; nil for one that is unknown.
    func value(in variables: [String: Value]) -> Value? {
        switch self {
        case .value(let value): value
        case .variable(let name): variables[name]
        }
    }
}
