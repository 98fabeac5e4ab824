public import FrontdeskCore

/// What must hold: tests joined by `and` or `or`, never both without brackets.
public indirect enum Condition: Hashable, Sendable {
    case test(ConditionTest)
    case all([Condition], SourceSpan)
    case any([Condition], SourceSpan)
    case not(Condition, SourceSpan)

    /// Where the condition stands.
    public var span: SourceSpan {
        switch self {
        case .test(let test): test.span
        case .all(_, let span), .any(_, let span), .not(_, let span): span
        }
    }

    /// How many tests must hold at once for the condition to hold; the shortest branch of an `or` counts.
    public var strictness: Int {
        switch self {
        case .test: 1
        case .all(let parts, _): parts.reduce(0) { $0 + $1.strictness }
        case .any(let parts, _): parts.map(\.strictness).min() ?? 0
        case .not(let part, _): part.strictnessOfNegation
        }
    }

    private var strictnessOfNegation: Int {
        switch self {
        case .test: 1
        case .all(let parts, _): parts.map(\.strictnessOfNegation).min() ?? 0
        case .any(let parts, _): parts.reduce(0) { $0 + $1.strictnessOfNegation }
        case .not(let part, _): part.strictness
        }
    }
}

/// One question about the conversation, the visitor or the moment.
public struct ConditionTest: Hashable, Sendable {
    /// The kinds of question.
    public enum Kind: Hashable, Sendable {
        case hours(schedule: Located<String>, open: Bool)
        case page(glob: Located<String>)
        case language(isEqual: Bool, Located<LanguageTag>)
        case channel(isEqual: Bool, Located<String>)
        case tag(Located<String>)
        case visitor(attribute: Located<String>, VariableTest)
        case variable(Located<String>, VariableTest)
        case intent(Located<String>, Comparison, Located<Double>)
        case confidence(Comparison, Located<Double>)
        case turn(Comparison, Located<Int>)
    }

    /// What is asked.
    public let kind: Kind
    /// Where it stands.
    public let span: SourceSpan
}

/// What is asked about a variable.
public enum VariableTest: Hashable, Sendable {
    case known
    case unknown
    case compare(Comparison, Located<Operand>)
}

/// How two values are compared.
public enum Comparison: String, Hashable, Sendable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
}

/// A value as written, or the name of the variable that holds it.
public enum Operand: Hashable, Sendable {
    case value(Value)
    case variable(String)
}
