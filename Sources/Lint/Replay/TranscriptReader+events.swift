import FrontdeskCore

extension Opening {
    init?(transcript: JSONValue) {
        guard let channel = transcript["channel"]?.text, let seed = transcript["seed"]?.text.flatMap({ UInt64($0) })
        else { return nil }
        self.init(
            visitor: "visitor",
            channel: ChannelName(channel),
            seed: seed,
            browserLanguages: (transcript["browser"]?.texts ?? []).map { LanguageTag($0) },
            pageLanguage: transcript["page_language"]?.text.map { LanguageTag($0) }
        )
    }
}

extension Message {
    init?(transcript: JSONValue) {
        guard let text = transcript["text"]?.text else { return nil }
        var choices: [Choice] = []
        for item in transcript["choices"]?.items ?? [] {
            guard let id = item["id"]?.text, let label = item["label"]?.text else { return nil }
            choices.append(
                Choice(
                    id: ChoiceID(id),
                    label: label,
                    target: item["target"]?.text.map { RuleName($0) },
                    intent: item["intent"]?.text.map { IntentName($0) }
                )
            )
        }
        var chosen: ChosenReply?
        if let pressed = transcript["chosen"], let seq = pressed["seq"]?.wholeNumber, let id = pressed["choice"]?.text {
            chosen = ChosenReply(seq: seq, choice: ChoiceID(id))
        }
        self.init(text: text, choices: choices, key: transcript["key"]?.text, chosen: chosen)
    }
}

extension Event {
    init?(owner: JSONValue) {
        let team = owner["team"]?.text.map { TeamName($0) }
        let priority = owner["priority"]?.text.flatMap(QueuePriority.init(rawValue:)) ?? .normal
        let kept: Owner? =
            switch owner["kind"]?.text {
            case "bot": .bot
            case "queue": team.map { .queue(team: $0, priority: priority) }
            case "offline": team.map { .offline(team: $0, priority: priority) }
            case "agent": .agent("agent")
            case "nobody": .nobody
            default: nil
            }
        guard let kept else { return nil }
        let change = OwnerChange(
            owner: kept,
            cause: owner["cause"]?.text.flatMap(EscalationCause.init(rawValue:))
        )
        self = owner["reopens"]?.flag == true ? .reopened(change) : .ownerChanged(change)
    }
}

extension OfflineNotice {
    init?(transcript: JSONValue) {
        guard let team = transcript["team"]?.text,
            let cause = transcript["cause"]?.text.flatMap(EscalationCause.init(rawValue:))
        else { return nil }
        self.init(
            team: TeamName(team),
            priority: transcript["priority"]?.text.flatMap(QueuePriority.init(rawValue:)) ?? .normal,
            opensAt: nil,
            cause: cause
        )
    }
}

extension ClosingReason {
    init?(transcript: JSONValue) {
        switch transcript["by"]?.text {
        case "agent": self = .resolved(by: "agent")
        case "visitor": self = .closedByVisitor
        case "idle": self = .visitorIdle
        case "rule": self = .closedByRule(RuleName(transcript["rule"]?.text ?? ""))
        default: return nil
        }
    }
}

extension WebhookAnswer {
    init?(transcript: JSONValue) {
        guard let turn = transcript["turn_pos"]?.wholeNumber, let index = transcript["index"]?.wholeNumber else {
            return nil
        }
        self.init(turnPosition: turn, index: index, values: transcript["values"].map(\.variableValues))
    }
}

extension TurnRecord {
    init?(transcript: JSONValue) {
        guard let turn = transcript["turn"]?.wholeNumber,
            let outcome = transcript["outcome"]?.text.flatMap(Outcome.init(rawValue:)),
            let rules = transcript["rules"]?.texts
        else { return nil }
        var trace = Trace(ruleSet: "", model: nil, attributes: transcript["attributes"]?.variableValues ?? [:])
        for member in transcript["hours"]?.members ?? [] { trace.hours[ScheduleName(member.key)] = member.value.flag }
        for member in transcript["wins"]?.members ?? [] {
            trace.visitorWins[RuleName(member.key)] = member.value.wholeNumber
        }
        if transcript["forced"]?.flag == true {
            trace.steps = [TraceStep(plugin: "desk", outcome: .decided, reasons: [])]
        }
        self.init(
            turn: turn,
            outcome: outcome,
            rules: rules.map { RuleName($0) },
            variants: (transcript["variants"]?.items ?? []).compactMap { VariantUse(transcript: $0) },
            effects: (transcript["effects"]?.items ?? []).compactMap { Effect(transcript: $0) },
            calls: (transcript["calls"]?.items ?? []).compactMap { WebhookCall(transcript: $0) },
            trace: trace
        )
    }
}

extension VariantUse {
    fileprivate init?(transcript: JSONValue) {
        guard let items = transcript.items, items.count == 3, let rule = items[0].text,
            let group = items[1].wholeNumber, let variant = items[2].wholeNumber
        else { return nil }
        self.init(rule: RuleName(rule), group: group, variant: variant)
    }
}

extension Effect {
    fileprivate init?(transcript: JSONValue) {
        guard let first = transcript.members?.first else { return nil }
        let text = first.value.text
        let effect: Effect? =
            switch first.key {
            case "set": transcript["value"]?.variableValue.flatMap { value in text.map { .setVariable($0, value) } }
            case "unset": text.map { .unsetVariable($0) }
            case "tag": text.map { .addTag($0) }
            case "untag": text.map { .removeTag($0) }
            case "topic": text.map { .enterTopic(TopicName($0), turns: transcript["turns"]?.wholeNumber) }
            case "leave": .leaveTopic
            case "language": text.map { .setLanguage(LanguageTag($0)) }
            default: nil
            }
        guard let effect else { return nil }
        self = effect
    }
}

extension WebhookCall {
    fileprivate init?(transcript: JSONValue) {
        guard let webhook = transcript["webhook"]?.text, let rule = transcript["rule"]?.text,
            let resumeAt = transcript["resume"]?.wholeNumber
        else { return nil }
        self.init(
            webhook: WebhookName(webhook),
            arguments: [:],
            into: transcript["into"]?.text,
            rule: RuleName(rule),
            resumeAt: resumeAt,
            ruleSet: ""
        )
    }
}
