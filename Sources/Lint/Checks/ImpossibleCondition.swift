import FrontdeskCore
import FrontdeskRules

/// Finds conditions that can never hold.
struct ImpossibleCondition: Check {
    static let description = CheckDescription(
        id: "FD606",
        name: "impossible-condition",
        severity: .error,
        summary: "The conditions of a rule or an action can never hold together.",
        rationale: """
            A schedule is not open and closed at once, a conversation has one channel and one page, a number is not \
            below 3 and above 5. What stands under such a condition is never done. Pages are compared from their \
            first slash on, so a pattern has to begin with `/` or `*`.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            schedule support Europe/Berlin
              mon-fri 09:00-18:00

            rule hello
              when hello
              example hello
              if ↓hours support open and hours support closed
              say "Hello!"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            schedule support Europe/Berlin
              mon-fri 09:00-18:00

            rule hello
              when hello
              example hello
              if hours support open
              say "Hello!"
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        var findings: [Finding] = []
        survey.statements.forEachCondition { condition in
            condition.walk { test in
                if case .page(let glob) = test.kind, let fault = fault(of: glob) { findings.append(fault) }
            }
        }
        for rule in survey.statements.rules { findings += faults(of: rule.node) }
        for fallback in survey.statements.fallbacks {
            for line in fallback.node.lines {
                if let condition = line.action.condition, ConditionFacts.areContradictory([(condition, true)]) {
                    findings.append(finding(condition, nil))
                }
            }
        }
        return findings
    }

    private static func fault(of glob: Located<String>) -> Finding? {
        guard !glob.value.hasPrefix("/"), !glob.value.hasPrefix("*") else { return nil }
        return description.finding(
            at: glob.span,
            "no page is like \"\(glob.value)\": pages begin with `/`",
            remedy: "write \"/\(glob.value)\" or \"*\(glob.value)\""
        )
    }

    private static func faults(of rule: RuleStatement) -> [Finding] {
        var own: [(condition: Condition, holds: Bool)] = []
        for line in rule.lines {
            let added: (condition: Condition, holds: Bool)
            switch line.kind {
            case .if(let condition): added = (condition, true)
            case .unless(let condition): added = (condition, false)
            default: continue
            }
            if ConditionFacts.areContradictory(own + [added]) {
                let isAlone = ConditionFacts.areContradictory([added])
                return [finding(added.condition, isAlone ? nil : own.last?.condition)]
            }
            own.append(added)
        }
        return rule.actions.compactMap { action in
            guard let condition = action.condition else { return nil }
            if ConditionFacts.areContradictory([(condition, true)]) { return finding(condition, nil) }
            // An earlier action may have changed a variable or a tag, so only an unchanging rule is judged as a whole.
            guard !rule.actions.contains(where: \.changesMemory), rule.captures.isEmpty,
                ConditionFacts.areContradictory(own + [(condition, true)])
            else { return nil }
            return finding(condition, own.last?.condition)
        }
    }

    private static func finding(_ condition: Condition, _ other: Condition?) -> Finding {
        description.finding(
            at: condition.span,
            other == nil ? "this can never hold" : "this can never hold together with the condition above",
            remedy: "delete it, or write `or` where one of them is enough",
            notes: other.map { [$0.span.note("the condition above")] } ?? []
        )
    }
}

extension RuleAction {
    /// Whether conditions behind it may come out differently.
    fileprivate var changesMemory: Bool {
        switch kind {
        case .set, .unset, .tag, .untag, .call: true
        default: false
        }
    }
}

extension RuleStatement {
    /// What its lines capture.
    fileprivate var captures: Set<String> {
        var names: Set<String> = []
        for (trigger, _) in triggers {
            guard case .pattern(_, let pattern) = trigger.kind else { continue }
            pattern.walk { if case .capture(let capture) = $0 { names.insert(capture.name.value) } }
        }
        return names
    }
}
