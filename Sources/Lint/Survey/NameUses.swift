import FrontdeskRules

/// The names that rules use, by what they mean.
struct NameUses {
    private(set) var concepts: Set<String> = []
    private(set) var captures: Set<String> = []
    private(set) var intents: Set<String> = []
    private(set) var schedules: Set<String> = []
    private(set) var webhooks: Set<String> = []

    init(_ statements: RuleSetDraft) {
        for concept in statements.concepts { for term in concept.node.terms { term.walk { add($0) } } }
        for entity in statements.entities {
            if case .concept(let name) = entity.node.definition { concepts.insert(name.value) }
        }
        for rule in statements.rules {
            for (trigger, _) in rule.node.triggers {
                switch trigger.kind {
                case .pattern(_, let pattern): pattern.walk { add($0) }
                case .intent(let name, _): intents.insert(name.value)
                case .regex, .event: continue
                }
            }
        }
        statements.forEachCondition { condition in
            condition.walk { test in
                switch test.kind {
                case .hours(let schedule, _): schedules.insert(schedule.value)
                case .intent(let name, _, _): intents.insert(name.value)
                default: return
                }
            }
        }
        statements.forEachAction { action, _ in
            if case .call(let request) = action.kind { webhooks.insert(request.webhook.value) }
        }
    }

    private mutating func add(_ item: PatternItem) {
        switch item {
        case .concept(let name): concepts.insert(name.value)
        case .capture(let capture): captures.insert(capture.name.value)
        case .word, .quoted, .gap, .group, .optional: return
        }
    }
}
