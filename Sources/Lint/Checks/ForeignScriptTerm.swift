import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds words in a script that the language of the file is not written in.
struct ForeignScriptTerm: Check {
    static let description = CheckDescription(
        id: "FD110",
        name: "foreign-script-term",
        severity: .warning,
        summary: "A word of a pattern is in a script that the file's language is not written in.",
        rationale: """
            Rules are candidates only for messages in their language, so a word of another language is hardly ever \
            found there. Put it into a file of its own language. Latin letters are at home everywhere.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund | ↓возврат
              example a refund
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund
              example a refund
              say "Which order is it?"
            """,
            others: [
                (
                    "rules/ru.rules",
                    """
                    frontdesk 1
                    language ru

                    rule refund.ask.ru
                      when возврат
                      example нужен возврат
                      say "Какой заказ?"
                    """
                )
            ]
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        var findings: [Finding] = []
        func look(at item: PatternItem, _ languages: [LanguageTag]) {
            guard !languages.isEmpty, let text = item.literalText,
                text.value.utf8.contains(where: { $0 >= 0x80 }),
                let script = LanguageScripts.foreign(in: text.value, languages).first
            else { return }
            findings.append(
                description.finding(
                    at: text.span,
                    "`\(text.value)` has letters of \(script.name), and the file is for \(languages.listed)",
                    remedy: "put it into a file of its own language"
                )
            )
        }
        for concept in survey.statements.concepts {
            for term in concept.node.terms { term.walk { look(at: $0, concept.languages) } }
        }
        for rule in survey.statements.rules {
            for (trigger, _) in rule.node.triggers {
                if case .pattern(_, let pattern) = trigger.kind { pattern.walk { look(at: $0, rule.languages) } }
            }
        }
        return findings
    }
}
