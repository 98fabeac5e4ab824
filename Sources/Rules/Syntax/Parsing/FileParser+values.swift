import FrontdeskCore
import FrontdeskText

extension FileParser {
    /// Reads a quoted text: `"…"` with `\"`, `\\`, `\n` and `\u{…}`, or `'…'` as it is.
    mutating func string(_ what: String) throws(LineFault) -> Located<String> {
        scanner.skipBlanks()
        if let text = try takeCurlyQuoted() { return text }
        let quote = scanner.byte
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            throw unexpected(what, remedy: remedyForNoQuotes)
        }
        return try quoted(by: quote)
    }

    /// Reads a quoted text if one follows.
    mutating func optionalString() throws(LineFault) -> Located<String>? {
        scanner.skipBlanks()
        if let text = try takeCurlyQuoted() { return text }
        guard scanner.byte == UInt8(ascii: "\"") || scanner.byte == UInt8(ascii: "'") else { return nil }
        return try quoted(by: scanner.byte)
    }

    /// Reads a text in typographic quotes as if they were straight, and objects to them.
    private mutating func takeCurlyQuoted() throws(LineFault) -> Located<String>? {
        guard let (opening, width) = scanner.scalar, let closers = Self.curlyQuotes[opening] else { return nil }
        let start = here
        let opener = nextCharacter
        var content = String.UnicodeScalarView()
        scanner.advance(width)
        while let (value, length) = scanner.scalar {
            scanner.advance(length)
            if closers.unicodeScalars.contains(value) {
                let span = span(from: start)
                report(.malformedLine, span, Self.curlyQuoteFault, remedy: Self.straightQuotes)
                return Located(String(content), span)
            }
            content.append(value)
        }
        throw fault(.malformedLine, opener, Self.curlyQuoteFault, remedy: Self.straightQuotes)
    }

    /// What ends a text that such a quote begins.
    private static let curlyQuotes: [Unicode.Scalar: String] = [
        "“": "”“\"", "”": "”\"", "„": "“”\"", "«": "»", "»": "«", "「": "」", "『": "』", "＂": "＂", "‘": "’‘", "‚": "‘’",
    ]
    private static let curlyQuoteFault = "a text stands in straight quotes"
    private static let straightQuotes = "use straight quotes: \"…\""

    /// Reads a text whose opening quote stands here.
    mutating func quoted(by quote: UInt8) throws(LineFault) -> Located<String> {
        let start = here
        let opener = nextCharacter
        scanner.advance(1)
        var content = String.UnicodeScalarView()
        while let (value, length) = scanner.scalar {
            if value.value == UInt32(quote) {
                scanner.advance(1)
                return Located(String(content), span(from: start))
            }
            if value == "\\", quote == UInt8(ascii: "\"") {
                content.append(try escape())
            } else {
                content.append(value)
                scanner.advance(length)
            }
        }
        throw fault(.unclosedDelimiter, opener, "this quote is not closed on its line", remedy: "add the closing quote")
    }

    private mutating func escape() throws(LineFault) -> Unicode.Scalar {
        let start = here
        scanner.advance(1)
        switch scanner.byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"):
            let scalar = Unicode.Scalar(scanner.byte)
            scanner.advance(1)
            return scalar
        case UInt8(ascii: "n"):
            scanner.advance(1)
            return "\n"
        case UInt8(ascii: "u"): return try unicodeEscape(from: start)
        default:
            let length = scanner.scalar?.length ?? 0
            let place = place(start.line, start.offset, here.offset + length)
            let remedy = "write \\\" \\\\ \\n or \\u{…}"
            throw fault(.malformedLine, place, "an escape that means nothing in a quoted text", remedy: remedy)
        }
    }

    private mutating func unicodeEscape(from start: SourcePosition) throws(LineFault) -> Unicode.Scalar {
        scanner.advance(1)
        var value: UInt32 = 0
        var count = 0
        if scanner.byte == UInt8(ascii: "{") {
            scanner.advance(1)
            while count < 6, let digit = Character(Unicode.Scalar(scanner.byte)).hexDigitValue {
                value = value * 16 + UInt32(digit)
                count += 1
                scanner.advance(1)
            }
        }
        guard count > 0, scanner.byte == UInt8(ascii: "}"), value != 0, let scalar = Unicode.Scalar(value) else {
            let place = place(start.line, start.offset, here.offset)
            throw fault(.malformedLine, place, "this is no Unicode escape", remedy: "write for example \\u{1F44B}")
        }
        scanner.advance(1)
        return scalar
    }

    /// Reads a whole number in a range.
    mutating func integer(_ what: String, in range: ClosedRange<Int>) throws(LineFault) -> Located<Int> {
        scanner.skipBlanks()
        let start = here
        let isNegative = takeAdjacentOperator("-")
        guard let digits = scanner.takeDigits() else {
            scanner.rewind(to: start)
            throw unexpected(what, remedy: "write a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        let number = Located(isNegative ? -digits : digits, span(from: start))
        guard range.contains(number.value) else {
            let remedy = "write a whole number from \(range.lowerBound) to \(range.upperBound)"
            throw fault(.malformedLine, number.span, "\(number.value) is out of range for \(what)", remedy: remedy)
        }
        return number
    }

    /// Reads a number with or without a fraction.
    mutating func number(_ what: String) throws(LineFault) -> Located<Double> {
        guard let number = try optionalNumber() else { throw unexpected(what, remedy: "write a number such as 0.8") }
        switch number.value {
        case .integer(let value): return Located(Double(value), number.span)
        case .number(let value): return Located(value, number.span)
        case .string, .boolean: throw unexpected(what)
        }
    }

    /// Reads a number if one follows, as an integer when it has no fraction.
    private mutating func optionalNumber() throws(LineFault) -> Located<Value>? {
        scanner.skipBlanks()
        let start = here
        let isNegative = takeAdjacentOperator("-")
        guard let whole = scanner.takeDigits() else {
            scanner.rewind(to: start)
            return nil
        }
        guard scanner.byte == UInt8(ascii: "."), let (next, _) = scanner.scalar(at: here.offset + 1),
            next.decimalDigit != nil
        else { return Located(.integer(isNegative ? -whole : whole), span(from: start)) }
        scanner.advance(1)
        let fractionStart = here.offset
        guard let fraction = scanner.takeDigits() else { throw unexpected("a number with at most 9 decimal places") }
        var scale = 1.0
        var offset = fractionStart
        while offset < here.offset, let (_, length) = scanner.scalar(at: offset) {
            scale *= 10
            offset += length
        }
        let value = Double(whole) + Double(fraction) / scale
        return Located(.number(isNegative ? -value : value), span(from: start))
    }

    /// Reads a value: a quoted text, a number, `true` or `false`.
    mutating func value(_ what: String) throws(LineFault) -> Located<Value> {
        let operand = try operand(what)
        switch operand.value {
        case .value(let value): return Located(value, operand.span)
        case .variable(let name):
            let remedy = "put it in quotes: \"\(name)\""
            throw fault(.malformedLine, operand.span, "expected \(what), found `\(name)`", remedy: remedy)
        }
    }

    /// Reads a value or the name of the variable that holds it.
    mutating func operand(_ what: String) throws(LineFault) -> Located<Operand> {
        if let text = try optionalString() { return Located(.value(.string(text.value)), text.span) }
        if let number = try optionalNumber() {
            if let (next, _) = scanner.scalar, next.mayStartName {
                throw unexpected("a blank behind the number", remedy: "put a text in quotes")
            }
            return Located(.value(number.value), number.span)
        }
        guard let name = optionalName() else {
            throw unexpected(
                what,
                remedy: "write a text in quotes, a number, true, false or a variable"
            )
        }
        switch name.value {
        case "true": return Located(.value(.boolean(true)), name.span)
        case "false": return Located(.value(.boolean(false)), name.span)
        case let word where Self.reservedNames.contains(word):
            let remedy = word == "not" ? "write `!=` for \"is not\"" : "put it in quotes: \"\(word)\""
            throw fault(.malformedLine, name.span, "expected \(what), found `\(word)`", remedy: remedy)
        default: return Located(.variable(name.value), name.span)
        }
    }

    /// Reads a language tag.
    mutating func languageTag() throws(LineFault) -> Located<LanguageTag> {
        scanner.skipBlanks()
        let start = here
        var length = 0
        while let (value, width) = scanner.scalar(at: start.offset + length), value.mayContinueName || value == "-" {
            length += width
        }
        guard length > 0 else { throw unexpected("a language tag", remedy: "write for example en, zh-Hant or pt-BR") }
        scanner.advance(length)
        let spelling = text.text(start.offset, start.offset + length)
        let span = span(from: start)
        guard MistakenLanguage.isTag(spelling) else {
            throw fault(
                .malformedLine,
                span,
                "`\(spelling)` is no language tag",
                remedy: MistakenLanguage.meant(by: spelling).map { "did you mean `\($0)`?" }
                    ?? "write for example en, zh-Hant or pt-BR"
            )
        }
        guard let meant = MistakenLanguage.meant(by: spelling) else {
            let tag = LanguageTag(spelling)
            if !tag.isNamed { reportNameless(tag, span) }
            return Located(tag, span)
        }
        let remedy = "did you mean `\(meant)`?"
        if MistakenLanguage.isLanguage(spelling) {
            let message = "`\(spelling)` is a rare language, or a country"
            report(.malformedLine, span, message, remedy: remedy, severity: .warning)
            return Located(LanguageTag(spelling), span)
        }
        report(.malformedLine, span, "`\(spelling)` is no language", remedy: remedy)
        return Located(LanguageTag(meant), span)
    }

    private mutating func reportNameless(_ tag: LanguageTag, _ span: SourceSpan) {
        let near = SpellingSuggestion.nearest(to: tag.language, among: MistakenLanguage.commonCodes)
        report(
            .malformedLine,
            span,
            "no language is known by the code `\(tag.language)`",
            remedy: near.map { "did you mean `\($0)`?" } ?? "write for example en, zh-Hant or pt-BR",
            severity: .warning
        )
    }
}
