import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds words with letters of scripts that no language mixes.
struct MixedScriptWord: Check {
    static let description = CheckDescription(
        id: "FD108",
        name: "mixed-script-word",
        severity: .warning,
        summary: "A word or name mixes letters of scripts that look alike, such as Latin and Cyrillic.",
        rationale: """
            The Cyrillic `а` looks like the Latin `a` and is another letter: the word is never found in what visitors \
            write. It usually comes from copying, or from a keyboard that was switched too late.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund | ↓p\u{430}yback
              example a refund
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund | payback
              example a refund
              say "Which order is it?"
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        var findings: [Finding] = []
        func look(at text: Located<String>) {
            guard text.value.utf8.contains(where: { $0 >= 0x80 }) else { return }
            for word in text.value.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
            where Confusables.mixesScripts(String(word)) {
                let scripts = ScriptCounts(String(word)).scripts.map(\.name).joined(separator: " and ")
                findings.append(
                    description.finding(
                        at: text.span,
                        "`\(word)` mixes letters of \(scripts)",
                        remedy: "write it again with one keyboard"
                    )
                )
                return
            }
        }
        let statements = survey.statements
        for concept in statements.concepts {
            look(at: concept.node.name)
            for term in concept.node.terms { term.walk { $0.literalText.map(look) } }
        }
        for rule in statements.rules {
            look(at: rule.node.name)
            for (trigger, _) in rule.node.triggers {
                if case .pattern(_, let pattern) = trigger.kind { pattern.walk { $0.literalText.map(look) } }
            }
        }
        let names =
            statements.entities.map(\.node.name) + statements.intents.map(\.node.name)
            + statements.schedules.map(\.node.name) + statements.webhooks.map(\.node.name)
        names.forEach(look)
        return findings
    }
}
