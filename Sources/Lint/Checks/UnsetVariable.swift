import FrontdeskCore
import FrontdeskRules

/// Finds variables that are read and never set, and those that are set and never read.
struct UnsetVariable: Check {
    static let description = CheckDescription(
        id: "FD302",
        name: "unset-variable",
        severity: .error,
        summary: "A variable is read that nothing ever sets; or (a warning) one is set that nothing ever reads.",
        rationale: """
            A condition on a variable that is never set can not hold, and a reply would have a hole. Variables are \
            set by `set`, by captures such as `{order_id}`, and by `call … into`. A variable that nothing reads is \
            often a misspelt name; captures don't count there, because agents read them.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund
              example a refund
              set ↓topc = "refund"
              say "Which order is it?" if ↓order_id unknown
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            entity order_id = /[A-Z]{2}\\d{8}/

            rule refund.ask
              when refund & [{order_id}]
              example a refund
              say "Which order is it?" if order_id unknown
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let flow = survey.variables
        let known = flow.contents.keys.sorted()
        var findings: [Finding] = []
        var suggestions = SuggestionBudget()
        for read in flow.reads where !flow.isSet(read.value) {
            let near = suggestions.nearest(to: read.value, among: known)
            findings.append(
                description.finding(
                    at: read.span,
                    "`\(read.value)` is read here, and nothing ever sets it",
                    remedy: near.map { "did you mean `\($0)`?" } ?? "set it, capture it, or delete this"
                )
            )
        }
        let reads = Set(flow.reads.map(\.value))
        for assignment in flow.assignments where !reads.contains(assignment.value) {
            let near = suggestions.nearest(to: assignment.value, among: reads.sorted())
            findings.append(
                description.finding(
                    at: assignment.span,
                    "`\(assignment.value)` is set here, and nothing ever reads it",
                    severity: .warning,
                    remedy: near.map { "did you mean `\($0)`?" } ?? "delete it, or let a condition or a reply read it"
                )
            )
        }
        return findings
    }
}
