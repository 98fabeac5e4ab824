import Foundation
import FrontdeskCore
import FrontdeskRules

/// Finds blanks and spellings that a formatter would change.
struct UnformattedFile: Check {
    static let description = CheckDescription(
        id: "FD902",
        name: "unformatted-file",
        severity: .info,
        summary:
            "A rule file has blanks at the end of lines, several blank lines in a row, or letters in two spellings.",
        rationale: """
            Such differences can't be seen, and make changes look larger than they are. Letters with accents are \
            written as one character (Unicode's NFC).
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            ↓

            rule hello
              when hello
              example hello
              say "Hello!"
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule hello
              when hello
              example hello
              say "Hello!"
            """
        ),
        repair: .safe
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] { survey.project.files.flatMap(findings) }

    private static func findings(in file: RuleFile) -> [Finding] {
        var trailing: (count: Int, first: FileLocation)?
        var composed: (count: Int, first: FileLocation)?
        var blank: (count: Int, first: FileLocation)?
        var blankRun = 0
        for number in 1...max(1, file.text.lineCount) {
            let line = file.text.text(ofLine: number)
            let content = line.unicodeScalars.reversed().drop { $0 == " " || $0 == "\t" }.count
            func place(_ column: Int) -> FileLocation { FileLocation(path: file.path, line: number, column: column) }
            if content < line.unicodeScalars.count { trailing = Self.one(more: trailing, place(content + 1)) }
            if line.utf8.contains(where: { $0 >= 0x80 }), let column = UnicodeForm.firstDecomposed(in: line) {
                composed = Self.one(more: composed, place(column))
            }
            blankRun = content == 0 ? blankRun + 1 : 0
            if blankRun > 1 { blank = Self.one(more: blank, place(1)) }
        }
        return [
            finding(trailing, "blanks stand at the end of %", "delete them"),
            finding(blank, "% too many", "leave one blank line"),
            finding(composed, "letters are not in NFC on %", "write each as one character"),
        ].compactMap { $0 }
    }

    private static func one(
        more: (count: Int, first: FileLocation)?,
        _ place: FileLocation
    ) -> (count: Int, first: FileLocation) {
        ((more?.count ?? 0) + 1, more?.first ?? place)
    }

    private static func finding(
        _ seen: (count: Int, first: FileLocation)?,
        _ message: String,
        _ remedy: String
    ) -> Finding? {
        guard let seen else { return nil }
        let lines = seen.count == 1 ? "1 line" : "\(seen.count) lines"
        return description.finding(at: seen.first, to: nil, message.replacing("%", with: lines), remedy: remedy)
    }
}

/// Unicode's composed form of texts.
enum UnicodeForm {
    /// The text in NFC.
    static func composed(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }

    /// The column of the first code point that NFC writes otherwise; nil for a text in NFC.
    static func firstDecomposed(in text: String) -> Int? {
        let composed = Array(composed(text).unicodeScalars)
        let written = Array(text.unicodeScalars)
        guard composed != written else { return nil }
        return zip(composed, written).prefix { $0 == $1 }.count + 1
    }
}
