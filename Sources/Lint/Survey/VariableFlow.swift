import FrontdeskCore
import FrontdeskRules

/// Where variables get values, and where values are looked at.
struct VariableFlow {
    /// What a variable can hold by one way of setting it.
    enum Content: Hashable {
        case text, number, boolean
        /// An answer of a webhook, or another variable: it can be anything.
        case unknown
    }

    /// Everything that sets a variable.
    private(set) var contents: [String: Set<Content>] = [:]
    /// `set` actions, in order.
    private(set) var assignments: [Located<String>] = []
    /// Everything that looks at a variable, in order.
    private(set) var reads: [Located<String>] = []
    /// Variables that hold the answer of a webhook; their fields are set with them.
    private(set) var answers: Set<String> = []

    init(_ statements: RuleSetDraft) {
        let numbers = Set(
            statements.entities.filter { $0.node.definition == .number }.map(\.node.name.value)
        ).union(["number"])
        for rule in statements.rules {
            for (trigger, _) in rule.node.triggers {
                guard case .pattern(_, let pattern) = trigger.kind else { continue }
                pattern.walk { item in
                    guard case .capture(let capture) = item else { return }
                    let name = capture.name.value
                    contents[name, default: []].insert(numbers.contains(name) ? .number : .text)
                }
            }
        }
        statements.forEachAction { action, _ in add(action) }
        statements.forEachCondition { condition in condition.walk { add($0) } }
        for test in statements.tests { for line in test.node.lines { add(line) } }
    }

    private mutating func add(_ action: RuleAction) {
        switch action.kind {
        case .set(let name, let operand):
            assignments.append(name)
            contents[name.value, default: []].insert(Content(operand.value))
            read(operand)
        case .call(let request):
            for argument in request.arguments { read(argument.value) }
            if let variable = request.variable {
                answers.insert(variable.value)
                contents[variable.value, default: []].insert(.unknown)
            }
        default:
            for reply in action.replies { for argument in reply.arguments { read(argument.value) } }
        }
    }

    private mutating func add(_ test: ConditionTest) {
        switch test.kind {
        case .variable(let name, let question):
            reads.append(name)
            if case .compare(_, let operand) = question { read(operand) }
        case .visitor(_, .compare(_, let operand)): read(operand)
        default: return
        }
    }

    /// An expectation of a dialogue looks at a variable, too.
    private mutating func add(_ line: TestStatement.Line) {
        if case .expect(let expectation) = line.kind, case .set(let name, _) = expectation.kind { reads.append(name) }
    }

    private mutating func read(_ operand: Located<Operand>) {
        if case .variable(let name) = operand.value { reads.append(Located(name, operand.span)) }
    }

    /// Whether anything sets a variable, be it as a field of a webhook's answer.
    func isSet(_ name: String) -> Bool {
        if contents[name] != nil { return true }
        var rest = name[...]
        while let dot = rest.lastIndex(of: ".") {
            rest = rest[..<dot]
            if answers.contains(String(rest)) { return true }
        }
        return false
    }
}

extension VariableFlow.Content {
    init(_ operand: Operand) {
        switch operand {
        case .variable: self = .unknown
        case .value(let value): self = Self(value)
        }
    }

    /// What a value is; a text that reads as a number is one wherever numbers are compared.
    init(_ value: Value) {
        switch value {
        case .string: self = value.asNumber == nil ? .text : .number
        case .integer, .number: self = .number
        case .boolean: self = .boolean
        }
    }
}
