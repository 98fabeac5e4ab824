public import FrontdeskCore

extension TranscriptLine {
    /// The line of a conversation, without a line end.
    public static func written(_ conversation: ConversationID, _ records: some Sequence<Record>) -> [UInt8] {
        JSONValue.members(
            ("transcript", .integer(version)),
            ("conversation", .string(conversation.rawValue)),
            ("records", .array(records.compactMap(json)))
        ).bytes
    }

    private static func json(_ record: Record) -> JSONValue? {
        guard record.event.concernsReplay, let (kind, payload) = payload(record.event) else { return nil }
        return .members(
            ("pos", .integer(record.pos)),
            ("at", .integer(Int(record.at.milliseconds))),
            ("by", .string(record.author.word)),
            ("seq", record.seq.map { .integer($0) }),
            (kind, payload)
        )
    }

    private static func payload(_ event: Event) -> (String, JSONValue)? {
        switch event {
        case .opened(let opening): ("opened", json(opening))
        case .message(let message): ("said", json(message))
        case .ownerChanged(let change): ("owner", json(change, reopens: false))
        case .reopened(let change): ("owner", json(change, reopens: true))
        case .wentOffline(let notice):
            (
                "offline",
                .members(
                    ("team", .string(notice.team.rawValue)),
                    ("priority", .string(notice.priority.rawValue)),
                    ("cause", .string(notice.cause.rawValue))
                )
            )
        case .closed(let reason): ("closed", json(reason))
        case .pageViewed(let page): ("page", .string(page.url))
        case .turn(let turn): ("turn", json(turn))
        case .tagged(let tags): ("tagged", .array(tags.map { .string($0) }))
        case .untagged(let tags): ("untagged", .array(tags.map { .string($0) }))
        case .webhookAnswered(let answer):
            (
                "webhook",
                .members(
                    ("turn_pos", .integer(answer.turnPosition)),
                    ("index", .integer(answer.index)),
                    ("values", answer.values.map(json))
                )
            )
        case .erased(let kind): ("erased", .string(kind.rawValue))
        case .edited, .deleted, .rated, .note, .cursorMoved, .judged: nil
        }
    }

    private static func json(_ opening: Opening) -> JSONValue {
        .members(
            ("channel", .string(opening.channel.rawValue)),
            ("seed", .string(String(opening.seed))),
            ("browser", .array(opening.browserLanguages.map { .string($0.rawValue) })),
            ("page_language", opening.pageLanguage.map { .string($0.rawValue) })
        )
    }

    private static func json(_ message: Message) -> JSONValue {
        let choices = message.choices.map { choice in
            JSONValue.members(
                ("id", .string(choice.id.rawValue)),
                ("label", .string(choice.label)),
                ("target", choice.target.map { .string($0.rawValue) }),
                ("intent", choice.intent.map { .string($0.rawValue) })
            )
        }
        return .members(
            ("text", .string(message.text)),
            ("key", message.key.map { .string($0) }),
            ("choices", choices.isEmpty ? nil : .array(choices)),
            (
                "chosen",
                message.chosen.map {
                    .members(("seq", .integer($0.seq)), ("choice", .string($0.choice.rawValue)))
                }
            )
        )
    }

    private static func json(_ change: OwnerChange, reopens: Bool) -> JSONValue {
        let (kind, team, priority) = change.owner.parts
        return .members(
            ("kind", .string(kind)),
            ("team", team.map { .string($0.rawValue) }),
            ("priority", priority.map { .string($0.rawValue) }),
            ("cause", change.cause.map { .string($0.rawValue) }),
            ("reopens", reopens ? .boolean(true) : nil)
        )
    }

    private static func json(_ reason: ClosingReason) -> JSONValue {
        switch reason {
        case .resolved: .members(("by", "agent"))
        case .closedByVisitor: .members(("by", "visitor"))
        case .closedByRule(let rule): .members(("by", "rule"), ("rule", .string(rule.rawValue)))
        case .visitorIdle: .members(("by", "idle"))
        }
    }

    private static func json(_ turn: TurnRecord) -> JSONValue {
        let isForced = turn.trace.steps.first?.plugin == PluginName("desk")
        return .members(
            ("turn", .integer(turn.turn)),
            ("outcome", .string(turn.outcome.rawValue)),
            ("rules", .array(turn.rules.map { .string($0.rawValue) })),
            (
                "variants",
                turn.variants.isEmpty
                    ? nil
                    : .array(
                        turn.variants.map { [.string($0.rule.rawValue), .integer($0.group), .integer($0.variant)] }
                    )
            ),
            ("effects", turn.effects.isEmpty ? nil : .array(turn.effects.map(json))),
            ("calls", turn.calls.isEmpty ? nil : .array(turn.calls.map(json))),
            ("hours", turn.trace.hours.isEmpty ? nil : json(turn.trace.hours)),
            ("attributes", turn.trace.attributes.isEmpty ? nil : json(turn.trace.attributes)),
            ("wins", turn.trace.visitorWins.isEmpty ? nil : json(turn.trace.visitorWins)),
            ("forced", isForced ? .boolean(true) : nil)
        )
    }

    private static func json(_ effect: Effect) -> JSONValue {
        switch effect {
        case .setVariable(let name, let value): .members(("set", .string(name)), ("value", json(value)))
        case .unsetVariable(let name): .members(("unset", .string(name)))
        case .addTag(let tag): .members(("tag", .string(tag)))
        case .removeTag(let tag): .members(("untag", .string(tag)))
        case .enterTopic(let topic, let turns):
            .members(("topic", .string(topic.rawValue)), ("turns", turns.map { .integer($0) }))
        case .leaveTopic: .members(("leave", true))
        case .setLanguage(let language): .members(("language", .string(language.rawValue)))
        }
    }

    private static func json(_ call: WebhookCall) -> JSONValue {
        .members(
            ("webhook", .string(call.webhook.rawValue)),
            ("into", call.into.map { .string($0) }),
            ("rule", .string(call.rule.rawValue)),
            ("resume", .integer(call.resumeAt))
        )
    }

    private static func json(_ values: [String: Value]) -> JSONValue {
        .object(values.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, json($0.value)) })
    }

    private static func json(_ hours: [ScheduleName: Bool]) -> JSONValue {
        .object(hours.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key.rawValue, .boolean($0.value)) })
    }

    private static func json(_ wins: [RuleName: Int]) -> JSONValue {
        .object(wins.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key.rawValue, .integer($0.value)) })
    }

    private static func json(_ value: Value) -> JSONValue {
        switch value {
        case .string(let text): .string(text)
        case .integer(let number): .integer(number)
        case .number(let number): .number(number)
        case .boolean(let flag): .boolean(flag)
        }
    }
}

extension Author {
    /// The word for it in a transcript; which agent it was stays in the database.
    fileprivate var word: String {
        switch self {
        case .visitor: "visitor"
        case .bot: "bot"
        case .agent: "agent"
        case .system: "system"
        }
    }
}

extension Owner {
    /// The kind, the team and the priority.
    fileprivate var parts: (kind: String, team: TeamName?, priority: QueuePriority?) {
        switch self {
        case .bot: ("bot", nil, nil)
        case .queue(let team, let priority): ("queue", team, priority)
        case .agent: ("agent", nil, nil)
        case .offline(let team, let priority): ("offline", team, priority)
        case .nobody: ("nobody", nil, nil)
        }
    }
}
