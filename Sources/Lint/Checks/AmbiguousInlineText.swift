import FrontdeskCore
import FrontdeskRules

/// Finds texts within rules that answer in several languages.
struct AmbiguousInlineText: Check {
    static let description = CheckDescription(
        id: "FD404",
        name: "ambiguous-inline-text",
        severity: .warning,
        summary: "A reply stands as text in a rule that answers in several languages.",
        rationale: """
            Visitors of all but one of these languages get a foreign text. Put it into the locale files and name its \
            key, or put the rule under one `language`.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en, fr

            rule hello
              when hello | bonjour
              example bonjour
              say ↓"Hello!"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language fr

            rule hello
              when bonjour
              example bonjour
              say "Bonjour !"
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        survey.replies.compactMap { use in
            guard let text = use.inline, text.value.contains(where: \.isLetter) else { return nil }
            let languages = use.languages.isEmpty ? survey.answerLanguages : use.languages
            guard languages.count > 1 else { return nil }
            return description.finding(
                at: text.span,
                "the same text is shown in \(languages.count) languages: \(languages.listed)",
                remedy: "name a key, such as t:hello, or put the rule under one language"
            )
        }
    }
}
