import Foundation
import FrontdeskCore
import FrontdeskRules

/// Finds files that `frontdesk fmt` would write otherwise.
struct UnformattedFile: Check {
    static let description = CheckDescription(
        id: "FD902",
        name: "unformatted-file",
        severity: .info,
        summary: "A rule file is not in the form that `frontdesk fmt` gives it.",
        rationale: """
            One form for all files keeps changes small and merges easy: two blanks of indentation, one blank around \
            `|` and `&`, a blank line above each rule, letters with accents as one character (Unicode's NFC). The \
            meaning is never touched.
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

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let sources = Dictionary(survey.project.sources.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        return survey.project.files.flatMap { findings(in: $0, from: sources[$0.path]) }
    }

    private static func findings(in file: RuleFile, from source: RuleSource?) -> [Finding] {
        guard !file.findings.contains(where: { $0.severity == .error }) else { return [] }
        let written = FileLayout(file).lines + [""]
        var number = 1
        var start = written.startIndex
        while number <= file.text.lineCount, start < written.endIndex,
            file.text.text(ofLine: number).utf8.elementsEqual(written[start].utf8)
        {
            number += 1
            start += 1
        }
        guard number <= file.text.lineCount else { return source.map { ends(of: file, from: $0) } ?? [] }
        let line = Array(file.text.text(ofLine: number).unicodeScalars)
        let better = start < written.endIndex ? Array(written[start].unicodeScalars) : []
        let column = zip(line, better).prefix { $0 == $1 }.count + 1
        return [
            description.finding(
                at: FileLocation(path: file.path, line: number, column: column),
                to: nil,
                message(line, better),
                remedy: "run `frontdesk fmt`, which never changes the meaning"
            )
        ]
    }

    /// What is not in form about the ends of lines, where the lines themselves are.
    private static func ends(of file: RuleFile, from source: RuleSource) -> [Finding] {
        guard let fault = RuleFormatter.lineEndFault(of: source), !fault.isOfLastLine else { return [] }
        return [
            description.finding(
                at: FileLocation(path: file.path, line: 1, column: 1),
                fault.message,
                remedy: "run `frontdesk fmt`, which never changes the meaning"
            )
        ]
    }

    private static func message(_ line: [Unicode.Scalar], _ better: [Unicode.Scalar]) -> String {
        let text = FileLayout.string(better)
        if line.isEmpty { return "from here on the file is not in form: this blank line is one too many" }
        if better.isEmpty { return "from here on the file is not in form: a blank line belongs above" }
        if text.count > longestShown { return "from here on the file is not in form" }
        return "from here on the file is not in form: the line would be `\(text)`"
    }

    private static let longestShown = 100
}

/// Unicode's composed form of texts.
enum UnicodeForm {
    /// The text in NFC.
    static func composed(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }
}
