import FrontdeskCore
import FrontdeskRules

extension Pattern {
    /// Calls `visit` for every item at any depth, from left to right.
    func walk(_ visit: (PatternItem) -> Void) {
        for unit in units { unit.walk(visit) }
    }
}

extension PatternUnit {
    /// Calls `visit` for every item at any depth, from left to right.
    func walk(_ visit: (PatternItem) -> Void) {
        for item in items {
            visit(item)
            switch item {
            case .group(let inner, _), .optional(let inner, _): inner.walk(visit)
            case .word, .quoted, .concept, .capture, .gap: continue
            }
        }
    }
}

extension PatternItem {
    /// What a word or a quoted item says; nil for anything else.
    var literalText: Located<String>? {
        switch self {
        case .word(let word): Located(word.text, word.span)
        case .quoted(let text): text
        case .concept, .capture, .gap, .group, .optional: nil
        }
    }
}

extension RuleStatement {
    /// The triggers of its `when` lines, with the lines they stand on.
    var triggers: [(trigger: Trigger, line: RuleLine)] {
        lines.compactMap { line in if case .when(let trigger) = line.kind { (trigger, line) } else { nil } }
    }

    /// What it does, in order.
    var actions: [RuleAction] {
        lines.compactMap { line in if case .action(let action) = line.kind { action } else { nil } }
    }

    /// Its `after` line.
    var afterLine: AfterLine? {
        for line in lines { if case .after(let after) = line.kind { return after } }
        return nil
    }

    /// Its examples, in order.
    var examples: [Located<String>] {
        lines.compactMap { line in if case .example(let text) = line.kind { text } else { nil } }
    }
}

extension Condition {
    /// Calls `visit` for every test at any depth, from left to right.
    func walk(_ visit: (ConditionTest) -> Void) {
        switch self {
        case .test(let test): visit(test)
        case .all(let parts, _), .any(let parts, _): for part in parts { part.walk(visit) }
        case .not(let part, _): part.walk(visit)
        }
    }
}

extension RuleSetDraft {
    /// Every condition, with the languages that hold where it stands.
    func forEachCondition(_ visit: (Condition) -> Void) {
        for rule in rules {
            for line in rule.node.lines {
                switch line.kind {
                case .if(let condition), .unless(let condition): visit(condition)
                case .action(let action): if let condition = action.condition { visit(condition) }
                default: continue
                }
            }
        }
        for fallback in fallbacks {
            for line in fallback.node.lines { if let condition = line.action.condition { visit(condition) } }
        }
    }

    /// Every action of rules and fallbacks, with the languages that hold where it stands.
    func forEachAction(_ visit: (RuleAction, [LanguageTag]) -> Void) {
        for rule in rules { for action in rule.node.actions { visit(action, rule.languages) } }
        for fallback in fallbacks { for line in fallback.node.lines { visit(line.action, fallback.languages) } }
    }
}
