public import FrontdeskCore
import FrontdeskRules

/// Finds out how findings can be repaired.
public struct RepairSearch: Sendable {
    private let files: [String: RuleFile]
    private let sources: [String: RuleSource]

    /// Looks at the files of a project.
    public init(_ project: RuleProject) {
        files = Dictionary(project.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        sources = Dictionary(project.sources.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// How a finding of the project can be repaired; nil when only a person can tell.
    public func repair(of finding: Finding) -> FindingRepair? {
        guard let file = files[finding.location.path] else { return nil }
        switch finding.id {
        case BrokenEncoding.description.id, WrongIndentation.description.id: return legible(file, finding)
        case FullWidthOperator.description.id: return narrowed(file, finding)
        case SeparatorBetweenTerms.description.id: return separated(file, finding)
        case RepeatedTerm.description.id, EquivalentTerms.description.id: return withoutTerm(file, finding)
        case NeedlessRegex.description.id: return asWords(file, finding)
        case StaleSuppression.description.id: return withoutComment(file, finding)
        case UnformattedFile.description.id: return formatted(file)
        default: return asSuggested(file, finding)
        }
    }

    // MARK: Whole files

    private func legible(_ file: RuleFile, _ finding: Finding) -> FindingRepair? {
        guard let source = sources[file.path] else { return nil }
        let legible = LegibleSource(source).source
        // Tabs and line ends can be repaired; a byte that is no text, or a line in the wrong place, can't.
        guard legible.bytes != source.bytes,
            !RuleParser.parse(legible).findings.contains(where: { $0.id == finding.id && $0.message == finding.message }
            )
        else { return nil }
        let text = String(decoding: legible.bytes, as: UTF8.self)
        return whole(file, text, "write line ends and indentation in one way")
    }

    private func formatted(_ file: RuleFile) -> FindingRepair? {
        guard let source = sources[file.path], case .rewritten(let text) = RuleFormatter.format(source) else {
            return nil
        }
        return whole(file, text, "put the file into form")
    }

    private func whole(_ file: RuleFile, _ text: String, _ title: String) -> FindingRepair {
        let edit = TextEdit(
            path: file.path,
            line: 1,
            column: 1,
            endLine: file.text.lineCount + 1,
            endColumn: 1,
            replacement: text
        )
        return FindingRepair(title: title, edits: [edit], isSafe: true, rewritesFile: true)
    }

    // MARK: Places

    private func narrowed(_ file: RuleFile, _ finding: Finding) -> FindingRepair? {
        guard let end = finding.endColumn else { return nil }
        let line = scalars(file, finding.location.line)
        guard finding.location.column >= 1, end - 1 <= line.count, finding.location.column < end else { return nil }
        let written = line[(finding.location.column - 1)..<(end - 1)]
        let ascii = written.map { scalar in
            (0xff01...0xff5e).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xfee0) ?? scalar : scalar
        }
        guard ascii != Array(written) else { return nil }
        let text = FileLayout.string(ascii)
        return replaced(finding, by: text, "write `\(text)`", isSafe: true)
    }

    private func separated(_ file: RuleFile, _ finding: Finding) -> FindingRepair? {
        let line = scalars(file, finding.location.line)
        let column = finding.location.column
        guard column >= 1, column <= line.count else { return nil }
        let before = column > 1 && FileLayout.isBlank(line[column - 2]) ? "" : " "
        let after = column < line.count && FileLayout.isBlank(line[column]) ? "" : " "
        return replaced(finding, by: "\(before)|\(after)", "write `|`", isSafe: false)
    }

    private func withoutTerm(_ file: RuleFile, _ finding: Finding) -> FindingRepair? {
        guard let endColumn = finding.endColumn else { return nil }
        let line = scalars(file, finding.location.line)
        var start = finding.location.column - 1
        var end = endColumn - 1
        guard start >= 0, start < end, end <= line.count else { return nil }
        var before = start
        while before > 0, FileLayout.isBlank(line[before - 1]) { before -= 1 }
        var after = end
        while after < line.count, FileLayout.isBlank(line[after]) { after += 1 }
        if before > 0, isBar(line[before - 1]) {
            start = before - 1
            while start > 0, FileLayout.isBlank(line[start - 1]) { start -= 1 }
        } else if after < line.count, isBar(line[after]) {
            end = after + 1
            while end < line.count, FileLayout.isBlank(line[end]) { end += 1 }
        } else if before == 0, after == line.count {
            return deleted(file, line: finding.location.line, "delete the term")
        } else {
            return nil
        }
        return deleted(finding, start, end, "delete the term", isSafe: true)
    }

    private func isBar(_ scalar: Unicode.Scalar) -> Bool { scalar == "|" || scalar == "｜" }

    private func asWords(_ file: RuleFile, _ finding: Finding) -> FindingRepair? {
        guard let literal = file.regexes.first(where: { $0.span.start == finding.location }),
            let word = literal.tree?.keyword
        else { return nil }
        return replaced(finding, by: word, "write `\(word)`", isSafe: false)
    }

    private func withoutComment(_ file: RuleFile, _ finding: Finding) -> FindingRepair? {
        guard finding.remedy == Suppressions.deletion,
            let comment = file.comments.first(where: { $0.span.start == finding.location })
        else { return nil }
        if comment.isWholeLine { return deleted(file, line: comment.span.line, "delete the comment") }
        let line = scalars(file, comment.span.line)
        var start = comment.span.column - 1
        while start > 0, FileLayout.isBlank(line[start - 1]) { start -= 1 }
        return deleted(finding, start, line.count, "delete the comment", isSafe: true)
    }

    /// What a finding asks with "did you mean" is written; that is a guess.
    private func asSuggested(_ file: RuleFile, _ finding: Finding) -> FindingRepair? {
        guard let end = finding.endColumn, let suggestion = finding.suggestion else { return nil }
        let line = scalars(file, finding.location.line)
        guard finding.location.column >= 1, finding.location.column < end, end - 1 <= line.count else { return nil }
        let written = FileLayout.string(line[(finding.location.column - 1)..<(end - 1)])
        var text = suggestion
        if written.hasPrefix("@"), !text.hasPrefix("@") { text = "@" + text }
        if written.hasPrefix("{"), written.hasSuffix("}"), !text.hasPrefix("{") { text = "{\(text)}" }
        guard text != written else { return nil }
        return replaced(finding, by: text, "write `\(text)`", isSafe: false)
    }

    // MARK: Edits

    private func replaced(_ finding: Finding, by text: String, _ title: String, isSafe: Bool) -> FindingRepair? {
        let place = finding.location
        let edit = TextEdit(
            path: place.path,
            line: place.line,
            column: place.column,
            endLine: place.line,
            endColumn: finding.endColumn ?? place.column + 1,
            replacement: text
        )
        return FindingRepair(title: title, edits: [edit], isSafe: isSafe)
    }

    private func deleted(
        _ finding: Finding,
        _ start: Int,
        _ end: Int,
        _ title: String,
        isSafe: Bool
    ) -> FindingRepair {
        let edit = TextEdit(
            path: finding.location.path,
            line: finding.location.line,
            column: start + 1,
            endLine: finding.location.line,
            endColumn: end + 1,
            replacement: ""
        )
        return FindingRepair(title: title, edits: [edit], isSafe: isSafe)
    }

    private func deleted(_ file: RuleFile, line: Int, _ title: String) -> FindingRepair {
        let edit = TextEdit(path: file.path, line: line, column: 1, endLine: line + 1, endColumn: 1, replacement: "")
        return FindingRepair(title: title, edits: [edit], isSafe: true)
    }

    private func scalars(_ file: RuleFile, _ line: Int) -> [Unicode.Scalar] {
        Array(file.text.text(ofLine: line).unicodeScalars)
    }
}

extension Finding {
    /// What the remedy asks with "did you mean `…`?".
    var suggestion: String? {
        let start = "did you mean `"
        guard let remedy, remedy.hasPrefix(start), remedy.hasSuffix("`?") else { return nil }
        let text = remedy.dropFirst(start.count).dropLast(2)
        return text.isEmpty || text.contains("`") ? nil : String(text)
    }
}

extension RuleFile {
    /// The regexes of `when` lines.
    fileprivate var regexes: [RegexLiteral] {
        statements.flatMap { statement -> [RegexLiteral] in
            guard case .rule(let rule) = statement else { return [] }
            return rule.lines.compactMap { line in
                guard case .when(let trigger) = line.kind, case .regex(let literal) = trigger.kind else { return nil }
                return literal
            }
        }
    }
}
