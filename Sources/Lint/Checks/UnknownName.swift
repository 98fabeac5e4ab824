import FrontdeskCore
import FrontdeskRules
import FrontdeskText

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

    /// The compiler knows all names but those of teams, which stand in the configuration, and of texts.
    static func findings(in survey: ProjectSurvey) -> [Finding] {
        unknownTeams(survey) + unknownTexts(survey)
    }

    /// Tests that expect a text which no language has; those that rules name are looked for by another check.
    private static func unknownTexts(_ survey: ProjectSurvey) -> [Finding] {
        // What stands behind a fault of a file is not known to be missing.
        guard survey.project.locales.allSatisfy(\.isWhole) else { return [] }
        var findings: [Finding] = []
        var suggestions = SuggestionBudget()
        for test in survey.statements.tests {
            for line in test.node.lines {
                guard case .expect(let expectation) = line.kind, case .say(let key) = expectation.kind,
                    !survey.texts.has(key.value)
                else { continue }
                let near = suggestions.nearest(to: key.value, among: survey.texts.keys)
                findings.append(
                    description.finding(
                        at: key.span,
                        "unknown text `\(key.value)`",
                        remedy: near.map { "did you mean `\($0)`?" } ?? "expect the key of a text, or a text in quotes"
                    )
                )
            }
        }
        return findings
    }

    private static func unknownTeams(_ survey: ProjectSurvey) -> [Finding] {
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
                    remedy: near.map { "did you mean `\($0)`?" } ?? "add it to teams.names in the configuration"
                )
            )
        }
        return findings
    }
}
