import FrontdeskCore
import FrontdeskText

/// Finds texts that are no well-formed messages.
struct BrokenMessage: Check {
    static let description = CheckDescription(
        id: "FD402",
        name: "broken-message",
        severity: .error,
        summary: "A text of a locale file is empty, or is not a well-formed ICU message.",
        rationale: """
            It can't be shown, so the visitor gets another language or nothing. A brace that is meant as a brace is \
            put in apostrophes: '{'.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              example hello
              say t:hello(name=visitor_name) if visitor_name known
              say t:hello.again
              set visitor_name = "you"
            """,
            locales: [
                (
                    "en",
                    """
                    {
                      "hello": "Hello ↓{name",
                      "hello.again": "↓"
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
              say t:hello(name=visitor_name) if visitor_name known
              say t:hello.again
              set visitor_name = "you"
            """,
            locales: [
                (
                    "en",
                    """
                    {
                      "hello": "Hello {name}!",
                      "hello.again": "What can I do for you?"
                    }
                    """
                )
            ]
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        survey.texts.all.compactMap { text in
            if text.entry.pattern.allSatisfy(\.isWhitespace), !TextSurvey.isSystem(text.entry.key) {
                return description.finding(
                    at: text.entry.patternLocation,
                    to: text.entry.endColumn,
                    "the text `\(text.entry.key)` is empty",
                    remedy: "write it, or delete the key in all languages"
                )
            }
            guard case .failure(let fault) = text.template, !fault.isMissingOther else { return nil }
            return description.finding(
                at: text.entry.location(of: fault.offset),
                to: text.entry.endColumn,
                "\(fault)",
                remedy: "a placeholder is written {name}, a brace for itself '{'"
            )
        }
    }
}

extension MessageTemplateError {
    /// Whether a choice lacks its `other`, which another check tells.
    var isMissingOther: Bool { if case .malformed(.otherMissing, _) = self { true } else { false } }
}

extension LocaleFile.Entry {
    /// The place of an offset within the text, in code points.
    ///
    /// An escape of JSON takes more columns than it stands for, so behind one the place is counted as it is usually
    /// written; where even that does not fit, the text begins there.
    func location(of offset: Int?) -> FileLocation {
        guard let offset else { return patternLocation }
        let scalars = Array(pattern.unicodeScalars)
        let widths = scalars.map(Self.writtenWidth)
        let room = endColumn - 1 - patternLocation.column
        guard widths.reduce(0, +) == room || scalars.count == room else { return patternLocation }
        let before = scalars.count == room ? min(offset, room) : widths.prefix(offset).reduce(0, +)
        return FileLocation(
            path: patternLocation.path,
            line: patternLocation.line,
            column: patternLocation.column + before
        )
    }

    /// How many columns a character takes in JSON.
    private static func writtenWidth(_ scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "\"", "\\", "\n", "\t", "\r": 2
        default: 1
        }
    }
}
