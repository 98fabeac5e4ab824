import FrontdeskCore

extension FileParser {
    /// Reads the rest of `include PATH`.
    mutating func parseInclude(from start: SourcePosition) throws(LineFault) -> IncludeStatement {
        let file = try bareWord("the path of a file")
        return IncludeStatement(file: file, span: span(from: start))
    }

    /// Reads the rest of `language TAG, TAG`.
    mutating func parseLanguage(from start: SourcePosition) throws(LineFault) -> LanguageStatement {
        var tags = [try languageTag()]
        while takeOperator(",") { tags.append(try languageTag()) }
        return LanguageStatement(tags: tags, span: span(from: start))
    }

    /// Reads the rest of `topic NAME for N turns` or `topic none`.
    mutating func parseTopic(from start: SourcePosition) throws(LineFault) -> TopicStatement {
        let name = try name("the topic's name, or none")
        var turns: Located<Int>?
        if name.value != "none", takeWord("for") {
            turns = try integer("the number of turns", in: 1...1_000)
            if !takeWord("turn") { try expectWord("turns", remedy: "write `for \(turns?.value ?? 6) turns`") }
        }
        return TopicStatement(name: name.value == "none" ? nil : name, turns: turns, span: span(from: start))
    }

    /// Reads the rest of `entity NAME = …`.
    mutating func parseEntity(from start: SourcePosition) throws(LineFault) -> EntityStatement {
        let name = try name("the entity's name")
        try expectOperator("=")
        scanner.skipBlanks()
        let definition: EntityStatement.Definition
        let expected = "a regex, a @concept, number, email or date"
        if scanner.byte == UInt8(ascii: "/") {
            definition = .regex(try regexLiteral())
        } else if takeOperator("@") {
            definition = .concept(try self.name("the concept's name"))
        } else {
            let place = here
            if let regex = bareRegex {
                throw fault(
                    .malformedLine,
                    regex.span,
                    "a regex stands between slashes",
                    remedy: "write `/\(regex.text)/`"
                )
            }
            switch scanner.takeName() {
            case "number": definition = .number
            case "email": definition = .email
            case "date": definition = .date
            case let word?:
                let suggestion = SpellingSuggestion.nearest(to: word, among: ["number", "email", "date"])
                throw fault(
                    .malformedLine,
                    span(from: place),
                    "expected \(expected), found `\(word)`",
                    remedy: suggestion.map { "did you mean `\($0)`?" } ?? "write `@\(word)` for a concept"
                )
            case nil: throw unexpected(expected, remedy: "a regex stands between slashes: `/[A-Z]\\d{4}/`")
            }
        }
        return EntityStatement(name: name, definition: definition, span: span(from: start))
    }

    /// What follows up to the next blank, if only a regex looks like that.
    private var bareRegex: (text: String, span: SourceSpan)? {
        var end = here.offset
        var isRegex = false
        while let (value, length) = scanner.scalar(at: end), scanner.blankLength(at: end) == 0 {
            if "\\[]{}+?*^$|()".unicodeScalars.contains(value) { isRegex = true }
            end += length
        }
        guard isRegex else { return nil }
        return (text.text(here.offset, end).replacing("/", with: "\\/"), place(here.line, here.offset, end))
    }

    /// Reads the rest of `webhook NAME = METHOD URL timeout DURATION`.
    mutating func parseWebhook(from start: SourcePosition) throws(LineFault) -> WebhookStatement {
        let name = try name("the webhook's name")
        try expectOperator("=")
        let word = try self.name("GET, POST or PUT")
        guard let method = WebhookDefinition.Method(rawValue: word.value) else {
            let upper = word.value.uppercased()
            let remedy =
                WebhookDefinition.Method(rawValue: upper) == nil ? "write GET, POST or PUT" : "write `\(upper)`"
            throw fault(.malformedLine, word.span, "unknown method `\(word.value)`", remedy: remedy)
        }
        let url = try bareWord("the address")
        var timeout: Located<Duration>?
        if takeWord("timeout") { timeout = try duration() }
        return WebhookStatement(
            name: name,
            method: Located(method, word.span),
            url: url,
            timeout: timeout,
            span: span(from: start)
        )
    }

    /// Reads `500ms`, `5s` or `1m`.
    private mutating func duration() throws(LineFault) -> Located<Duration> {
        scanner.skipBlanks()
        let start = here
        let remedy = "write for example 500ms or 5s"
        guard let amount = scanner.takeDigits() else { throw unexpected("a duration", remedy: remedy) }
        let unitStart = here
        let milliseconds: Int
        switch scanner.takeName() {
        case "ms": milliseconds = amount
        case "s": milliseconds = amount * 1_000
        case "m": milliseconds = amount * 60_000
        default:
            scanner.rewind(to: unitStart)
            throw unexpected("ms, s or m behind the number", remedy: remedy)
        }
        let span = span(from: start)
        guard (1...60_000).contains(milliseconds) else {
            throw fault(.malformedLine, span, "a timeout is from 1 millisecond to 1 minute", remedy: remedy)
        }
        return Located(.milliseconds(milliseconds), span)
    }
}
