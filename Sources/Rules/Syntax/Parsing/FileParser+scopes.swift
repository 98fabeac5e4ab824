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
        while true {
            if takeOperator(",") {
                tags.append(try languageTag())
                continue
            }
            scanner.skipBlanks()
            guard let (value, _) = scanner.scalar, value.mayStartName else { break }
            let next = here
            tags.append(try languageTag())
            report(
                .malformedLine,
                span(from: next),
                "a comma stands between languages",
                remedy: "write `language \(tags.map(\.value.rawValue).joined(separator: ", "))`"
            )
        }
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
        let method = WebhookDefinition.Method(rawValue: word.value) ?? .post
        if method.rawValue != word.value {
            // Who calls the webhook is not at fault, so it is read on.
            let upper = word.value.uppercased()
            let remedy =
                WebhookDefinition.Method(rawValue: upper) == nil
                ? "write GET, POST or PUT" : "did you mean `\(upper)`?"
            report(.malformedLine, word.span, "unknown method `\(word.value)`", remedy: remedy)
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
        var factor = 1_000
        if let unit = scanner.takeName(), let known = Self.units[unit] {
            factor = known
        } else {
            scanner.rewind(to: unitStart)
            var reader = scanner
            reader.skipBlanks()
            let meant = reader.takeName().map { Self.meantUnits[$0.lowercased()] ?? "s" }
            if meant != nil { scanner = reader }
            let remedy = meant.map { "did you mean `\(amount)\($0)`?" } ?? "write `\(amount)s`, or `\(amount)ms`"
            report(
                .malformedLine,
                span(from: start),
                "a duration is a number with ms, s or m behind it",
                remedy: remedy
            )
        }
        let milliseconds = amount.multipliedReportingOverflow(by: factor).partialValue
        let span = span(from: start)
        guard (1...60_000).contains(milliseconds) else {
            throw fault(.malformedLine, span, "a timeout is from 1 millisecond to 1 minute", remedy: remedy)
        }
        return Located(.milliseconds(milliseconds), span)
    }

    private static let units = ["ms": 1, "s": 1_000, "m": 60_000]

    /// What people write for the units.
    private static let meantUnits = [
        "ms": "ms", "msec": "ms", "millis": "ms", "milliseconds": "ms", "s": "s", "sec": "s", "secs": "s",
        "second": "s",
        "seconds": "s", "sek": "s", "秒": "s", "m": "m", "min": "m", "minute": "m", "minutes": "m",
    ]
}
