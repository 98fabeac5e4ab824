import FrontdeskCore

extension FileParser {
    /// Reads one statement with its body; whatever happens, at least one line is passed.
    mutating func parseStatement(_ start: LineStart) {
        scanner.start(line: start.line, offset: start.offset)
        let word = scanner.takeName()
        let keyword = resolveStatement(word, start)
        if start.isIndented, keyword != nil, let word {
            reportIndentedStatement(word, start)
        }
        if !knowsVersion, keyword != "frontdesk", statements.isEmpty, keyword != nil { reportMissingVersion(start) }
        guard let keyword else {
            skip(start)
            skipBody()
            return
        }
        if keyword == "frontdesk" {
            parseVersion(start)
        } else {
            parse(keyword, start)
        }
    }

    private mutating func parse(_ keyword: String, _ start: LineStart) {
        switch keyword {
        case "concept": parseConcept(start)
        case "intent": parseIntent(start)
        case "rule": parseRule(start)
        case "fallback": parseFallback(start)
        case "schedule": parseSchedule(start)
        case "test": parseTest(start)
        default:
            let statement = line(start) { (parser) throws(LineFault) -> Statement in
                try parser.parseSingleLine(keyword, from: start)
            }
            if let statement { add(statement) }
            reportBody(of: keyword)
        }
    }

    private mutating func parseSingleLine(_ keyword: String, from start: LineStart) throws(LineFault) -> Statement {
        let place = here
        takeKeyword()
        switch keyword {
        case "include": return .include(try parseInclude(from: place))
        case "language": return .language(try parseLanguage(from: place))
        case "topic": return .topic(try parseTopic(from: place))
        case "entity": return .entity(try parseEntity(from: place))
        default: return .webhook(try parseWebhook(from: place))
        }
    }

    /// The keyword a statement begins with, or the one that was probably meant; nil when the block can't be read.
    private mutating func resolveStatement(_ word: String?, _ start: LineStart) -> String? {
        if let word, KeywordTable.statements.contains(word) { return word }
        let end = scanner.position.offset
        guard let word else {
            let length = scanner.scalar(at: start.offset)?.length ?? 1
            let span = place(start.line, start.offset, start.offset + length)
            report(
                .unknownKeyword,
                span,
                "no keyword stands here",
                remedy: remedyForComment ?? "begin with rule, concept or another keyword"
            )
            return nil
        }
        let span = place(start.line, start.offset, end)
        if KeywordTable.ruleLines.contains(word) || KeywordTable.actions.contains(word) {
            let remedy = start.isIndented ? "put it into a rule: `rule name` above it" : "indent it under its `rule`"
            report(.wrongIndentation, span, "`\(word)` stands outside a rule", remedy: remedy)
            return nil
        }
        let suggestion = KeywordTable.suggestion(for: word, among: KeywordTable.statements)
        if let suggestion {
            report(.unknownKeyword, span, "unknown keyword `\(word)`", remedy: "did you mean `\(suggestion)`?")
        } else if start.isIndented {
            report(.wrongIndentation, span, "an indented line outside a block", remedy: "put a keyword line above it")
        } else {
            let inner = KeywordTable.suggestion(for: word, among: KeywordTable.ruleLines + KeywordTable.actions)
            let remedy = inner.map { "did you mean `\($0)`, indented under a rule?" }
            report(
                .unknownKeyword,
                span,
                "unknown keyword `\(word)`",
                remedy: remedy ?? "a statement begins with \(Self.statementList)"
            )
        }
        return suggestion
    }

    private static let statementList = KeywordTable.statements.dropFirst().joined(separator: ", ")

    private mutating func reportIndentedStatement(_ word: String, _ start: LineStart) {
        let span = place(start.line, start.offset, start.offset + word.utf8.count)
        report(
            .wrongIndentation,
            span,
            "`\(word)` begins a block and must not be indented",
            remedy: "move it to column 1"
        )
    }

    private mutating func reportMissingVersion(_ start: LineStart) {
        guard !findings.contains(where: { $0.id == FindingKind.missingVersion.id }) else { return }
        let end = text.lines[start.line].end
        let span = place(start.line, start.offset, min(end, start.offset + 1))
        report(.missingVersion, span, "the file does not begin with its version", remedy: "begin it with `frontdesk 1`")
    }

    private mutating func parseVersion(_ start: LineStart) {
        let isFirst = statements.isEmpty
        let statement = line(start) { (parser) throws(LineFault) -> VersionStatement in
            let place = parser.here
            parser.takeKeyword()
            parser.scanner.skipBlanks()
            let numberStart = parser.here
            guard let number = parser.scanner.takeDigits() else {
                throw parser.fault(
                    .missingVersion,
                    parser.nextCharacter,
                    "the version's number is missing",
                    remedy: "write `frontdesk 1`"
                )
            }
            let version = Located(number, parser.span(from: numberStart))
            if number != 1 {
                parser.report(
                    .missingVersion,
                    version.span,
                    "version \(number) is unknown",
                    remedy: "write `frontdesk 1`"
                )
            }
            return VersionStatement(version: version, span: parser.span(from: place))
        }
        if let statement {
            if !isFirst {
                report(
                    .malformedLine,
                    statement.span,
                    "the version stands twice or too late",
                    remedy: "keep the first line only"
                )
            }
            add(.version(statement))
        }
        reportBody(of: "frontdesk")
    }

    /// Passes over the indented lines of a block that could not be read.
    private mutating func skipBody() {
        while let start = peekLine(), start.isIndented, !beginsStatement(start) { skip(start) }
    }

    /// Reports indented lines below a statement that has none.
    private mutating func reportBody(of keyword: String) {
        guard let start = peekLine(), start.isIndented, !beginsStatement(start) else { return }
        let length = scanner.scalar(at: start.offset)?.length ?? 1
        let span = place(start.line, start.offset, start.offset + length)
        report(.wrongIndentation, span, "`\(keyword)` has no lines of its own", remedy: "write it on one line")
        skipBody()
    }

    /// Whether the first word of a line is a keyword that begins a statement.
    mutating func beginsStatement(_ start: LineStart) -> Bool {
        scanner.start(line: start.line, offset: start.offset)
        guard let word = scanner.takeName() else { return false }
        return KeywordTable.statements.contains(word)
    }

    /// The next line of the body being read; nil when the block is over.
    ///
    /// A line in column 1 that begins with a word only a body can have is taken into it, with a finding.
    mutating func nextBodyLine(misplaced: (String) -> Bool) -> LineStart? {
        guard let start = peekLine() else { return nil }
        if start.isIndented { return beginsStatement(start) ? nil : start }
        scanner.start(line: start.line, offset: start.offset)
        let word = scanner.takeName() ?? String(Character(scanner.scalar?.value ?? " "))
        guard misplaced(word) else { return nil }
        let span = place(start.line, start.offset, start.offset + word.utf8.count)
        report(
            .wrongIndentation,
            span,
            "`\(word)` belongs to the block above and is not indented",
            remedy: "indent it by two spaces"
        )
        return start
    }
}
