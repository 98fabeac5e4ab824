import FrontdeskCore
import FrontdeskRules

/// Finds `when` lines and actions that no example and no dialogue comes to.
struct UntriedLine: Check {
    static let description = CheckDescription(
        id: "FD802",
        name: "untried-line",
        severity: .warning,
        summary: "A `when` line wins no example and no dialogue, or an action is done in none.",
        rationale: """
            Nobody has seen this line work. The next edit can break it without a sign. Add an example that only this \
            line can win, or a dialogue that comes to the action.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund
              ↓when money back
              example a refund please
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund
              when money back
              example a refund please
              example I want my money back
              say "Which order is it?"
            """
        ),
        stage: .trials
    )

    /// The lines and actions of a set that no trial came to.
    ///
    /// - Parameters:
    ///   - report: The trials of the whole set.
    ///   - rules: The set.
    /// - Returns: The findings, in the order of the set. A rule with an example that failed has none: once the example
    ///   holds, it may try what it should have.
    static func findings(in report: TrialReport, of rules: RuleSet) -> [Finding] {
        var findings: [Finding] = []
        let failed = Set(report.failed.filter { $0.kind == .example }.map(\.name))
        for rule in rules.rules where !failed.contains(rule.name.rawValue) {
            for trigger in rule.triggers where !report.exercised.contains(trigger.location) {
                findings.append(
                    description.finding(
                        at: trigger.location,
                        to: trigger.trigger.span.line == trigger.trigger.span.endLine
                            ? trigger.trigger.span.endColumn : nil,
                        "no example and no dialogue wins through this line of `\(rule.name)`",
                        remedy: "add an example that it wins"
                    )
                )
            }
            findings += untried(rule.actions, report, of: "`\(rule.name)`")
        }
        for fallback in rules.fallbacks {
            findings += untried(fallback.lines.map(\.action), report, of: "the fallback")
        }
        return findings.sorted()
    }

    private static func untried(_ actions: [RuleAction], _ report: TrialReport, of whose: String) -> [Finding] {
        actions.filter { !report.exercised.contains($0.span.start) }.map { action in
            description.finding(
                at: action.span,
                "no example and no dialogue comes to this action of \(whose)",
                remedy: "add a dialogue that does"
            )
        }
    }
}
