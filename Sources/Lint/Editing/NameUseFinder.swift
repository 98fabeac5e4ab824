import FrontdeskCore
import FrontdeskRules

/// Finds every name in a rule file, in the order of the file.
struct NameUseFinder {
    private(set) var uses: [NameUse] = []
    /// Variables that webhooks fill; `order.state` is a field of one.
    private(set) var filled: Set<String> = []
    private var languages: [LanguageTag] = []

    init(_ file: RuleFile) {
        for statement in file.statements { add(statement) }
        uses.sort { ($0.span.line, $0.span.column) < ($1.span.line, $1.span.column) }
    }

    private mutating func add(_ statement: Statement) {
        switch statement {
        case .version, .include: break
        case .language(let node): languages = node.tags.map(\.value)
        case .topic(let node): if let name = node.name { add(.topic, name, statement: node.span) }
        case .concept(let node):
            add(.concept, node.name, statement: node.span)
            for term in node.terms { term.walk { add($0) } }
        case .entity(let node):
            add(.variable, node.name, statement: node.span)
            if case .concept(let name) = node.definition { add(.concept, name) }
        case .intent(let node): add(.intent, node.name, statement: node.span)
        case .rule(let node):
            add(.rule, node.name, statement: node.span)
            for line in node.lines { add(line) }
        case .fallback(let node): for line in node.lines { add(line.action) }
        case .schedule(let node): add(.schedule, node.name, statement: node.span)
        case .webhook(let node): add(.webhook, node.name, statement: node.span)
        case .test(let node):
            add(.test, node.name, statement: node.span)
            for line in node.lines { add(line) }
        }
    }

    private mutating func add(_ line: RuleLine) {
        switch line.kind {
        case .when(let trigger):
            switch trigger.kind {
            case .pattern(_, let pattern): pattern.walk { add($0) }
            case .intent(let name, _): add(.intent, name)
            case .regex, .event: break
            }
        case .if(let condition), .unless(let condition): add(condition)
        case .after(let after): for rule in after.rules { add(.rule, rule) }
        case .action(let action): add(action)
        case .priority, .limit, .example, .counter: break
        }
    }

    private mutating func add(_ item: PatternItem) {
        switch item {
        case .concept(let name): add(.concept, name)
        case .capture(let capture): add(.variable, capture.name)
        case .word, .quoted, .gap, .group, .optional: break
        }
    }

    private mutating func add(_ condition: Condition) {
        condition.walk { test in
            switch test.kind {
            case .hours(let schedule, _): add(.schedule, schedule)
            case .variable(let name, let test):
                add(.variable, name)
                add(test)
            case .visitor(_, let test): add(test)
            case .intent(let name, _, _): add(.intent, name)
            case .page, .language, .channel, .tag, .confidence, .turn: break
            }
        }
    }

    private mutating func add(_ test: VariableTest) {
        if case .compare(_, let operand) = test { add(operand) }
    }

    private mutating func add(_ operand: Located<Operand>) {
        if case .variable(let name) = operand.value { add(.variable, Located(name, operand.span)) }
    }

    private mutating func add(_ action: RuleAction) {
        switch action.kind {
        case .say(let weighted), .or(let weighted): add(weighted.reply)
        case .chips(let chips):
            for chip in chips {
                add(chip.label)
                add(.rule, chip.target)
            }
        case .image(_, let reply): add(reply)
        case .card(let title, let text, _):
            add(title)
            add(text)
        case .set(let name, let operand):
            add(.variable, name)
            add(operand)
        case .unset(let name): add(.variable, name)
        case .goto(let rule): add(.rule, rule)
        case .call(let request):
            add(.webhook, request.webhook)
            for argument in request.arguments { add(argument.value) }
            if let variable = request.variable {
                add(.variable, variable)
                filled.insert(variable.value)
            }
        case .tag, .untag, .escalate, .close, .continue: break
        }
        if let condition = action.condition { add(condition) }
    }

    private mutating func add(_ reply: Reply) {
        if case .key(let key) = reply.source { add(.text, key) }
        for argument in reply.arguments { add(argument.value) }
    }

    private mutating func add(_ line: TestStatement.Line) {
        switch line.kind {
        case .with(let settings):
            for setting in settings { if case .webhook(let name, _) = setting.kind { add(.webhook, name) } }
        case .says: break
        case .expect(let expectation):
            switch expectation.kind {
            case .rule(let name), .notRule(let name): add(.rule, name)
            case .say(let key): add(.text, key)
            case .set(let name, _): add(.variable, name)
            case .sayText, .escalate, .clarify, .tag, .nothing: break
            }
        }
    }

    /// A name stands at the end of its place: behind the `@` of a concept.
    private mutating func add(_ kind: NameUse.Kind, _ name: Located<String>, statement: SourceSpan? = nil) {
        var span = name.span
        let length = name.value.unicodeScalars.count
        if kind != .test, span.line == span.endLine, span.endColumn - length >= span.column {
            span = SourceSpan(
                path: span.path,
                line: span.line,
                column: span.endColumn - length,
                endLine: span.line,
                endColumn: span.endColumn
            )
        }
        uses.append(
            NameUse(kind: kind, name: name.value, span: span, statement: statement, languages: languages)
        )
    }
}
