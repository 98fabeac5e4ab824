import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds texts that nothing shows, that were never translated, or that are too long to read.
struct NeglectedText: Check {
    static let description = CheckDescription(
        id: "FD406",
        name: "neglected-text",
        severity: .warning,
        summary: "A text is shown by no rule, is a copy of the main language's text, or is too long for a chat.",
        rationale: """
            Translators work on texts that nobody sees, and visitors read English in a French conversation. Keys that \
            begin with ui., system., error., clarify. or intent. are used by Frontdesk itself. A text counts as a \
            copy when it has at least three words; as too long above 1,000 characters.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en, fr

            rule hello
              when hello | bonjour
              example bonjour
              say t:hello
            """,
            locales: [
                (
                    "en",
                    """
                    {
                      "hello": "Hello, how can I help?",
                      ↓"helo": "Hello!"
                    }
                    """
                ),
                (
                    "fr",
                    """
                    {
                      "hello": "↓Hello, how can I help?"
                    }
                    """
                ),
            ]
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en, fr

            rule hello
              when hello | bonjour
              example bonjour
              say t:hello
            """,
            locales: [
                (
                    "en",
                    """
                    {
                      "hello": "Hello, how can I help?"
                    }
                    """
                ),
                (
                    "fr",
                    """
                    {
                      "hello": "Bonjour, comment puis-je vous aider ?"
                    }
                    """
                ),
            ]
        )
    )

    private static let fewestWords = 3

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        unused(survey) + copies(survey.texts) + long(survey)
    }

    private static func unused(_ survey: ProjectSurvey) -> [Finding] {
        let used = Set(survey.replies.compactMap { $0.key?.value })
        let names = used.sorted()
        var suggestions = SuggestionBudget()
        return survey.texts.keys.compactMap { key in
            guard !used.contains(key), !TextSurvey.isSystem(key), let text = survey.texts.texts(of: key).first else {
                return nil
            }
            let entry = text.entry
            let near = suggestions.nearest(to: key, among: names)
            return description.finding(
                at: entry.keyLocation,
                to: entry.keyLocation.column + entry.key.unicodeScalars.count + 2,
                "no rule shows the text `\(key)`",
                remedy: near.map { "delete it, or did you mean `\($0)`?" } ?? "delete it in all languages"
            )
        }
    }

    private static func copies(_ texts: TextSurvey) -> [Finding] {
        texts.all.compactMap { text in
            guard text.language.language != texts.fallback.language,
                let main = texts.text(text.entry.key, in: texts.fallback), main.entry.pattern == text.entry.pattern,
                text.entry.pattern.split(whereSeparator: \.isWhitespace).count(where: { $0.contains(where: \.isLetter) }
                )
                    >= fewestWords
            else { return nil }
            return description.finding(
                at: text.entry,
                "the text `\(text.entry.key)` is the same as in \(texts.fallback)",
                remedy: "translate it"
            )
        }
    }

    private static func long(_ survey: ProjectSurvey) -> [Finding] {
        let limit = survey.settings.longestReply
        return survey.texts.all.compactMap { text in
            let length = text.entry.pattern.unicodeScalars.count
            guard length > limit, !TextSurvey.isSystem(text.entry.key) else { return nil }
            return description.finding(
                at: text.entry,
                "the text `\(text.entry.key)` has \(length) characters, more than \(limit)",
                remedy: "say it in two messages, or link to a page"
            )
        }
    }
}
