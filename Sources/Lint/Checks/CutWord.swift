import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds literals that are a piece out of the middle of words, and beginnings too short to mean anything.
struct CutWord: Check {
    static let description = CheckDescription(
        id: "FD111",
        name: "cut-word",
        severity: .warning,
        summary: """
            A term of Thai, Lao, Khmer or Burmese begins and ends in the middle of words, or `word*` has fewer than \
            three letters.
            """,
        rationale: """
            Scripts without spaces are matched sign by sign, so a piece out of the middle of a word is found in every \
            word that has it. And `re*` is found in half of all English messages. Write a whole word, or a longer \
            beginning.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when ↓re* & money
              example return my money
              say "Which order is it?"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund* & money
              example refund my money
              say "Which order is it?"
            """
        )
    )

    private static let fewestLetters = 3

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        var findings: [Finding] = []
        var cuts = CutSearch(survey)
        func look(at item: PatternItem, _ languages: [LanguageTag]) {
            if case .word(let word) = item, word.mayGoOn != word.mayStartEarlier || word.mayGoOn {
                let letters = word.text.count(where: \.isLetter)
                let isUnspaced = ScriptCounts(word.text).dominant?.isUnspaced ?? false
                if letters < fewestLetters, letters == word.text.count, !isUnspaced {
                    let shown = (word.mayStartEarlier ? "*" : "") + word.text + (word.mayGoOn ? "*" : "")
                    findings.append(
                        description.finding(
                            at: word.span,
                            "`\(shown)` has fewer than \(fewestLetters) letters and is part of very many words",
                            remedy: "write more of the word"
                        )
                    )
                }
            }
            guard let text = item.literalText, let word = cuts.wordCut(by: text.value, languages) else { return }
            findings.append(
                description.finding(
                    at: text.span,
                    "`\(text.value)` is a piece out of the middle of `\(word)`",
                    remedy: "write whole words"
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
