import FrontdeskCore

extension FileParser {
    /// Reads a concept and the terms on its own line and below.
    mutating func parseConcept(_ start: LineStart) {
        var terms: [PatternUnit] = []
        var end = SourcePosition(line: start.line, offset: start.offset)
        let head = SourcePosition(line: start.line, offset: start.offset)
        // The name is known even where the terms behind it can't be read, so that who uses it is not at fault.
        var name: Located<String>?
        let headIsRead = line(start) { (parser) throws(LineFault) -> Bool in
            parser.takeKeyword()
            name = try parser.name("the concept's name")
            end = parser.scanner.lastEnd
            if parser.scanner.operatorCharacter?.ascii == UInt8(ascii: ":") {
                throw parser.unexpected("`=`", remedy: "write `concept \(name?.value ?? "") =` and its terms")
            }
            if parser.takeOperator("=") { terms += try parser.conceptTerms() }
            end = parser.scanner.lastEnd
            return true
        }
        var hasFault = headIsRead == nil
        while let body = peekLine(), body.isIndented {
            let more = line(body) { (parser) throws(LineFault) -> [PatternUnit] in
                let terms = try parser.conceptTerms()
                end = parser.scanner.lastEnd
                return terms
            }
            if let more { terms += more } else { hasFault = true }
        }
        guard let name else { return }
        let span = SourceSpan(
            path: text.path,
            line: head.line + 1,
            column: text.column(of: head.offset, onLine: head.line),
            endLine: end.line + 1,
            endColumn: text.column(of: end.offset, onLine: end.line)
        )
        if terms.isEmpty, !hasFault {
            report(
                .malformedLine,
                name.span,
                "the concept has no terms",
                remedy: "list them behind `=` or on indented lines"
            )
        }
        add(.concept(ConceptStatement(name: name, terms: terms, span: span)))
    }

    private mutating func conceptTerms() throws(LineFault) -> [PatternUnit] {
        let pattern = try pattern()
        if pattern.joint == .all {
            throw fault(
                .malformedLine,
                pattern.span,
                "a concept lists terms, it can't join them with `&`",
                remedy: "use `|`"
            )
        }
        if let inner = pattern.units.first(where: { Pattern(joint: .any, units: [$0], span: $0.span).holdsAll }) {
            throw fault(
                .malformedLine,
                inner.span,
                "a term of a concept can't join words with `&`",
                remedy: "write the `&` into the `when` line: `when (a & b) | @concept`"
            )
        }
        if let negated = pattern.units.first(where: \.isNegated) {
            throw fault(
                .pointlessPatternPart,
                negated.span,
                "a concept lists terms, it can't exclude any",
                remedy: "drop the `!`"
            )
        }
        check(pattern, anchor: .anywhere)
        checkConnectives(in: pattern)
        return pattern.units
    }

    /// Reads an intent and its examples.
    mutating func parseIntent(_ start: LineStart) {
        var examples: [IntentStatement.Example] = []
        let name = line(start) { (parser) throws(LineFault) -> Located<String> in
            parser.takeKeyword()
            return try parser.headName("the intent's name")
        }
        var last = name?.span
        while let body = nextBodyLine(misplaced: { _ in false }) {
            let example = line(body) { (parser) throws(LineFault) -> IntentStatement.Example in
                let place = parser.here
                let language = try parser.languageTag()
                let remedy = "write the language and the example: `en: I want my money back`"
                try parser.expectOperator(":", remedy: remedy)
                let text = try parser.freeText("an example")
                return IntentStatement.Example(language: language, text: text, span: parser.span(from: place))
            }
            if let example {
                examples.append(example)
                last = example.span
            }
        }
        guard let name, let last else { return }
        let span = place(start.line, start.offset, start.offset).extended(to: last)
        add(.intent(IntentStatement(name: name, examples: examples, span: span)))
    }

    /// Reads a schedule and its opening hours.
    mutating func parseSchedule(_ start: LineStart) {
        var openings: [ScheduleStatement.Opening] = []
        var exceptions: Located<String>?
        let head = line(start) { (parser) throws(LineFault) -> (name: Located<String>, zone: Located<String>) in
            parser.takeKeyword()
            let name = try parser.name("the schedule's name")
            parser.scanner.skipBlanks()
            guard !parser.scanner.isAtEnd else {
                // Who asks for the schedule is not at fault, so it is read on.
                let remedy = "write it behind the name: `schedule \(name.value) Europe/Berlin`"
                parser.report(.malformedLine, name.span, "the schedule has no time zone", remedy: remedy)
                return (name, Located("UTC", name.span))
            }
            let zone = try parser.bareWord("a time zone such as Asia/Shanghai")
            if parser.takeWord("except") { exceptions = try parser.bareWord("the path of a file with dates") }
            return (name, zone)
        }
        var last = exceptions?.span ?? head?.zone.span
        while let body = nextBodyLine(misplaced: { word in Weekday.allCases.contains { word.hasPrefix($0.keyword) } }) {
            let opening = line(body) { (parser) throws(LineFault) in try parser.opening() }
            if let opening {
                openings.append(opening)
                last = opening.span
            }
        }
        guard let head, let last else { return }
        let span = place(start.line, start.offset, start.offset).extended(to: last)
        add(
            .schedule(
                ScheduleStatement(
                    name: head.name,
                    zone: head.zone,
                    exceptions: exceptions,
                    openings: openings,
                    span: span
                )
            )
        )
    }

    /// Reads `mon-fri,sun 09:00-18:00`.
    private mutating func opening() throws(LineFault) -> ScheduleStatement.Opening {
        let start = here
        var days: Set<Weekday> = []
        repeat {
            let first = try weekday()
            if takeOperator("-") {
                let last = try weekday()
                var day = first
                days.insert(day)
                while day != last {
                    day = day.next
                    days.insert(day)
                }
            } else {
                days.insert(first)
            }
        } while takeOperator(",")
        let opens = try minuteOfDay(latest: 23 * 60 + 59)
        try expectOperator("-", remedy: "write for example 09:00-18:00")
        let closes = try minuteOfDay(latest: 24 * 60)
        return ScheduleStatement.Opening(
            days: Weekday.allCases.filter(days.contains),
            opens: opens,
            closes: closes,
            span: span(from: start)
        )
    }

    private mutating func weekday() throws(LineFault) -> Weekday {
        scanner.skipBlanks()
        let start = here
        var letters = ""
        while letters.utf8.count < 12, let (value, length) = scanner.scalar, value.mayStartName {
            letters.unicodeScalars.append(value)
            scanner.advance(length)
        }
        if let day = Weekday.allCases.first(where: { $0.keyword == letters.lowercased() }) { return day }
        let keywords = Weekday.allCases.map(\.keyword)
        if ["zone", "timezone", "tz"].contains(letters.lowercased()) {
            let remedy = "write it behind the schedule's name: `schedule support Europe/Berlin`"
            throw fault(.malformedLine, span(from: start), "a time zone is no line of its own", remedy: remedy)
        }
        let remedy = SpellingSuggestion.nearest(to: String(letters.prefix(3)), among: keywords).map {
            "did you mean `\($0)`?"
        }
        guard !letters.isEmpty else {
            throw unexpected("a day", remedy: "write days as mon, tue, wed, thu, fri, sat, sun")
        }
        throw fault(
            .malformedLine,
            span(from: start),
            "unknown day `\(letters)`",
            remedy: remedy ?? "write days as mon, tue, wed, thu, fri, sat, sun"
        )
    }

    private mutating func minuteOfDay(latest: Int) throws(LineFault) -> Int {
        scanner.skipBlanks()
        let start = here
        let remedy = "write times as 09:00"
        guard let hour = scanner.takeDigits() else { throw unexpected("a time", remedy: remedy) }
        guard takeAdjacentOperator(":"), let minute = scanner.takeDigits() else {
            throw unexpected("`:` and minutes", remedy: remedy)
        }
        guard minute < 60, hour * 60 + minute <= latest else {
            throw fault(.malformedLine, span(from: start), "there is no such time of day", remedy: remedy)
        }
        return hour * 60 + minute
    }
}

extension Weekday {
    /// The day after.
    var next: Weekday { Weekday(rawValue: rawValue % 7 + 1) ?? .monday }
}
