import FrontdeskCore
import FrontdeskRules

/// Finds definitions that nothing uses.
struct UnusedDefinition: Check {
    static let description = CheckDescription(
        id: "FD303",
        name: "unused-definition",
        severity: .warning,
        summary: "A concept, entity, intent, schedule or webhook is defined and never used.",
        rationale: """
            Whoever edits it expects an effect. Often the rule that should use it names another one by mistake. A \
            schedule counts as used when a team works by it; an intent when a rule answers it. The intent \
            `other` holds what no rule answers, so that the classifier knows that, too.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            concept ↓chargeback = chargeback | reversal

            rule refund.ask
              when refund
              example a refund
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            concept chargeback = chargeback | reversal

            rule refund.ask
              when refund | @chargeback
              example a refund
              say "Which order is it?"
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let statements = survey.statements
        let uses = survey.uses
        let schedules = uses.schedules.union(survey.settings.teamSchedules.map(\.rawValue))
        return unused("concept", statements.concepts.map(\.node.name), uses.concepts)
            + unused("entity", statements.entities.map(\.node.name), uses.captures)
            + unused("intent", statements.intents.map(\.node.name), uses.intents.union([everythingElse]))
            + unused("schedule", statements.schedules.map(\.node.name), schedules)
            + unused("webhook", statements.webhooks.map(\.node.name), uses.webhooks)
    }

    /// The intent of sentences that no rule answers; nobody has to use it.
    private static let everythingElse = "other"

    private static func unused(_ what: String, _ names: [Located<String>], _ used: Set<String>) -> [Finding] {
        names.filter { !used.contains($0.value) }.map { name in
            description.finding(
                at: name.span,
                "nothing uses the \(what) `\(name.value)`",
                remedy: "use it, or delete it"
            )
        }
    }
}
