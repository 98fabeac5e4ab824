import FrontdeskCore
import FrontdeskRules

/// Finds rules that say more in one turn than is sent.
struct TooManyMessages: Check {
    static let description = CheckDescription(
        id: "FD608",
        name: "too-many-messages",
        severity: .warning,
        summary: "A rule can say more than three messages in one turn.",
        rationale: """
            Only the first three are sent. Each `say` begins a message, `or` is another wording of the one above, and \
            what a `goto` leads to belongs to the same turn. Conditions that exclude each other are taken into account.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule hours
              when opening hours
              example your opening hours
              say "We open at nine."
              say "We close at six."
              say "On Saturday we close at two."
              ↓say "On Sunday we are closed."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule hours
              when opening hours
              example your opening hours
              say "We are open from nine to six, on Saturday until two."
              say "On Sunday we are closed."
            """
        )
    )

    private static let most = 3
    /// So many messages are weighed against each other.
    private static let maximumMessages = 16
    /// So many `goto` are followed.
    private static let maximumDepth = 8

    /// A message, and everything that must hold for it to be sent.
    private struct Said {
        let conditions: [Condition]
        /// Where it is said, or where the rule goes on to what says it.
        let span: SourceSpan
    }

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        survey.statements.rules.compactMap { rule in
            let said = said(by: rule.node, survey.definitions, depth: 0)
            guard said.count > most, let fourth = fourth(of: Array(said.prefix(maximumMessages))) else { return nil }
            return description.finding(
                at: fourth.span,
                "this can be the fourth message of a turn, and only three are sent",
                remedy: "join messages, or ask first"
            )
        }
    }

    /// What a rule says in a turn, and behind it what the rule says that it goes to.
    private static func said(by rule: RuleStatement, _ definitions: RuleDefinitions, depth: Int) -> [Said] {
        var said: [Said] = []
        var next: (target: RuleStatement, action: RuleAction)?
        for action in rule.actions {
            switch action.kind {
            case .say: said.append(Said(conditions: action.condition.map { [$0] } ?? [], span: action.span))
            case .goto(let target):
                if let found = definitions.rule(named: target.value) { next = (found.node, action) }
            default: continue
            }
        }
        guard let (target, action) = next, depth < maximumDepth else { return said }
        let behind = Self.said(by: target, definitions, depth: depth + 1)
        return said
            + behind.map { Said(conditions: $0.conditions + (action.condition.map { [$0] } ?? []), span: action.span) }
    }

    /// The first message that can be said beside three earlier ones.
    private static func fourth(of said: [Said]) -> Said? {
        for (index, message) in said.enumerated() where index >= most {
            if canMeet(said[..<index], besides: message.conditions, more: most) { return message }
        }
        return nil
    }

    private static func canMeet(_ earlier: ArraySlice<Said>, besides conditions: [Condition], more: Int) -> Bool {
        if more == 0 { return true }
        for index in earlier.indices where earlier.endIndex - index >= more {
            let together = conditions + earlier[index].conditions
            if ConditionFacts.areContradictory(together.map { (condition: $0, holds: true) }) { continue }
            if canMeet(earlier[(index + 1)...], besides: together, more: more - 1) { return true }
        }
        return false
    }
}
