public import FrontdeskCore

/// A rule as it runs: what ranks it, what limits it, and what it does.
public final class CompiledRule: Sendable {
    /// The rule's name.
    public let name: RuleName
    /// Where it is defined.
    public let location: FileLocation
    /// The languages it is for; empty for any.
    public let languages: [LanguageTag]
    /// The topic it belongs to.
    public let topic: TopicName?
    /// How many turns that topic lasts; nil for as long as no other is entered.
    public let topicTurns: Int?
    /// Its priority, from -100 to 100.
    public let priority: Int
    /// Its `if` and `unless` lines, in order.
    public let conditions: [RuleCondition]
    /// The rules of which one must have won before; empty for a rule that follows none.
    public let after: [RuleName]
    /// Within how many turns before this one it must have won.
    public let afterTurns: Int
    /// How often it may win.
    public let limits: [WinLimit]
    /// What it does, in order.
    public let actions: [RuleAction]
    /// Its `when` lines, in order.
    public let triggers: [CompiledTrigger]
    /// The statement it was compiled from.
    public let statement: RuleStatement
    /// How many conditions must hold at once, which ranks it.
    public let conditionCount: Int
    /// Its place in the set, which ranks it last.
    let order: Int
    /// The number of its language scope.
    let scope: Int

    init(
        statement: RuleStatement,
        languages: [LanguageTag],
        topic: TopicName?,
        topicTurns: Int?,
        order: Int,
        scope: Int,
        text: SourceText
    ) {
        self.statement = statement
        name = RuleName(statement.name.value)
        location = statement.name.span.start
        self.languages = languages
        self.topic = topic
        self.topicTurns = topicTurns
        self.order = order
        self.scope = scope
        var priority = 0
        var conditions: [RuleCondition] = []
        var after: [RuleName] = []
        var afterTurns = 1
        var limits: [WinLimit] = []
        var actions: [RuleAction] = []
        var triggers: [CompiledTrigger] = []
        for line in statement.lines {
            switch line.kind {
            case .when(let trigger): triggers.append(CompiledTrigger(trigger: trigger, location: line.span.start))
            case .if(let condition):
                conditions.append(RuleCondition(condition: condition, isNegated: false, text: text.text(in: line.span)))
            case .unless(let condition):
                conditions.append(RuleCondition(condition: condition, isNegated: true, text: text.text(in: line.span)))
            case .after(let line):
                after += line.rules.map { RuleName($0.value) }
                afterTurns = line.turns?.value ?? 1
            case .priority(let number): priority = number.value
            case .limit(let limit): limits.append(limit)
            case .action(let action): actions.append(action)
            case .example, .counter: break
            }
        }
        self.priority = priority
        self.conditions = conditions
        self.after = after
        self.afterTurns = afterTurns
        self.limits = limits
        self.actions = actions
        self.triggers = triggers
        conditionCount = conditions.reduce(after.isEmpty ? 0 : 1) { $0 + $1.strictness }
    }

    /// Whether its lines are in the follow-up layer.
    public var isFollowUp: Bool { !after.isEmpty }
}

/// A `when` line of a rule.
public struct CompiledTrigger: Sendable {
    /// What it looks for.
    public let trigger: Trigger
    /// Where the line stands.
    public let location: FileLocation
}

/// An `if` or `unless` line of a rule.
public struct RuleCondition: Sendable {
    /// What is asked.
    public let condition: Condition
    /// Whether it must not hold.
    public let isNegated: Bool
    /// The line as written, with its keyword.
    public let text: String

    /// How many tests must hold at once.
    var strictness: Int {
        isNegated ? Condition.not(condition, condition.span).strictness : condition.strictness
    }
}

extension SourceText {
    /// The text of a span; lines that go on are joined by a blank.
    func text(in span: SourceSpan) -> String {
        guard span.line != span.endLine else { return columns(span.line, span.column, span.endColumn) }
        var parts = [columns(span.line, span.column, nil)]
        for line in span.line + 1..<max(span.line + 1, span.endLine) { parts.append(columns(line, 1, nil)) }
        parts.append(columns(span.endLine, 1, span.endColumn))
        return parts.map(\.withoutContinuation).joined(separator: " ")
    }

    private func columns(_ line: Int, _ column: Int, _ end: Int?) -> String {
        let scalars = text(ofLine: line).unicodeScalars
        let part = scalars.prefix(end.map { $0 - 1 } ?? scalars.count).dropFirst(column - 1)
        return String(String.UnicodeScalarView(part))
    }
}

extension String {
    /// The line without blanks around it and without its closing backslash.
    fileprivate var withoutContinuation: String {
        var scalars = Substring(self).unicodeScalars
        while let last = scalars.last, last == " " || last == "\t" || last == "\\" { scalars.removeLast() }
        while let first = scalars.first, first == " " || first == "\t" { scalars.removeFirst() }
        return String(scalars)
    }
}
