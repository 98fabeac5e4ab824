import FrontdeskCore

extension FileParser {
    /// Brackets deeper than this are an error.
    static var maximumDepth: Int { 16 }

    /// Reads a pattern up to the end of the line.
    mutating func pattern() throws(LineFault) -> Pattern {
        let pattern = try pattern(closedBy: nil, depth: 0)
        return pattern
    }

    /// Reads a pattern up to `closing`, or to the end of the line without one.
    private mutating func pattern(closedBy closing: UInt8?, depth: Int) throws(LineFault) -> Pattern {
        scanner.skipBlanks()
        let start = here
        var units = [try unit(closedBy: closing, depth: depth, isBesideAnd: true)]
        var joint: Pattern.Joint?
        while let (ascii, length) = scanner.operatorCharacter, ascii == UInt8(ascii: "|") || ascii == UInt8(ascii: "&")
        {
            let found: Pattern.Joint = ascii == UInt8(ascii: "|") ? .any : .all
            if let joint, joint != found {
                let remedy = "put brackets around one of them: (a & b) | c"
                report(.mixedOperators, nextCharacter, "`&` and `|` are mixed without brackets", remedy: remedy)
            }
            joint = joint ?? found
            noteFullWidth(length: length, ascii: ascii)
            scanner.advance(length)
            units.append(try unit(closedBy: closing, depth: depth, isBesideAnd: found == .all))
        }
        let pattern = Pattern(joint: joint ?? .any, units: units, span: span(from: start))
        if pattern.joint == .any, let negated = units.first(where: \.isNegated) {
            let remedy = units.count == 1 ? "say what the message must contain: `word & !\(Self.elided)`" : "use `&`"
            throw fault(.pointlessPatternPart, negated.span, "`!` is only possible beside `&`", remedy: remedy)
        }
        return pattern
    }

    private static let elided = "…"

    private mutating func unit(closedBy closing: UInt8?, depth: Int, isBesideAnd: Bool) throws(LineFault) -> PatternUnit
    {
        scanner.skipBlanks()
        let start = here
        let isNegated = try takeNegation(isBesideAnd: isBesideAnd)
        var items: [PatternItem] = []
        while let item = try item(closedBy: closing, depth: depth) { items.append(item) }
        guard !items.isEmpty else { throw unexpected("a word", remedy: remedyForNoWord) }
        return PatternUnit(isNegated: isNegated, items: items, span: span(from: start))
    }

    /// What to do where two operators stand beside each other, or one at the end.
    private var remedyForNoWord: String? {
        guard let (ascii, _) = scanner.operatorCharacter, ascii == UInt8(ascii: "|") || ascii == UInt8(ascii: "&")
        else { return "a word stands on both sides of `|` and `&`; delete the one too many" }
        return "write `\(Unicode.Scalar(ascii))` once, between two words"
    }

    /// Reads `!` right before an item; where it can't be an operator it is punctuation.
    private mutating func takeNegation(isBesideAnd: Bool) throws(LineFault) -> Bool {
        guard let (ascii, length) = scanner.operatorCharacter, ascii == UInt8(ascii: "!"), isBesideAnd else {
            return false
        }
        let next = here.offset + length
        guard let (value, _) = scanner.scalar(at: next), scanner.blankLength(at: next) == 0,
            !"|&)]}！!".unicodeScalars.contains(value)
        else {
            throw fault(
                .pointlessPatternPart,
                nextCharacter,
                "`!` stands alone",
                remedy: "write it right before a word: `!word`"
            )
        }
        noteFullWidth(length: length, ascii: ascii)
        scanner.advance(length)
        return true
    }

    /// Reads the next item of a unit; nil at its end.
    private mutating func item(closedBy closing: UInt8?, depth: Int) throws(LineFault) -> PatternItem? {
        while true {
            scanner.skipBlanks()
            guard !scanner.isAtEnd else { return nil }
            guard let (ascii, length) = scanner.operatorCharacter else {
                if skipSeparator() { continue }
                return .word(try word())
            }
            switch ascii {
            case UInt8(ascii: "|"), UInt8(ascii: "&"): return nil
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                if ascii == closing { return nil }
                throw strayCloser(ascii, closing)
            case UInt8(ascii: "("): return try bracketed(by: UInt8(ascii: ")"), length: length, depth: depth)
            case UInt8(ascii: "["): return try bracketed(by: UInt8(ascii: "]"), length: length, depth: depth)
            case UInt8(ascii: "{"): return .capture(try capture(length: length))
            case UInt8(ascii: "@"):
                let start = here
                noteFullWidth(length: length, ascii: ascii)
                scanner.advance(length)
                guard let name = scanner.takeName() else { throw unexpected("the name of a concept right behind `@`") }
                return .concept(Located(name, span(from: start)))
            case UInt8(ascii: "\"") where length == 1:
                let text = try quoted(by: ascii)
                checkStars(text)
                return .quoted(text)
            case UInt8(ascii: "/") where length == 1:
                noteSlash()
                scanner.advance(length)
                continue
            case UInt8(ascii: "+") where isBlank(beside: length):
                let remedy = "did you mean `&`?"
                report(.separatorBetweenTerms, nextCharacter, "`+` separates nothing", remedy: remedy)
                scanner.advance(length)
                continue
            case UInt8(ascii: "."):
                if let gap = try gap() { return .gap(gap) }
                return .word(try word())
            default:
                if skipSeparator() { continue }
                return .word(try word())
            }
        }
    }

    private func strayCloser(_ ascii: UInt8, _ closing: UInt8?) -> LineFault {
        let found = String(UnicodeScalar(ascii))
        if let closing {
            let expected = String(UnicodeScalar(closing))
            return fault(.unclosedDelimiter, nextCharacter, "`\(found)` closes nothing, expected `\(expected)`")
        }
        return fault(
            .unclosedDelimiter,
            nextCharacter,
            "`\(found)` closes nothing",
            remedy: "delete it, or write `\\\(found)` to mean the character"
        )
    }

    /// Passes over a comma or semicolon of any script, which separates nothing.
    private mutating func skipSeparator() -> Bool {
        guard let (value, length) = scanner.scalar, Self.separators.contains(value) else { return false }
        report(.separatorBetweenTerms, nextCharacter, "`\(value)` separates nothing", remedy: "did you mean `|`?")
        scanner.advance(length)
        return true
    }

    static let separators: Set<Unicode.Scalar> = ["、", "，", "；", ";", ",", "،", "؛"]

    private mutating func bracketed(by closing: UInt8, length: Int, depth: Int) throws(LineFault) -> PatternItem {
        let start = here
        let opener = nextCharacter
        guard depth < Self.maximumDepth else {
            throw fault(
                .malformedLine,
                opener,
                "brackets are nested more than \(Self.maximumDepth) deep",
                remedy: "name a part as a concept"
            )
        }
        noteFullWidth(length: length, ascii: closing == UInt8(ascii: ")") ? UInt8(ascii: "(") : UInt8(ascii: "["))
        scanner.advance(length)
        scanner.skipBlanks()
        if scanner.isAtEnd { throw unclosed(opener) }
        if let (ascii, length) = scanner.operatorCharacter, ascii == closing {
            scanner.advance(length)
            throw fault(.malformedLine, span(from: start), "the brackets hold nothing", remedy: "delete them")
        }
        let inner: Pattern
        do throws(LineFault) {
            inner = try pattern(closedBy: closing, depth: depth + 1)
        } catch  where error.isAtLineEnd {
            throw unclosed(opener)
        }
        guard takeOperator(Unicode.Scalar(closing)) else { throw unclosed(opener) }
        let span = span(from: start)
        return closing == UInt8(ascii: ")") ? .group(inner, span) : .optional(inner, span)
    }

    private func unclosed(_ opener: SourceSpan) -> LineFault {
        fault(.unclosedDelimiter, opener, "this bracket is not closed", remedy: "add the closing bracket")
    }

    /// Reads `{name}` or `{name:1-3}`.
    private mutating func capture(length: Int) throws(LineFault) -> CaptureItem {
        let start = here
        let opener = nextCharacter
        noteFullWidth(length: length, ascii: UInt8(ascii: "{"))
        scanner.advance(length)
        let name = try variableName()
        var tokens: ClosedRange<Int>?
        if takeOperator(":") {
            if let (next, _) = scanner.scalar, next.mayStartName, let entity = scanner.takeName() {
                throw fault(
                    .malformedLine,
                    span(from: start),
                    "an entity is captured under its own name",
                    remedy: "write `{\(entity)}`; a number of words is captured as `{\(name.value):1-3}`"
                )
            }
            let least = try integer("the fewest tokens", in: 1...Self.maximumCaptureTokens)
            var most = least
            if takeOperator("-") { most = try integer("the most tokens", in: 1...Self.maximumCaptureTokens) }
            guard least.value <= most.value else {
                let remedy = "write `{\(name.value):\(most.value)-\(least.value)}`"
                throw fault(
                    .malformedLine,
                    least.span.extended(to: most.span),
                    "the range runs backwards",
                    remedy: remedy
                )
            }
            tokens = least.value...most.value
        }
        scanner.skipBlanks()
        if scanner.isAtEnd {
            throw fault(.unclosedDelimiter, opener, "this bracket is not closed", remedy: "add the closing `}`")
        }
        try expectOperator("}", remedy: "write `{entity}` or `{name:1-3}`")
        return CaptureItem(name: name, tokens: tokens, span: span(from: start))
    }

    /// A free capture takes at most so many tokens.
    static var maximumCaptureTokens: Int { 50 }

    /// Reads `..` or `..3`; nil when the dot is punctuation.
    private mutating func gap() throws(LineFault) -> Located<Int?>? {
        let start = here
        let length = scanner.operatorCharacter?.length ?? 1
        guard isDot(at: start.offset + length) else { return nil }
        if isDot(at: start.offset + 2 * length) {
            var end = start.offset
            while isDot(at: end) { end += length }
            throw fault(
                .malformedLine,
                place(start.line, start.offset, end),
                "more than two dots are no gap",
                remedy: "write `..`"
            )
        }
        noteFullWidth(length: length, ascii: UInt8(ascii: "."))
        scanner.advance(2 * length)
        guard let (value, _) = scanner.scalar, value.decimalDigit != nil else {
            let gap = Located<Int?>(nil, span(from: start))
            noteDistantNumber(behind: gap.span)
            return gap
        }
        let most = try integer("the most tokens between", in: 0...Self.maximumGap)
        return Located(most.value, span(from: start))
    }

    /// A gap with a number spans at most so many tokens.
    static var maximumGap: Int { 200 }

    func isDot(at offset: Int) -> Bool {
        guard let (value, _) = scanner.scalar(at: offset) else { return false }
        return value == "." || value == "．"
    }
}
