import FrontdeskCore
import FrontdeskRules

/// Finds sets that leave a visitor alone when nothing fits.
struct MissingFallback: Check {
    static let description = CheckDescription(
        id: "FD601",
        name: "missing-fallback",
        severity: .error,
        summary: "There is no `fallback` for a language, or no way from it to a person.",
        rationale: """
            Some messages fit no rule. The `fallback` says what happens then, and it has to come to an `escalate`, by \
            itself or through the rules that it goes to or offers.
            """,
        bad: CheckExample(
            """
            ↓frontdesk 1
            language en

            rule human
              when talk to a person
              example talk to a person
              escalate

            rule hello
              when hello
              example hello
              say "Hello!"
            """,
            isWholeSet: true
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule human
              when talk to a person
              example talk to a person
              escalate

            rule hello
              when hello
              example hello
              say "Hello!"

            fallback
              say "Could you say that in other words?"
              after 2 misses: escalate
            """,
            isWholeSet: true
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let fallbacks = survey.statements.fallbacks
        guard let first = survey.statements.rules.first else { return [] }
        let file = survey.file(first)
        let top = FileLocation(path: file.path, line: 1, column: 1)
        if fallbacks.isEmpty {
            let remedy = "add `fallback` with an `escalate`, such as `after 2 misses: escalate`"
            return [description.finding(at: top, "the set has no `fallback`", remedy: remedy)]
        }
        var findings: [Finding] = []
        let open = survey.languages.filter { language in
            !fallbacks.contains { $0.languages.isEmpty || $0.languages.contains { $0.covers(language) } }
        }
        if !open.isEmpty {
            findings.append(
                description.finding(
                    at: top,
                    "there is no `fallback` for \(open.listed)",
                    remedy: "add one without a language, or one for each"
                )
            )
        }
        // The blocks of a language act together, so one of them calling a person is enough.
        var told: Set<[LanguageTag]> = []
        for fallback in fallbacks where told.insert(fallback.languages).inserted {
            let lines = fallbacks.filter { $0.languages == fallback.languages }.flatMap(\.node.lines)
            let targets = lines.flatMap { RuleGraph.edges(of: $0.action) }.map(\.target)
            let escalates = lines.contains { if case .escalate = $0.action.kind { true } else { false } }
            if escalates || survey.graph.leadsToPerson(targets, throughChips: true) { continue }
            findings.append(
                description.finding(
                    at: fallback.node.span.start,
                    to: fallback.node.span.column + "fallback".count,
                    "no way leads from this `fallback` to a person",
                    remedy: "add `after 2 misses: escalate`"
                )
            )
        }
        return findings
    }
}
