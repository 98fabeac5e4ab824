import FrontdeskCore

extension FileParser {
    /// Reads a test and its dialogue.
    mutating func parseTest(_ start: LineStart) {
        let name = line(start) { (parser) throws(LineFault) -> Located<String> in
            parser.takeKeyword()
            return try parser.string("the test's name in quotes")
        }
        var lines: [TestStatement.Line] = []
        while let body = nextBodyLine(misplaced: { ["with", ">", "<", "＞", "＜"].contains($0) }) {
            let read = line(body) { (parser) throws(LineFault) -> TestStatement.Line in
                let place = parser.here
                let kind = try parser.testLine()
                return TestStatement.Line(kind: kind, span: parser.span(from: place))
            }
            if let read { lines.append(read) }
        }
        guard let name else { return }
        let last = lines.last?.span ?? name.span
        let span = place(start.line, start.offset, start.offset).extended(to: last)
        add(.test(TestStatement(name: name, lines: lines, span: span)))
    }

    private mutating func testLine() throws(LineFault) -> TestStatement.Line.Kind {
        if takeAdjacentOperator(">") { return .says(try freeText("what the visitor writes")) }
        if takeAdjacentOperator("<") { return .expect(try expectation()) }
        let start = here
        if takeWord("with") {
            var settings = [try setting()]
            while takeOperator(",") { settings.append(try setting()) }
            return .with(settings)
        }
        let remedy = "begin with `>` for what the visitor writes, `<` for what must follow, or `with`"
        guard let word = scanner.takeName() else { throw unexpected("`>`, `<` or `with`", remedy: remedy) }
        throw fault(.unknownKeyword, span(from: start), "unknown keyword `\(word)`", remedy: remedy)
    }

    private static let settings = ["now", "page", "language", "channel", "webhook"]

    private mutating func setting() throws(LineFault) -> TestSetting {
        scanner.skipBlanks()
        let start = here
        let word = try name("now, page, language, channel, visitor.name or webhook")
        let kind: TestSetting.Kind
        switch word.value {
        case "now": kind = .now(try instant())
        case "page": kind = .page(try string("the page's path in quotes"))
        case "language": kind = .language(try languageTag())
        case "channel": kind = .channel(try name("the channel's name"))
        case "webhook":
            let webhook = try name("the webhook's name")
            try expectOperator("=")
            kind = .webhook(webhook, answer: try string("the answer in quotes"))
        case let name where name.hasPrefix("visitor."):
            try expectOperator("=")
            kind = .visitor(attribute: Located(String(name.dropFirst(8)), word.span), try value("a value"))
        default:
            let suggestion = SpellingSuggestion.nearest(to: word.value, among: Self.settings)
            throw fault(
                .unknownKeyword,
                word.span,
                "unknown setting `\(word.value)`",
                remedy: suggestion.map { "did you mean `\($0)`?" }
                    ?? "write now, page, language, channel, visitor.name or webhook"
            )
        }
        return TestSetting(kind: kind, span: span(from: start))
    }

    private mutating func instant() throws(LineFault) -> Located<Instant> {
        let text = try string("a time in quotes")
        if let instant = Instant(text.value) { return Located(instant, text.span) }
        let remedy = "write for example \"2026-03-02T10:00+08:00\""
        throw fault(.malformedLine, text.span, "this is no time with a date and an offset", remedy: remedy)
    }

    private static let expectations = ["rule", "not", "say", "set", "escalate", "clarify", "tag", "nothing"]

    private mutating func expectation() throws(LineFault) -> TestExpectation {
        scanner.skipBlanks()
        let start = here
        let word = try name(
            "what must follow",
            remedy: "write rule, not rule, say, set, escalate, clarify, tag or nothing"
        )
        let kind: TestExpectation.Kind
        switch word.value {
        case "rule": kind = .rule(try name("the rule's name"))
        case "not":
            try expectWord("rule")
            kind = .notRule(try name("the rule's name"))
        case "say":
            kind = try saying()
        case "set":
            let name = try variableName()
            try expectOperator("=")
            kind = .set(name, try value("a value"))
        case "escalate": kind = .escalate(team: optionalName())
        case "clarify": kind = .clarify
        case "tag": kind = .tag(try name("the tag's name"))
        case "nothing": kind = .nothing
        default:
            let suggestion = SpellingSuggestion.nearest(to: word.value, among: Self.expectations)
            throw fault(
                .unknownKeyword,
                word.span,
                "unknown expectation `\(word.value)`",
                remedy: suggestion.map { "did you mean `\($0)`?" }
                    ?? "write rule, not rule, say, set, escalate, clarify, tag or nothing"
            )
        }
        return TestExpectation(kind: kind, span: span(from: start))
    }

    private mutating func saying() throws(LineFault) -> TestExpectation.Kind {
        scanner.skipBlanks()
        if scanner.byte == UInt8(ascii: "\"") || scanner.byte == UInt8(ascii: "'") {
            return .sayText(try string("the text in quotes"))
        }
        let hasPrefix = scanner.byte == UInt8(ascii: "t") && scanner.byte(ahead: 1) == UInt8(ascii: ":")
        if hasPrefix { scanner.advance(2) }
        let key = try name("the text's key, or the text in quotes")
        scanner.skipBlanks()
        if !hasPrefix, !scanner.isAtEnd { throw unexpected("the end of the line", remedy: "put a text in quotes") }
        return .say(key: key)
    }
}
