import FrontdeskCore

extension FileParser {
    /// Reads a rule and its lines.
    mutating func parseRule(_ start: LineStart) {
        let name = line(start) { (parser) throws(LineFault) -> Located<String> in
            parser.takeKeyword()
            return try parser.headName("the rule's name")
        }
        var lines: [RuleLine] = []
        let words = KeywordTable.ruleLines + KeywordTable.actions
        while let body = nextBodyLine(misplaced: words.contains) {
            let read = line(body) { (parser) throws(LineFault) -> RuleLine in
                let place = parser.here
                let kind = try parser.ruleLine()
                return RuleLine(kind: kind, span: parser.span(from: place))
            }
            if let read { lines.append(read) }
        }
        checkOrder(of: lines)
        checkConnectives(in: lines)
        guard let name else { return }
        let last = lines.last?.span ?? name.span
        let span = place(start.line, start.offset, start.offset).extended(to: last)
        add(.rule(RuleStatement(name: name, lines: lines, span: span)))
    }

    /// Reports lines that stand twice, and variants of nothing.
    private mutating func checkOrder(of lines: [RuleLine]) {
        var hasPriority = false
        var hasAfter = false
        var hasSaid = false
        for line in lines {
            switch line.kind {
            case .priority:
                if hasPriority {
                    report(.malformedLine, line.span, "the rule has two priorities", remedy: "keep one of them")
                }
                hasPriority = true
            case .after:
                if hasAfter {
                    let remedy = "list the rules on one line: `after a, b`"
                    report(.malformedLine, line.span, "the rule has two `after` lines", remedy: remedy)
                }
                hasAfter = true
            case .action(let action):
                if case .say = action.kind { hasSaid = true }
                if case .or = action.kind, !hasSaid {
                    let message = "`or` adds a variant to the `say` above it, and there is none"
                    report(.malformedLine, line.span, message, remedy: "write `say`")
                }
            case .when, .if, .unless, .limit, .example, .counter: break
            }
        }
    }

    private mutating func ruleLine() throws(LineFault) -> RuleLine.Kind {
        let start = here
        let word = try keyword(among: KeywordTable.ruleLines + KeywordTable.actions)
        switch word {
        case "when": return .when(try trigger())
        case "if": return .if(try condition())
        case "unless": return .unless(try condition())
        case "after": return .after(try afterLine())
        case "priority": return .priority(try integer("the priority", in: -100...100))
        case "limit": return .limit(try winLimit())
        case "example": return .example(try freeText("an example"))
        case "counter": return .counter(try freeText("a counter-example"))
        default: return .action(try action(word, from: start))
        }
    }

    /// Reads the keyword a line begins with; a misspelt one that is clear is reported and understood.
    mutating func keyword(among keywords: [String]) throws(LineFault) -> String {
        let start = here
        guard let word = scanner.takeName() else {
            throw fault(
                .unknownKeyword,
                nextCharacter,
                "no keyword stands here",
                remedy: remedyForComment ?? "begin with when, say or another keyword"
            )
        }
        let span = span(from: start)
        if keywords.contains(word) {
            rejectColon(behind: word)
            return word
        }
        guard let suggestion = KeywordTable.suggestion(for: word, among: keywords) else {
            let remedy = "a line here begins with \(keywords.joined(separator: ", "))"
            throw fault(.unknownKeyword, span, "unknown keyword `\(word)`", remedy: remedy)
        }
        report(.unknownKeyword, span, "unknown keyword `\(word)`", remedy: "did you mean `\(suggestion)`?")
        rejectColon(behind: word)
        return suggestion
    }

    private mutating func afterLine() throws(LineFault) -> AfterLine {
        var rules = [try name("the name of a rule")]
        while takeOperator(",") { rules.append(try name("the name of a rule")) }
        let wordStart = here
        if !takeWord("within") {
            guard takeWord("for") || takeWord("in") else { return AfterLine(rules: rules, turns: nil) }
            let message = "a follow-up is in force within a number of turns"
            report(.malformedLine, span(from: wordStart), message, remedy: "did you mean `within`?")
        }
        let turns = try integer("the number of turns", in: 1...1_000)
        if !takeWord("turn") { try expectWord("turns", remedy: "write `within \(turns.value) turns`") }
        return AfterLine(rules: rules, turns: turns)
    }

    private mutating func winLimit() throws(LineFault) -> WinLimit {
        let count = try integer("the limit", in: 1...1_000_000)
        let remedy = "write `limit \(count.value) per conversation`, or per hour, day or visitor"
        try expectWord("per", remedy: remedy)
        let period = try name("conversation, hour, day or visitor")
        if let known = WinLimit.Period(rawValue: period.value) { return WinLimit(count: count, period: known) }
        let names = WinLimit.Period.allCases.map(\.rawValue)
        let suggestion =
            Self.periods[period.value.lowercased()] ?? SpellingSuggestion.nearest(to: period.value, among: names)
        throw fault(
            .malformedLine,
            period.span,
            "a limit is per conversation, hour, day or visitor, found `\(period.value)`",
            remedy: suggestion.map { "did you mean `\($0)`?" }
        )
    }

    /// What people write for the spans of a limit.
    private static let periods = [
        "chat": "conversation", "session": "conversation", "dialog": "conversation", "dialogue": "conversation",
        "user": "visitor", "customer": "visitor", "person": "visitor", "hours": "hour", "days": "day", "24h": "day",
    ]

    /// Reads the fallback and its lines.
    mutating func parseFallback(_ start: LineStart) {
        let head = line(start) { (parser) throws(LineFault) -> SourceSpan in
            let place = parser.here
            parser.takeKeyword()
            return parser.span(from: place)
        }
        var lines: [FallbackStatement.Line] = []
        let words = ["after"] + KeywordTable.actions
        var hasFault = false
        while let body = nextBodyLine(misplaced: words.contains) {
            let read = line(body) { (parser) throws(LineFault) -> FallbackStatement.Line in
                let place = parser.here
                var misses: Located<Int>?
                if parser.takeWord("after") {
                    misses = try parser.integer("the number of misses", in: 1...100)
                    if !parser.takeWord("miss") { try parser.expectWord("misses", remedy: "write `after 2 misses:`") }
                    try parser.expectOperator(":", remedy: "write `after 2 misses:` and what is done then")
                    parser.scanner.skipBlanks()
                }
                let actionStart = parser.here
                let word = try parser.keyword(among: KeywordTable.actions)
                let action = try parser.fallbackAction(word, from: actionStart)
                return FallbackStatement.Line(misses: misses, action: action, span: parser.span(from: place))
            }
            if let read { lines.append(read) } else { hasFault = true }
        }
        guard let head else { return }
        let span = lines.last.map { head.extended(to: $0.span) } ?? head
        if lines.isEmpty, !hasFault {
            report(
                .malformedLine,
                head,
                "the fallback does nothing",
                remedy: "say what it answers, for example `say t:fallback`"
            )
        }
        add(.fallback(FallbackStatement(lines: lines, span: span)))
    }

    private mutating func fallbackAction(_ word: String, from start: SourcePosition) throws(LineFault) -> RuleAction {
        guard case .action(let action) = RuleLine.Kind.action(try action(word, from: start)) else {
            throw unexpected("an action")
        }
        return action
    }
}
