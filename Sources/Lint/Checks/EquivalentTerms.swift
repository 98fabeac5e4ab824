import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds terms of one list that are written differently and match the same.
struct EquivalentTerms: Check {
    static let description = CheckDescription(
        id: "FD107",
        name: "equivalent-terms",
        severity: .warning,
        summary: "Two terms of one list are written differently, and match the same.",
        rationale: """
            Upper and lower case, full width, combined and precomposed accents, Arabic vowel signs, and traditional \
            and simplified Chinese in Chinese rules make no difference to matching. One spelling is enough.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            concept coffee = café | ↓cafe\u{301} | ↓Café

            rule coffee
              when @coffee
              example a café
              say "On the ground floor."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            concept coffee = café | coffee

            rule coffee
              when @coffee
              example a café
              say "On the ground floor."
            """
        ),
        repair: .safe
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        survey.twins.filter { !$0.isSameText }.map { twin in
            description.finding(
                at: twin.span,
                "`\(twin.text)` matches the same as `\(twin.firstText)` in this list",
                remedy: "keep one of them",
                notes: [twin.first.note("`\(twin.firstText)` stands here")]
            )
        }
    }
}
