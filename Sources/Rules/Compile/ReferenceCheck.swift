import FrontdeskCore

/// Finds names that stand for nothing.
struct ReferenceCheck {
    private let draft: RuleSetDraft
    private let names: NameTable
    private var findings: [Finding] = []

    init(_ draft: RuleSetDraft, _ names: NameTable) {
        self.draft = draft
        self.names = names
    }

    mutating func run() -> [Finding] {
        for concept in draft.concepts {
            for unit in concept.node.terms { check(unit.items, concept.languages) }
        }
        for entity in draft.entities {
            if case .concept(let name) = entity.node.definition { checkConcept(name, entity.languages) }
        }
        for rule in draft.rules {
            for line in rule.node.lines { check(line, rule.languages) }
        }
        for fallback in draft.fallbacks {
            for line in fallback.node.lines { check(line.action) }
        }
        for test in draft.tests {
            for line in test.node.lines { check(line) }
        }
        return findings
    }

    // MARK: Lines

    private mutating func check(_ line: RuleLine, _ languages: [LanguageTag]) {
        switch line.kind {
        case .when(let trigger):
            switch trigger.kind {
            case .pattern(_, let pattern): check(pattern, languages)
            case .intent(let name, _): check("intent", name, names.intents)
            case .regex, .event: break
            }
        case .if(let condition), .unless(let condition): check(condition)
        case .after(let after): for rule in after.rules { check("rule", rule, names.rules) }
        case .action(let action): check(action)
        case .priority, .limit, .example, .counter: break
        }
    }

    private mutating func check(_ action: RuleAction) {
        if let condition = action.condition { check(condition) }
        switch action.kind {
        case .chips(let chips): for chip in chips { check("rule", chip.target, names.rules) }
        case .goto(let rule): check("rule", rule, names.rules)
        case .call(let request): check("webhook", request.webhook, names.webhooks)
        case .say, .or, .image, .card, .set, .unset, .tag, .untag, .escalate, .close, .continue: break
        }
    }

    private mutating func check(_ line: TestStatement.Line) {
        switch line.kind {
        case .with(let settings):
            for setting in settings {
                if case .webhook(let name, _) = setting.kind { check("webhook", name, names.webhooks) }
            }
        case .expect(let expectation):
            switch expectation.kind {
            case .rule(let name), .notRule(let name): check("rule", name, names.rules)
            case .say, .sayText, .set, .escalate, .clarify, .tag, .nothing: break
            }
        case .says: break
        }
    }

    private mutating func check(_ condition: Condition) {
        switch condition {
        case .all(let parts, _), .any(let parts, _): for part in parts { check(part) }
        case .not(let part, _): check(part)
        case .test(let test):
            switch test.kind {
            case .hours(let schedule, _): check("schedule", schedule, names.schedules)
            case .intent(let name, _, _): check("intent", name, names.intents)
            case .page, .language, .channel, .tag, .visitor, .variable, .confidence, .turn: break
            }
        }
    }

    // MARK: Patterns

    private mutating func check(_ pattern: Pattern, _ languages: [LanguageTag]) {
        for unit in pattern.units { check(unit.items, languages) }
    }

    private mutating func check(_ items: [PatternItem], _ languages: [LanguageTag]) {
        for item in items {
            switch item {
            case .concept(let name): checkConcept(name, languages)
            case .capture(let capture): check(capture)
            case .group(let inner, _), .optional(let inner, _): check(inner, languages)
            case .word, .quoted, .gap: break
            }
        }
    }

    private mutating func checkConcept(_ name: Located<String>, _ languages: [LanguageTag]) {
        guard names.concepts(named: name.value, for: languages).isEmpty else { return }
        guard let others = names.concepts[name.value], let other = others.first else {
            check("concept", name, names.concepts)
            return
        }
        let place = draft.concepts[other].node.name.span.start
        report(
            name,
            "the concept `\(name.value)` has no terms in this language",
            remedy: "define it below `language \(languages.map(\.rawValue).joined(separator: ", "))`",
            notes: [Finding.Note(location: place, message: "it is defined here for another language")]
        )
    }

    /// A bare name that is no entity captures one token, unless an entity of nearly that name makes it a slip.
    private mutating func check(_ capture: CaptureItem) {
        let name = capture.name
        guard capture.tokens == nil else {
            if names.entities[name.value] != nil {
                report(
                    name,
                    "`\(name.value)` is an entity, and an entity has no number of tokens",
                    remedy: "write `{\(name.value)}`"
                )
            }
            return
        }
        guard names.entities[name.value] == nil, !NameTable.builtInEntities.contains(name.value) else { return }
        let entities = names.entities.keys.sorted() + NameTable.builtInEntities
        guard let near = SpellingSuggestion.nearest(to: name.value, among: entities) else { return }
        report(
            name,
            "unknown entity `\(name.value)`",
            remedy: "did you mean `\(near)`? To capture one word, write `{\(name.value):1-1}`"
        )
    }

    // MARK: Names

    private mutating func check(_ what: String, _ name: Located<String>, _ table: [String: some Any]) {
        guard table[name.value] == nil else { return }
        let near = SpellingSuggestion.nearest(to: name.value, among: table.keys.sorted())
        let remedy = near.map { "did you mean `\($0)`?" } ?? "define it: `\(what) \(name.value)`"
        report(name, "unknown \(what) `\(name.value)`", remedy: remedy)
    }

    private mutating func report(
        _ name: Located<String>,
        _ message: String,
        remedy: String,
        notes: [Finding.Note] = []
    ) {
        findings.append(FindingKind.unknownName.finding(at: name.span, message, remedy: remedy, notes: notes))
    }
}
