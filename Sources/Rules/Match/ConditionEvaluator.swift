import FrontdeskCore

/// Decides conditions for one turn.
struct ConditionEvaluator {
    let context: MatchContext
    let schedules: RuleScheduleBook
    /// Values bound by the line that matched; they hide variables of the same name.
    let captures: [Capture]

    func holds(_ condition: RuleCondition) -> Bool { holds(condition.condition) != condition.isNegated }

    func holds(_ condition: Condition) -> Bool {
        switch condition {
        case .test(let test): holds(test.kind)
        case .all(let parts, _): parts.allSatisfy(holds)
        case .any(let parts, _): parts.contains(where: holds)
        case .not(let part, _): !holds(part)
        }
    }

    private func holds(_ kind: ConditionTest.Kind) -> Bool {
        switch kind {
        case .hours(let schedule, let open):
            let name = ScheduleName(schedule.value)
            return (context.hours[name] ?? schedules.isOpen(name, at: context.at)) == open
        case .page(let glob): return context.page.map { PageGlob.matches(glob.value, pathAndQuery: $0) } ?? false
        case .language(let isEqual, let tag):
            return (context.replyLanguage.map { tag.value.covers($0) } ?? false) == isEqual
        case .channel(let isEqual, let name): return (context.channel.rawValue == name.value) == isEqual
        case .tag(let name): return context.tags.contains(name.value)
        case .visitor(let attribute, let test): return holds(test, context.visitorAttributes[attribute.value])
        case .variable(let name, let test): return holds(test, value(of: name.value))
        case .intent(let name, let comparison, let number):
            let confidence = context.intents?.confidence(in: IntentName(name.value)) ?? 0
            return comparison.holds(confidence, number.value)
        case .confidence(let comparison, let number):
            return comparison.holds(context.intents?.ranking.first?.confidence ?? 0, number.value)
        case .turn(let comparison, let number): return comparison.holds(context.turn, number.value)
        }
    }

    private func value(of name: String) -> Value? {
        captures.first { $0.name == name }?.value ?? context.variables[name]
    }

    private func holds(_ test: VariableTest, _ value: Value?) -> Bool {
        switch test {
        case .known: return value != nil
        case .unknown: return value == nil
        case .compare(let comparison, let operand):
            let other: Value?
            switch operand.value {
            case .value(let literal): other = literal
            case .variable(let name): other = self.value(of: name)
            }
            guard let value, let other else { return comparison == .notEqual && (value == nil) != (other == nil) }
            return comparison.holds(value, other)
        }
    }
}

extension Comparison {
    fileprivate func holds<Number: Comparable>(_ left: Number, _ right: Number) -> Bool {
        switch self {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }

    /// Compares as numbers what both are numbers, as texts everything else.
    func holds(_ left: Value, _ right: Value) -> Bool {
        if let left = left.asNumber, let right = right.asNumber { return holds(left, right) }
        switch (left, right) {
        case (.boolean, _), (_, .boolean):
            let isEqual = left.description == right.description
            return self == .equal ? isEqual : self == .notEqual && !isEqual
        default: return holds(left.description, right.description)
        }
    }
}
