import FrontdeskCore
import FrontdeskRules

/// What has to be true at once for some conditions to hold, as far as that can be told from the conditions alone.
struct ConditionFacts {
    /// A test, and whether it must hold.
    struct Literal: Hashable {
        let test: ConditionTest.Kind
        let holds: Bool
    }

    /// So many combinations of alternatives are looked at; of more nothing is claimed.
    private static let maximumCombinations = 256

    /// Whether the conditions can never hold together.
    static func areContradictory(_ conditions: [(condition: Condition, holds: Bool)]) -> Bool {
        var combinations: [[Literal]] = [[]]
        for (condition, holds) in conditions {
            let ways = ways(condition, holds)
            guard combinations.count * ways.count <= maximumCombinations else { return false }
            combinations = combinations.flatMap { left in ways.map { left + $0 } }
        }
        return combinations.allSatisfy(isContradictory)
    }

    /// All ways to let a condition hold or not hold, each a list of tests.
    private static func ways(_ condition: Condition, _ holds: Bool) -> [[Literal]] {
        switch condition {
        case .test(let test): return [[Literal(test: test.kind, holds: holds)]]
        case .not(let part, _): return ways(part, !holds)
        case .all(let parts, _), .any(let parts, _):
            let isConjunction = if case .all = condition { holds } else { !holds }
            if !isConjunction { return parts.flatMap { ways($0, holds) } }
            var result: [[Literal]] = [[]]
            for part in parts {
                let inner = ways(part, holds)
                guard result.count * inner.count <= maximumCombinations else { return [[]] }
                result = result.flatMap { left in inner.map { left + $0 } }
            }
            return result
        }
    }

    /// Whether tests exclude each other.
    private static func isContradictory(_ literals: [Literal]) -> Bool {
        var facts = ConditionFacts()
        for literal in literals { facts.add(literal) }
        return facts.isImpossible
    }

    private var isImpossible = false
    /// Schedules and tags.
    private var flags: [String: Bool] = [:]
    private var pages: [String] = []
    private var otherPages: [String] = []
    private var languages: [LanguageTag] = []
    private var otherLanguages: [LanguageTag] = []
    private var channels: [String] = []
    private var otherChannels: [String] = []
    private var values: [String: ValueFacts] = [:]
    private var numbers: [String: NumberRange] = [:]

    private mutating func add(_ literal: Literal) {
        let holds = literal.holds
        switch literal.test {
        case .hours(let schedule, let open): add("hours \(schedule.value)", flag: open == holds)
        case .tag(let name): add("tag \(name.value)", flag: holds)
        case .page(let glob): add(page: glob.value, holds)
        case .language(let isEqual, let tag): add(language: tag.value, isEqual == holds)
        case .channel(let isEqual, let name): add(channel: name.value, isEqual == holds)
        case .visitor(let attribute, let test): add("visitor.\(attribute.value)", test, holds)
        case .variable(let name, let test): add(name.value, test, holds)
        case .intent(let name, let comparison, let number):
            limit("intent \(name.value)", NumberRange(0, 1), holds ? comparison : comparison.opposite, number.value)
        case .confidence(let comparison, let number):
            limit("confidence", NumberRange(0, 1), holds ? comparison : comparison.opposite, number.value)
        case .turn(let comparison, let number):
            let asked = holds ? comparison : comparison.opposite
            limit("turn", NumberRange(1, .infinity), asked, Double(number.value))
        }
    }

    private mutating func add(_ key: String, flag: Bool) {
        if let known = flags[key], known != flag { isImpossible = true }
        flags[key] = flag
    }

    private mutating func add(page glob: String, _ holds: Bool) {
        if holds { pages.append(glob) } else { otherPages.append(glob) }
        let plain = pages.filter { !$0.contains("*") }
        if Set(plain).count > 1 || pages.contains(where: otherPages.contains) { isImpossible = true }
    }

    private mutating func add(language tag: LanguageTag, _ holds: Bool) {
        if holds { languages.append(tag) } else { otherLanguages.append(tag) }
        for one in languages {
            if languages.contains(where: { !$0.covers(one) && !one.covers($0) }) { isImpossible = true }
            if otherLanguages.contains(where: { $0.covers(one) }) { isImpossible = true }
        }
    }

    private mutating func add(channel name: String, _ holds: Bool) {
        if holds { channels.append(name) } else { otherChannels.append(name) }
        if Set(channels).count > 1 || channels.contains(where: otherChannels.contains) { isImpossible = true }
    }

    private mutating func add(_ name: String, _ test: VariableTest, _ holds: Bool) {
        var facts = values[name] ?? ValueFacts()
        facts.add(test, holds)
        if facts.isImpossible { isImpossible = true }
        values[name] = facts
    }

    private mutating func limit(_ name: String, _ whole: NumberRange, _ comparison: Comparison, _ number: Double) {
        var range = numbers[name] ?? whole
        range.limit(comparison, number)
        if range.isEmpty { isImpossible = true }
        numbers[name] = range
    }
}

/// What is known of one variable.
private struct ValueFacts {
    private(set) var isImpossible = false
    private var isKnown: Bool?
    private var equal: [Value] = []
    private var others: [Value] = []
    private var range = NumberRange(-.infinity, .infinity)

    mutating func add(_ test: VariableTest, _ holds: Bool) {
        switch test {
        case .known: know(holds)
        case .unknown: know(!holds)
        case .compare(let comparison, let operand):
            guard case .value(let value) = operand.value else {
                if holds && comparison != .notEqual { know(true) }
                return
            }
            add(comparison, value, holds)
        }
    }

    private mutating func know(_ known: Bool) {
        if let before = isKnown, before != known { isImpossible = true }
        isKnown = known
        if !known, !equal.isEmpty || range.isLimited { isImpossible = true }
    }

    private mutating func add(_ comparison: Comparison, _ value: Value, _ holds: Bool) {
        switch (comparison, holds) {
        case (.equal, true), (.notEqual, false):
            know(true)
            if let first = equal.first, !first.isSame(as: value) { isImpossible = true }
            if others.contains(where: { $0.isSame(as: value) }) { isImpossible = true }
            equal.append(value)
            if let number = value.asNumber { limit(.equal, number) }
        case (.notEqual, true), (.equal, false):
            others.append(value)
            if equal.contains(where: { $0.isSame(as: value) }) { isImpossible = true }
        // What is unknown is neither less nor more, so the opposite of an order says nothing.
        case (_, false): break
        case (_, true):
            know(true)
            if let number = value.asNumber { limit(comparison, number) }
        }
    }

    private mutating func limit(_ comparison: Comparison, _ number: Double) {
        range.limit(comparison, number)
        if range.isEmpty { isImpossible = true }
    }
}

/// The numbers that some comparisons leave.
private struct NumberRange {
    private var low: Double
    private var high: Double
    private var hasLow = true
    private var hasHigh = true
    private(set) var isLimited = false

    init(_ low: Double, _ high: Double) {
        self.low = low
        self.high = high
    }

    var isEmpty: Bool { low > high || low == high && !(hasLow && hasHigh) }

    mutating func limit(_ comparison: Comparison, _ number: Double) {
        isLimited = isLimited || comparison != .notEqual
        switch comparison {
        case .equal:
            raise(to: number, included: true)
            lower(to: number, included: true)
        case .less: lower(to: number, included: false)
        case .lessOrEqual: lower(to: number, included: true)
        case .greater: raise(to: number, included: false)
        case .greaterOrEqual: raise(to: number, included: true)
        case .notEqual: break
        }
    }

    private mutating func raise(to number: Double, included: Bool) {
        if number > low {
            low = number
            hasLow = included
        } else if number == low {
            hasLow = hasLow && included
        }
    }

    private mutating func lower(to number: Double, included: Bool) {
        if number < high {
            high = number
            hasHigh = included
        } else if number == high {
            hasHigh = hasHigh && included
        }
    }
}

extension Comparison {
    /// The comparison that holds when this one does not.
    fileprivate var opposite: Comparison {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        }
    }
}

extension Value {
    /// Whether rules take two values for the same.
    fileprivate func isSame(as other: Value) -> Bool {
        if let left = asNumber, let right = other.asNumber { return left == right }
        return description == other.description
    }
}
