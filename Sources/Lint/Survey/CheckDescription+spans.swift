import FrontdeskCore
import FrontdeskRules
import FrontdeskText

extension CheckDescription {
    /// A finding of this check at a part of a rule file.
    func finding(
        at span: SourceSpan,
        _ message: String,
        severity: Finding.Severity? = nil,
        remedy: String? = nil,
        notes: [Finding.Note] = []
    ) -> Finding {
        let end = span.line == span.endLine ? span.endColumn : nil
        return finding(at: span.start, to: end, message, severity: severity, remedy: remedy, notes: notes)
    }

    /// A finding of this check at a text of a locale file.
    func finding(
        at entry: LocaleFile.Entry,
        _ message: String,
        severity: Finding.Severity? = nil,
        remedy: String? = nil,
        notes: [Finding.Note] = []
    ) -> Finding {
        finding(
            at: entry.patternLocation,
            to: entry.endColumn,
            message,
            severity: severity,
            remedy: remedy,
            notes: notes
        )
    }
}

extension SourceSpan {
    /// A note about what stands here.
    func note(_ message: String) -> Finding.Note { Finding.Note(location: start, message: message) }
}

extension Sequence<String> {
    /// The words as a list in a sentence: `a`, `b` and `c`.
    var inSentence: String {
        let words = map { "`\($0)`" }
        guard words.count > 1, let last = words.last else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }
}

extension Sequence<LanguageTag> {
    /// The tags as a list: en, fr.
    var listed: String { map(\.rawValue).joined(separator: ", ") }
}
