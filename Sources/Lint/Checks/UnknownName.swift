import FrontdeskCore
import FrontdeskRules

/// A concept, entity, rule, intent, schedule, webhook or team is named that nothing defines.
struct UnknownName: Check {
    static let description = CheckDescription(
        id: "FD301",
        name: "unknown-name",
        severity: .error,
        summary: """
            A concept, entity, rule, intent, schedule, webhook or team is named that nothing defines.
            """,
        rationale: "The line could never do what it says. The message names what was probably meant.",
        bad: CheckExample(
            """
            frontdesk 1
            language en

            concept refund = refund | money back

            rule refund.ask
              when ↓@refnd
              example refund
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            concept refund = refund | money back

            rule refund.ask
              when @refund
              example refund
              say "Which order is it?"
            """
        ),
        stage: .reading
    )

    /// The compiler knows all names but those of teams, which stand in the configuration.
    static func findings(in survey: ProjectSurvey) -> [Finding] {
        guard let teams = survey.settings.teams?.map(\.rawValue) else { return [] }
        var findings: [Finding] = []
        survey.statements.forEachAction { action, _ in
            guard case .escalate(let escalation) = action.kind, let team = escalation.team, !teams.contains(team.value)
            else { return }
            let near = SpellingSuggestion.nearest(to: team.value, among: teams)
            findings.append(
                description.finding(
                    at: team.span,
                    "unknown team `\(team.value)`",
                    remedy: near.map { "did you mean `\($0)`?" } ?? "add it to the configuration"
                )
            )
        }
        return findings
    }
}
