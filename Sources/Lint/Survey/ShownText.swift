import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// A text that visitors read, wherever it stands.
struct ShownText {
    let text: String
    let location: FileLocation
    let endColumn: Int?

    /// All texts of rules and locale files that visitors can read, each once.
    static func all(in survey: ProjectSurvey) -> [ShownText] {
        let inline = survey.replies.compactMap { use in
            use.inline.map { text in
                ShownText(
                    text: text.value,
                    location: text.span.start,
                    endColumn: text.span.line == text.span.endLine ? text.span.endColumn : nil
                )
            }
        }
        return inline
            + survey.texts.all.map {
                ShownText(text: $0.entry.pattern, location: $0.entry.patternLocation, endColumn: $0.entry.endColumn)
            }
    }
}
