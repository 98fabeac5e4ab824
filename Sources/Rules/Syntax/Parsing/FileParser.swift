import FrontdeskCore

/// A line that can't be read any further; its finding says why.
struct LineFault: Error {
    let finding: Finding
    /// Whether the line ended where more was expected.
    var isAtLineEnd = false
}

/// Reads the statements of one file, line by line.
///
/// The reading of statements, lines and their parts is in extensions, one for each part of the grammar. A part that
/// can't be read throws a ``LineFault``: the line is given up, the next one is read.
struct FileParser {
    let text: SourceText
    var scanner: LineScanner
    private(set) var statements: [Statement] = []
    private(set) var comments: [SourceComment] = []
    private(set) var blankLines: [Int] = []
    private(set) var findings: [Finding] = []
    /// The index of the next physical line.
    private var nextLine = 0
    private var hasVersion = false

    /// So many findings of one file are kept; a file with more is no rule file.
    static let maximumFindings = 500

    init(_ text: SourceText) {
        self.text = text
        scanner = LineScanner(text)
    }

    /// A line with something on it.
    struct LineStart {
        let line: Int
        let offset: Int
        let isIndented: Bool
    }

    mutating func parse() {
        while let start = peekLine() {
            parseStatement(start)
        }
        if !hasVersion, !findings.contains(where: { $0.id == FindingKind.missingVersion.id }) {
            let end = min(text.lines.first.map { text.column(of: $0.end, onLine: 0) } ?? 1, 10)
            let place = SourceSpan(path: text.path, line: 1, column: 1, endLine: 1, endColumn: end)
            report(
                .missingVersion,
                place,
                "the file does not begin with its version",
                remedy: "begin it with `frontdesk 1`"
            )
        }
    }

    /// The comments of the whole file, in order.
    var sortedComments: [SourceComment] {
        var trailing: [SourceComment] = []
        var seen = -1
        for comment in scanner.trailingComments.sorted(by: { $0.start < $1.start }) where comment.start != seen {
            seen = comment.start
            trailing.append(makeComment(line: comment.line, start: comment.start, end: comment.end, isWholeLine: false))
        }
        return (comments + trailing).sorted { ($0.span.line, $0.span.column) < ($1.span.line, $1.span.column) }
    }

    // MARK: Lines

    /// The next line that is neither blank nor a comment; those are kept as trivia.
    mutating func peekLine() -> LineStart? {
        while nextLine < text.lines.count {
            let line = text.lines[nextLine]
            scanner.start(line: nextLine, offset: line.start)
            var offset = line.start
            while true {
                let length = scanner.blankLength(at: offset)
                if length == 0 { break }
                offset += length
            }
            if offset >= line.end {
                blankLines.append(nextLine + 1)
                nextLine += 1
            } else if text.bytes[offset] == UInt8(ascii: "#") {
                comments.append(makeComment(line: nextLine, start: offset, end: line.end, isWholeLine: true))
                nextLine += 1
            } else if line.end - line.start > SourceReading.maximumLineBytes {
                let place = place(nextLine, line.start, offset)
                let remedy = "continue it on further lines with `\\`"
                report(
                    .malformedLine,
                    place,
                    "the line is longer than \(SourceReading.maximumLineBytes) bytes",
                    remedy: remedy
                )
                nextLine += 1
            } else {
                return LineStart(line: nextLine, offset: offset, isIndented: offset > line.start)
            }
        }
        return nil
    }

    /// Starts to read a line that ``peekLine()`` found.
    mutating func begin(_ start: LineStart) {
        scanner.start(line: start.line, offset: start.offset)
        nextLine = start.line + 1
        guard start.isIndented else { return }
        let lineStart = text.lines[start.line].start
        guard let tab = text.bytes[lineStart..<start.offset].firstIndex(of: 0x09) else { return }
        let span = place(start.line, tab, tab + 1)
        report(
            .wrongIndentation,
            span,
            "a tab in the indentation",
            remedy: "indent with two spaces, or let `frontdesk lint --fix` do it"
        )
    }

    /// Ends a line: what is left on it is an objection.
    mutating func finishLine() throws(LineFault) {
        scanner.skipBlanks()
        defer { nextLine = max(nextLine, scanner.position.line + 1) }
        if scanner.isAtEnd { return }
        throw unexpected("the end of the line")
    }

    /// Gives up a line.
    mutating func abandonLine(_ fault: LineFault) {
        append(fault.finding)
        scanner.skipLine()
        nextLine = max(nextLine, scanner.position.line + 1)
    }

    /// Passes over a line without reading it.
    mutating func skip(_ start: LineStart) {
        scanner.start(line: start.line, offset: start.offset)
        scanner.skipLine()
        nextLine = max(nextLine, scanner.position.line) + 1
    }

    /// Reads one line with `read`; a fault in it is reported and gives nil.
    mutating func line<Node>(
        _ start: LineStart,
        _ read: (inout FileParser) throws(LineFault) -> Node
    ) -> Node? {
        begin(start)
        do throws(LineFault) {
            let node = try read(&self)
            try finishLine()
            return node
        } catch {
            abandonLine(error)
            return nil
        }
    }

    mutating func add(_ statement: Statement) {
        if case .version = statement { hasVersion = true }
        statements.append(statement)
    }

    /// Whether the version statement was read.
    var knowsVersion: Bool { hasVersion }

    // MARK: Places and findings

    /// The place being read.
    var here: SourcePosition { scanner.position }

    /// The span from `start` to the end of what was read last.
    func span(from start: SourcePosition) -> SourceSpan {
        let end = scanner.lastEnd
        guard end.line > start.line || end.offset >= start.offset else {
            return place(start.line, start.offset, start.offset)
        }
        return SourceSpan(
            path: text.path,
            line: start.line + 1,
            column: text.column(of: start.offset, onLine: start.line),
            endLine: end.line + 1,
            endColumn: text.column(of: end.offset, onLine: end.line)
        )
    }

    /// The span of bytes on one physical line.
    func place(_ line: Int, _ start: Int, _ end: Int) -> SourceSpan {
        SourceSpan(
            path: text.path,
            line: line + 1,
            column: text.column(of: start, onLine: line),
            endLine: line + 1,
            endColumn: text.column(of: end, onLine: line)
        )
    }

    /// The span of the character at the place being read, or of the end of the line.
    var nextCharacter: SourceSpan {
        place(here.line, here.offset, here.offset + (scanner.scalar?.length ?? 0))
    }

    mutating func report(
        _ kind: FindingKind,
        _ span: SourceSpan,
        _ message: String,
        remedy: String? = nil,
        severity: Finding.Severity? = nil
    ) {
        append(kind.finding(at: span, message, remedy: remedy, severity: severity))
    }

    private mutating func append(_ finding: Finding) {
        if findings.count < Self.maximumFindings { findings.append(finding) }
    }

    func fault(_ kind: FindingKind, _ span: SourceSpan, _ message: String, remedy: String? = nil) -> LineFault {
        LineFault(finding: kind.finding(at: span, message, remedy: remedy))
    }

    /// Something else than `expected` stands here.
    func unexpected(_ expected: String, remedy: String? = nil) -> LineFault {
        guard let word = upcomingWord else {
            let message = "the line ends here, expected \(expected)"
            let finding = FindingKind.malformedLine.finding(at: nextCharacter, message, remedy: remedy)
            return LineFault(finding: finding, isAtLineEnd: true)
        }
        return fault(.malformedLine, word.span, "expected \(expected), found `\(word.text)`", remedy: remedy)
    }

    /// The characters up to the next blank, at most 24; nil at the end of the line.
    private var upcomingWord: (text: String, span: SourceSpan)? {
        var offset = here.offset
        var count = 0
        while let (_, length) = scanner.scalar(at: offset), scanner.blankLength(at: offset) == 0, count < 24 {
            offset += length
            count += 1
        }
        guard offset > here.offset else { return nil }
        return (text.text(here.offset, offset), place(here.line, here.offset, offset))
    }

    private func makeComment(line: Int, start: Int, end: Int, isWholeLine: Bool) -> SourceComment {
        var end = end
        while end > start, text.bytes[end - 1] == 0x20 || text.bytes[end - 1] == 0x09 { end -= 1 }
        return SourceComment(text: text.text(start, end), span: place(line, start, end), isWholeLine: isWholeLine)
    }
}
