import FrontdeskCore
import FrontdeskText

/// Finds plurals that lack a form of their language.
struct MissingPluralCategory: Check {
    static let description = CheckDescription(
        id: "FD405",
        name: "missing-plural-category",
        severity: .warning,
        summary:
            "A plural lacks a category that its language has; without `other` it can't be shown at all (an error).",
        rationale: """
            English has two forms, Japanese one, Arabic six. A missing form is filled by `other`, which is bad \
            grammar. `=0`, `=1` and `=2` count as zero, one and two.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule policy
              when policy
              example your policy
              say t:policy(days=30)
            """,
            locales: [
                (
                    "en",
                    """
                    {
                      "policy": "You have ↓{days, plural, other {# days}}."
                    }
                    """
                )
            ]
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule policy
              when policy
              example your policy
              say t:policy(days=30)
            """,
            locales: [
                (
                    "en",
                    """
                    {
                      "policy": "You have {days, plural, one {# day} other {# days}}."
                    }
                    """
                )
            ]
        ),
        isSometimesError: true
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        survey.texts.all.flatMap { text -> [Finding] in
            switch text.template {
            case .failure(let fault):
                guard fault.isMissingOther else { return [] }
                return [
                    description.finding(
                        at: text.entry.location(of: fault.offset),
                        to: text.entry.endColumn,
                        "the choice has no `other`, so the text can't be shown",
                        severity: .error,
                        remedy: "add other {…}"
                    )
                ]
            case .success(let template): return template.choices.compactMap { finding($0, text) }
            }
        }
    }

    private static func finding(_ choice: MessageChoice, _ text: TextSurvey.Text) -> Finding? {
        guard choice.kind != .select else { return nil }
        let needed = PluralCategory.categories(of: text.language, ordinal: choice.kind == .ordinal)
        let missing = needed.filter { category in
            !choice.categories.contains(category)
                && !(category.number.map { choice.selectors.contains("=\($0)") } ?? false)
        }
        guard !missing.isEmpty else { return nil }
        return description.finding(
            at: text.entry.location(of: choice.offset),
            to: text.entry.endColumn,
            "the plural of `\(choice.argument)` lacks \(missing.map(\.rawValue).inSentence), which "
                + "\(text.language) has",
            remedy: "add \(missing.map { "\($0.rawValue) {…}" }.joined(separator: " "))"
        )
    }
}

extension PluralCategory {
    /// The number that stands for the category when it is written out.
    fileprivate var number: Int? {
        switch self {
        case .zero: 0
        case .one: 1
        case .two: 2
        case .few, .many, .other: nil
        }
    }
}
