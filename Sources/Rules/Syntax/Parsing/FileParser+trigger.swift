extension FileParser {
    /// Reads what follows `when`.
    mutating func trigger() throws(LineFault) -> Trigger {
        scanner.skipBlanks()
        let start = here
        if scanner.byte == UInt8(ascii: "/") {
            let regex = try regexLiteral()
            let span = span(from: start)
            scanner.skipBlanks()
            guard scanner.isAtEnd else {
                throw unexpected("the end of the line", remedy: "a regex stands alone; use a second `when` line")
            }
            return Trigger(kind: .regex(regex), span: span)
        }
        if scanner.isAtEnd {
            throw unexpected("what to look for", remedy: "write words: `when refund | money back`")
        }
        if takeWord("intent") { return try intentTrigger(from: start) }
        if takeWord("event") {
            let name = try triggerName("event", from: start)
            return Trigger(kind: .event(name), span: span(from: start))
        }
        let anchor = takeAnchor()
        let pattern = try pattern()
        if anchor != .anywhere, pattern.holdsAll {
            let remedy = "write two `when` lines, or words without `&`"
            throw fault(.malformedLine, pattern.span, "`\(anchor.rawValue)` can't be combined with `&`", remedy: remedy)
        }
        let trigger = Trigger(kind: .pattern(anchor, pattern), span: span(from: start))
        check(pattern, anchor: anchor)
        return trigger
    }

    private mutating func intentTrigger(from start: SourcePosition) throws(LineFault) -> Trigger {
        let name = try triggerName("intent", from: start)
        var threshold: Located<Double>?
        if takeOperator(">") {
            guard takeAdjacentOperator("=") else { throw unexpected("`>=`", remedy: "write for example >= 0.8") }
            let number = try number("a confidence from 0 to 1")
            guard (0...1).contains(number.value) else {
                throw fault(.malformedLine, number.span, "a confidence is from 0 to 1", remedy: "write for example 0.8")
            }
            threshold = number
        }
        return Trigger(kind: .intent(name, atLeast: threshold), span: span(from: start))
    }

    /// The name behind `intent` or `event`; further words mean that a phrase was meant.
    private mutating func triggerName(_ word: String, from start: SourcePosition) throws(LineFault) -> Located<String> {
        let name = try name("the name of an \(word)", remedy: "to look for the word, quote it: \"\(word)\"")
        scanner.skipBlanks()
        if scanner.isAtEnd || scanner.byte == UInt8(ascii: ">") || scanner.operatorCharacter?.ascii == UInt8(ascii: ">")
        {
            return name
        }
        for condition in ["if", "unless"] as [StaticString] where peeksWord(condition) {
            let remedy = "put `\(condition)` on a line of its own below"
            throw unexpected("the end of the line behind the name of an \(word)", remedy: remedy)
        }
        let span = place(start.line, start.offset, start.offset + word.utf8.count)
        report(
            .keywordInPhrase,
            span,
            "`\(word)` is a keyword here, but reads like a word",
            remedy: "quote it: \"\(word)\""
        )
        throw unexpected(
            "the end of the line behind the name of an \(word)",
            remedy: "to look for the word, quote it: \"\(word)\""
        )
    }

    private mutating func takeAnchor() -> Trigger.Anchor {
        let start = here
        let anchor: Trigger.Anchor
        if takeWord("exactly") {
            anchor = .exactly
        } else if takeWord("starts") {
            anchor = .starts
        } else if takeWord("ends") {
            anchor = .ends
        } else {
            return .anywhere
        }
        let span = span(from: start)
        scanner.skipBlanks()
        let phraseStart = here
        if let word = scanner.takeName(), Self.phraseWords.contains(word) {
            let message = "`\(anchor.rawValue)` is a keyword here, but reads like a word of the phrase"
            report(.keywordInPhrase, span, message, remedy: "quote it to mean the word: \"\(anchor.rawValue)\"")
        }
        scanner.rewind(to: phraseStart)
        return anchor
    }

    /// Words that follow `exactly`, `starts` and `ends` in a sentence, but seldom begin what a visitor writes.
    private static let phraseWords: Set<String> = [
        "in", "at", "on", "by", "from", "after", "before", "soon", "today", "tomorrow", "tonight", "now", "up", "of",
        "the",
    ]

    /// Reads `/…/`, whose first slash stands here.
    mutating func regexLiteral() throws(LineFault) -> RegexLiteral {
        let start = here
        let opener = nextCharacter
        scanner.advance(1)
        var pattern = String.UnicodeScalarView()
        while let (value, length) = scanner.scalar {
            scanner.advance(length)
            if value == "/" {
                let literal = RegexLiteral(pattern: String(pattern), span: span(from: start))
                if pattern.isEmpty { throw fault(.emptyRegexMatch, literal.span, "the regex is empty") }
                if let (next, _) = scanner.scalar, next.mayStartName {
                    throw unexpected(
                        "the end of the regex",
                        remedy: "write no flags: letters match in either case, and `\\/` is a slash"
                    )
                }
                return literal
            }
            if value == "\\", let (next, nextLength) = scanner.scalar {
                scanner.advance(nextLength)
                if next != "/" { pattern.append(value) }
                pattern.append(next)
            } else {
                pattern.append(value)
            }
        }
        throw fault(.unclosedDelimiter, opener, "the regex is not closed on its line", remedy: "add the closing `/`")
    }
}
