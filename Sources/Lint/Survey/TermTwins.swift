import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// A term that matches the same as an earlier one of its list.
struct TermTwin {
    let text: String
    let span: SourceSpan
    let firstText: String
    let first: SourceSpan

    /// Whether both are written alike.
    var isSameText: Bool { Array(text.unicodeScalars) == Array(firstText.unicodeScalars) }
}

/// Finds terms that match the same as others of their list.
struct TermTwinSearch {
    private(set) var twins: [TermTwin] = []
    private var folders: [FoldingProfile: TextFolder] = [:]
    private let survey: ProjectSurvey

    init(_ survey: ProjectSurvey) {
        self.survey = survey
        for concept in survey.statements.concepts {
            compare(concept.node.terms, concept.languages, survey.file(concept))
        }
        for rule in survey.statements.rules {
            for (trigger, _) in rule.node.triggers {
                if case .pattern(_, let pattern) = trigger.kind { look(at: pattern, rule.languages, survey.file(rule)) }
            }
        }
    }

    private mutating func look(at pattern: Pattern, _ languages: [LanguageTag], _ file: RuleFile) {
        if pattern.joint == .any { compare(pattern.units, languages, file) }
        for unit in pattern.units {
            for item in unit.items {
                switch item {
                case .group(let inner, _), .optional(let inner, _): look(at: inner, languages, file)
                case .word, .quoted, .concept, .capture, .gap: continue
                }
            }
        }
    }

    private mutating func compare(_ units: [PatternUnit], _ languages: [LanguageTag], _ file: RuleFile) {
        guard units.count > 1 else { return }
        let profile = languages.first.map { FoldingProfile(language: $0) } ?? .root
        if folders[profile] == nil { folders[profile] = TextFolder(profile: profile) }
        guard let folder = folders[profile] else { return }
        var seen: [String: PatternUnit] = [:]
        for unit in units {
            var key = ""
            for item in unit.items { Self.write(item, folder, into: &key) }
            guard let first = seen[key] else {
                seen[key] = unit
                continue
            }
            twins.append(
                TermTwin(
                    text: file.text.columns(of: unit.span),
                    span: unit.span,
                    firstText: file.text.columns(of: first.span),
                    first: first.span
                )
            )
        }
    }

    /// Writes what an item matches, so that items that match the same are written the same.
    private static func write(_ item: PatternItem, _ folder: TextFolder, into key: inout String) {
        key += "\u{1}"
        switch item {
        case .word(let word):
            let folded = folder.fold(word.text)
            if word.mayStartEarlier { key += "*" }
            key += folded.tokens.map { folded.text(of: $0) }.joined(separator: "\u{1}")
            if word.mayGoOn { key += "*" }
        case .quoted(let text):
            let folded = folder.fold(text.value)
            key += folded.tokens.map { folded.text(of: $0) }.joined(separator: "\u{1}")
        case .concept(let name): key += "@\(name.value)"
        case .capture(let capture):
            key += "{\(capture.name.value)\(capture.tokens.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "")}"
        case .gap(let gap): key += "..\(gap.value.map(String.init) ?? "")"
        case .group(let inner, _): write(inner, "()", folder, into: &key)
        case .optional(let inner, _): write(inner, "[]", folder, into: &key)
        }
    }

    private static func write(_ pattern: Pattern, _ brackets: String, _ folder: TextFolder, into key: inout String) {
        key += String(brackets.prefix(1))
        for unit in pattern.units {
            key += pattern.joint == .any ? "|" : "&"
            if unit.isNegated { key += "!" }
            for item in unit.items { write(item, folder, into: &key) }
        }
        key += String(brackets.suffix(1))
    }
}

extension SourceText {
    /// The text of a span on one line; of a longer one, what stands on its first line.
    func columns(of span: SourceSpan) -> String {
        let scalars = text(ofLine: span.line).unicodeScalars
        let end = span.endLine == span.line ? span.endColumn - 1 : scalars.count
        return String(String.UnicodeScalarView(scalars.prefix(max(0, end)).dropFirst(max(0, span.column - 1))))
    }
}
