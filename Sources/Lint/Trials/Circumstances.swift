import FrontdeskCore
import FrontdeskRules

/// Finds circumstances in which a rule's conditions hold, so that its examples can be tried.
///
/// An example says what a visitor writes, not where and when; those are read off the `if` lines.
struct Circumstances {
    var page: String?
    var channel: ChannelName?
    var language: LanguageTag?
    var hours: [ScheduleName: Bool] = [:]
    var attributes: [String: Value] = [:]
    var effects: [Effect] = []

    /// The circumstances of a rule: as simple as its conditions allow.
    init(_ rule: CompiledRule) {
        language = rule.languages.first
        for condition in rule.conditions { require(condition.condition, !condition.isNegated) }
    }

    /// The variables that have to be set beforehand.
    var variables: [String: Value] {
        var variables: [String: Value] = [:]
        for case .setVariable(let name, let value) in effects { variables[name] = value }
        return variables
    }

    /// The tags that the conversation has to have beforehand.
    var tags: [String] { effects.compactMap { if case .addTag(let tag) = $0 { tag } else { nil } } }

    private mutating func require(_ condition: Condition, _ wanted: Bool) {
        switch condition {
        case .test(let test): require(test.kind, wanted)
        case .not(let part, _): require(part, !wanted)
        case .all(let parts, _): for part in wanted ? parts[...] : parts.prefix(1) { require(part, wanted) }
        case .any(let parts, _): for part in wanted ? parts.prefix(1) : parts[...] { require(part, wanted) }
        }
    }

    private mutating func require(_ test: ConditionTest.Kind, _ wanted: Bool) {
        switch test {
        case .hours(let schedule, let open): hours[ScheduleName(schedule.value)] = open == wanted
        case .page(let glob): page = wanted ? glob.value.replacing("*", with: "x") : "/"
        case .language(let isEqual, let tag): if isEqual == wanted { language = tag.value }
        case .channel(let isEqual, let name): channel = isEqual == wanted ? ChannelName(name.value) : nil
        case .tag(let name): if wanted { effects.append(.addTag(name.value)) }
        case .visitor(let attribute, let test): attributes[attribute.value] = Self.value(for: test, wanted)
        case .variable(let name, let test):
            if let value = Self.value(for: test, wanted) { effects.append(.setVariable(name.value, value)) }
        case .intent, .confidence, .turn: break
        }
    }

    /// A value for which a test comes out as wanted; nil for an unknown one.
    private static func value(for test: VariableTest, _ wanted: Bool) -> Value? {
        switch test {
        case .known: return wanted ? .string("x") : nil
        case .unknown: return wanted ? nil : .string("x")
        case .compare(let comparison, let operand):
            guard case .value(let value) = operand.value else { return nil }
            switch (comparison, wanted) {
            case (.equal, true), (.notEqual, false), (.lessOrEqual, true), (.greaterOrEqual, true): return value
            case (.less, false), (.greater, false): return value
            case (.equal, false), (.notEqual, true): return .string("another")
            case (.less, true), (.greaterOrEqual, false): return value.asNumber.map { .number($0 - 1) }
            case (.greater, true), (.lessOrEqual, false): return value.asNumber.map { .number($0 + 1) }
            }
        }
    }
}
