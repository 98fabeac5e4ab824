import FrontdeskCore

/// Finds captures that are used although some way to match the rule does not bind them.
///
/// A variable is guarded by `known` in the action's own `if`, in an `if` of the rule, or by an earlier `set`.
struct CaptureCheck {
    private let rule: RuleStatement
    private var findings: [Finding] = []

    init(_ rule: RuleStatement) { self.rule = rule }

    mutating func run() -> [Finding] {
        let captures = rule.captureNames
        guard !captures.isEmpty else { return [] }
        let whens = rule.lines.compactMap { line -> Trigger? in
            if case .when(let trigger) = line.kind { trigger } else { nil }
        }
        let alwaysBound = whens.map(\.boundCaptures).reduce(nil as Set<String>?) { $0?.intersection($1) ?? $1 } ?? []
        var safe = alwaysBound
        for line in rule.lines {
            if case .if(let condition) = line.kind { safe.formUnion(condition.knownVariables) }
        }
        for line in rule.lines {
            guard case .action(let action) = line.kind else { continue }
            let guarded = safe.union(action.condition?.knownVariables ?? [])
            for use in action.usedVariables where captures.contains(use.value) && !guarded.contains(use.value) {
                report(use)
            }
            if case .set(let name, _) = action.kind, action.condition == nil { safe.insert(name.value) }
        }
        return findings
    }

    private mutating func report(_ use: Located<String>) {
        findings.append(
            FindingKind.unboundCapture.finding(
                at: use.span,
                "`\(use.value)` is captured by some `when` lines only, and used whether it is known or not",
                remedy: "add `if \(use.value) known`"
            )
        )
    }
}

extension RuleStatement {
    /// The names its `when` lines capture.
    var captureNames: Set<String> {
        var names: Set<String> = []
        for line in lines {
            if case .when(let trigger) = line.kind, case .pattern(_, let pattern) = trigger.kind {
                names.formUnion(pattern.allCaptures.map(\.name.value))
            }
        }
        return names
    }
}

extension Trigger {
    /// The names that are bound whenever it matches.
    fileprivate var boundCaptures: Set<String> {
        if case .pattern(_, let pattern) = kind { pattern.boundCaptures } else { [] }
    }
}

extension Pattern {
    fileprivate var boundCaptures: Set<String> {
        let sets = units.filter { !$0.isNegated }.map { unit in
            unit.items.reduce(into: Set<String>()) { bound, item in
                switch item {
                case .capture(let capture): bound.insert(capture.name.value)
                case .group(let inner, _): bound.formUnion(inner.boundCaptures)
                case .word, .quoted, .concept, .gap, .optional: break
                }
            }
        }
        switch joint {
        case .all: return sets.reduce(into: []) { $0.formUnion($1) }
        case .any: return sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
        }
    }
}

extension Condition {
    /// Variables that are known whenever the condition holds.
    var knownVariables: Set<String> {
        switch self {
        case .test(let test):
            guard case .variable(let name, let question) = test.kind else { return [] }
            switch question {
            case .known: return [name.value]
            case .compare(let comparison, _): return comparison == .notEqual ? [] : [name.value]
            case .unknown: return []
            }
        case .all(let parts, _): return parts.reduce(into: []) { $0.formUnion($1.knownVariables) }
        case .any(let parts, _):
            let sets = parts.map(\.knownVariables)
            return sets.dropFirst().reduce(sets.first ?? []) { $0.intersection($1) }
        case .not(let part, _):
            if case .test(let test) = part, case .variable(let name, .unknown) = test.kind { return [name.value] }
            return []
        }
    }
}

extension RuleAction {
    /// The variables whose values the action needs.
    var usedVariables: [Located<String>] {
        switch kind {
        case .say(let weighted), .or(let weighted): weighted.reply.usedVariables
        case .chips(let chips): chips.flatMap(\.label.usedVariables)
        case .image(_, let reply): reply.usedVariables
        case .card(let title, let text, _): title.usedVariables + text.usedVariables
        case .set(_, let operand): operand.usedVariable.map { [$0] } ?? []
        case .call(let request): request.arguments.compactMap(\.value.usedVariable)
        case .unset, .tag, .untag, .goto, .escalate, .close, .continue: []
        }
    }
}

extension Reply {
    fileprivate var usedVariables: [Located<String>] { arguments.compactMap(\.value.usedVariable) }
}

extension Located where Content == Operand {
    fileprivate var usedVariable: Located<String>? {
        if case .variable(let name) = value { Located<String>(name, span) } else { nil }
    }
}
