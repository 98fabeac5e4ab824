public import FrontdeskCore
import FrontdeskRules

/// Finds out how findings can be repaired.
public struct RepairSearch: Sendable {
    private let files: [String: RuleFile]
    private let sources: [String: RuleSource]
    /// Files whose bytes are not what their text says, so that nothing can be written into them.
    private let unwritable: Set<String>

    /// Looks at the files of a project.
    public init(_ project: RuleProject) {
        files = Dictionary(project.files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        sources = Dictionary(project.sources.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        unwritable = Set(
            project.sources.filter { $0.bytes.contains(0) || String(validating: $0.bytes, as: UTF8.self) == nil }
                .map(\.path)
        )
    }

    /// How a finding of the project can be repaired; nil when only a person can tell.
    public func repair(of finding: Finding) -> FindingRepair? {
        guard let file = files[finding.location.path], !unwritable.contains(file.path) else { return nil }
        switch finding.id {
        case BrokenEncoding.description.id: return legible(file, finding)
        case WrongIndentation.description.id: return legible(file, finding) ?? moved(finding)
        case MissingVersion.description.id: return begun(file, finding)
        case MalformedLine.description.id where finding.remedy == "use straight quotes: \"…\"":
            return straightened(file, finding)
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
        let end = finding.endColumn ?? column + 1
        // What `!` belongs to, and what it is joined with, only a person can tell.
        guard column >= 1, column < end, end - 1 <= line.count, let sign = finding.suggestedStart, sign != "!" else {
            return nil
        }
        let before = column > 1 && FileLayout.isBlank(line[column - 2]) ? "" : " "
        let after = end <= line.count && FileLayout.isBlank(line[end - 1]) ? "" : " "
        return replaced(finding, by: "\(before)\(sign)\(after)", "write `\(sign)`", isSafe: false)
    }

    /// A line with the indentation that its keyword has.
    private func moved(_ finding: Finding) -> FindingRepair? {
        let place = finding.location
        switch finding.remedy {
        case "indent it by two spaces" where place.column == 1:
            let edit = TextEdit(
                path: place.path,
                line: place.line,
                column: 1,
                endLine: place.line,
                endColumn: 1,
                replacement: "  "
            )
            return FindingRepair(title: "indent it", edits: [edit], isSafe: true)
        case "move it to column 1": return deleted(finding, 0, place.column - 1, "move it to column 1", isSafe: true)
        default: return nil
        }
    }

    /// The file with its first line.
    private func begun(_ file: RuleFile, _ finding: Finding) -> FindingRepair? {
        guard finding.remedy == "begin it with `frontdesk 1`", let source = sources[file.path],
            !source.bytes.starts(with: [0xef, 0xbb, 0xbf])
        else { return nil }
        let edit = TextEdit(
            path: file.path,
            line: 1,
            column: 1,
            endLine: 1,
            endColumn: 1,
            replacement: "frontdesk 1\n"
        )
        return FindingRepair(title: "begin the file with its version", edits: [edit], isSafe: true)
    }

    /// A text in straight quotes.
    private func straightened(_ file: RuleFile, _ finding: Finding) -> FindingRepair? {
        let line = scalars(file, finding.location.line)
        guard let endColumn = finding.endColumn, finding.location.column >= 1, endColumn - 1 <= line.count,
            finding.location.column + 1 < endColumn
        else { return nil }
        let inner = line[finding.location.column..<(endColumn - 2)]
        let escaped = inner.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
        return replaced(finding, by: "\"\(escaped)\"", "write straight quotes", isSafe: true)
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
        guard let remedy, remedy.hasPrefix(start), let end = remedy.firstRange(of: "`?") else { return nil }
        guard end.upperBound == remedy.endIndex || remedy[end.upperBound...].hasPrefix(" Or ") else { return nil }
        let text = remedy[..<end.lowerBound].dropFirst(start.count)
        return text.isEmpty || text.contains("`") ? nil : String(text)
    }

    /// What the remedy begins to ask with "did you mean `…`", whatever it says behind that.
    fileprivate var suggestedStart: String? {
        let start = "did you mean `"
        guard let remedy, remedy.hasPrefix(start) else { return nil }
        return remedy.dropFirst(start.count).split(separator: "`").first.map(String.init)
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
