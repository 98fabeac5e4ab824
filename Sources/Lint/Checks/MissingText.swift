import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Finds keys that have no text in a language that needs one.
struct MissingText: Check {
    static let description = CheckDescription(
        id: "FD401",
        name: "missing-text",
        severity: .error,
        summary: "A reply names a key that has no text in a language the rule answers in.",
        rationale: """
            Without any text the visitor gets no answer at all. It is a warning when only the language's own text is \
            missing and the site's main language lends its own: the visitor is answered, in a foreign language.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              example hello
              say t:↓helo
            """,
            locales: [
                (
                    "en",
                    """
                    {
                      "hello": "Hello!"
                    }
                    """
                )
            ]
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              example hello
              say t:hello
            """,
            locales: [
                (
                    "en",
                    """
                    {
                      "hello": "Hello!"
                    }
                    """
                )
            ]
        )
    )

    private struct Need: Hashable {
        let key: String
        let language: LanguageTag
    }

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        var told: Set<Need> = []
        var findings: [Finding] = []
        var suggestions = SuggestionBudget()
        // What stands behind a fault of a file is not known to be missing.
        let unread = survey.project.locales.filter { !$0.isWhole }.map(\.language)
        guard !unread.contains(survey.texts.fallback) else { return [] }
        for use in survey.replies {
            guard let key = use.key else { continue }
            let needed = (use.languages.isEmpty ? survey.answerLanguages : use.languages)
                .filter { language in !unread.contains { $0.covers(language) } }
            let open = needed.filter { survey.texts.supply(of: key.value, in: $0) != .own }
                .filter { told.insert(Need(key: key.value, language: $0)).inserted }
            guard !open.isEmpty else { continue }
            let missing = open.filter { survey.texts.supply(of: key.value, in: $0) == .missing }
            if !missing.isEmpty {
                let near = suggestions.nearest(to: key.value, among: survey.texts.keys)
                findings.append(
                    description.finding(
                        at: key.span,
                        "there is no text `\(key.value)` in \(missing.listed)",
                        remedy: near.map { "did you mean `\($0)`? Or add it to \(files(survey, missing))" }
                            ?? "add it to \(files(survey, missing))"
                    )
                )
            }
            let borrowed = open.filter { !missing.contains($0) }
            if !borrowed.isEmpty {
                findings.append(
                    description.finding(
                        at: key.span,
                        "there is no text `\(key.value)` in \(borrowed.listed); that of "
                            + "\(survey.texts.fallback) is shown instead",
                        severity: .warning,
                        remedy: "translate it"
                    )
                )
            }
        }
        return findings
    }

    /// The files that would hold the texts of some languages.
    private static func files(_ survey: ProjectSurvey, _ languages: [LanguageTag]) -> String {
        let known = survey.project.locales
        let folder = known.first.map { $0.path.split(separator: "/").dropLast().joined(separator: "/") }
        let root = known.first?.path.hasPrefix("/") == true ? "/" : ""
        let paths = languages.prefix(mostFiles).map { language in
            known.first { $0.language.covers(language) }?.path
                ?? ["\(root)\(folder ?? "locales")", "\(language).json"].filter { !$0.isEmpty }.joined(separator: "/")
        }
        let rest = languages.count - paths.count
        return paths.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }

    private static let mostFiles = 4
}
