import FrontdeskCore

extension FileParser {
    /// Reads a condition up to the end of the line or a closing bracket.
    mutating func condition(depth: Int = 0) throws(LineFault) -> Condition {
        scanner.skipBlanks()
        let start = here
        var parts = [try test(depth: depth)]
        var isAll: Bool?
        while true {
            scanner.skipBlanks()
            let wordStart = here
            let found: Bool
            if takeWord("and") {
                found = true
            } else if takeWord("or") {
                found = false
            } else if let meant = takeForeignConnective() {
                found = meant
            } else {
                break
            }
            if let isAll, isAll != found {
                let remedy = "put brackets around one of them: (a and b) or c"
                report(
                    .mixedOperators,
                    span(from: wordStart),
                    "`and` and `or` are mixed without brackets",
                    remedy: remedy
                )
            }
            isAll = isAll ?? found
            parts.append(try test(depth: depth))
        }
        guard let isAll else { return parts[0] }
        return isAll ? .all(parts, span(from: start)) : .any(parts, span(from: start))
    }

    private mutating func test(depth: Int) throws(LineFault) -> Condition {
        scanner.skipBlanks()
        let start = here
        if takeWord("not") {
            guard depth < Self.maximumDepth else { throw tooDeep() }
            return .not(try test(depth: depth + 1), span(from: start))
        }
        if let (ascii, length) = scanner.operatorCharacter, ascii == UInt8(ascii: "(") {
            let opener = nextCharacter
            guard depth < Self.maximumDepth else { throw tooDeep() }
            noteFullWidth(length: length, ascii: ascii)
            scanner.advance(length)
            let inner = try condition(depth: depth + 1)
            scanner.skipBlanks()
            if scanner.isAtEnd {
                throw fault(.unclosedDelimiter, opener, "this bracket is not closed", remedy: "add the closing `)`")
            }
            try expectOperator(")")
            return inner
        }
        return .test(try atom())
    }

    private func tooDeep() -> LineFault {
        fault(
            .malformedLine,
            nextCharacter,
            "conditions are nested more than \(Self.maximumDepth) deep",
            remedy: "split the rule"
        )
    }

    private mutating func atom() throws(LineFault) -> ConditionTest {
        let start = here
        guard let word = scanner.takeName() else {
            throw unexpected("a condition", remedy: "write for example `order_id known` or `hours support open`")
        }
        let kind: ConditionTest.Kind
        switch word {
        case "hours": kind = try hours()
        case "page": kind = .page(glob: try string("the page's path in quotes"))
        case "language":
            let isEqual = try equality()
            kind = .language(isEqual: isEqual, try languageTag())
        case "channel":
            let isEqual = try equality()
            kind = .channel(isEqual: isEqual, try name("the channel's name"))
        case "tag": kind = .tag(try name("the tag's name"))
        case "intent":
            let intent = try name("the intent's name")
            let comparison = try comparison()
            kind = .intent(intent, comparison, try number("a confidence from 0 to 1"))
        case "confidence":
            let comparison = try comparison()
            kind = .confidence(comparison, try number("a confidence from 0 to 1"))
        case "turn":
            let comparison = try comparison()
            kind = .turn(comparison, try integer("a turn's number", in: 0...1_000_000))
        case "and", "or", "if", "known", "unknown", "is", "visitor":
            let span = span(from: start)
            throw fault(
                .malformedLine,
                span,
                "expected a condition, found `\(word)`",
                remedy: word == "visitor" ? "write `visitor.name`" : nil
            )
        default: kind = try variableOrVisitor(word, span(from: start))
        }
        return ConditionTest(kind: kind, span: span(from: start))
    }

    private mutating func hours() throws(LineFault) -> ConditionTest.Kind {
        let schedule = try name("the schedule's name")
        if takeWord("open") { return .hours(schedule: schedule, open: true) }
        if takeWord("closed") { return .hours(schedule: schedule, open: false) }
        throw unexpected("`open` or `closed`", remedy: "write `hours \(schedule.value) open`")
    }

    private mutating func variableOrVisitor(_ word: String, _ span: SourceSpan) throws(LineFault) -> ConditionTest.Kind
    {
        let test: VariableTest
        if takeWord("known") {
            test = .known
        } else if takeWord("unknown") {
            test = .unknown
        } else {
            let suggestion = SpellingSuggestion.nearest(to: word, among: Self.reservedNames.sorted())
            let isAboutHours = word == "open" || word == "closed"
            let remedy =
                isAboutHours
                ? "opening hours are asked for by their schedule: `hours support \(word)`"
                : suggestion.map { "did you mean `\($0)`? A variable is asked for with `\(word) known`" }
            let comparison = try comparison(remedy: remedy ?? "write `\(word) known` or `\(word) is \"…\"`")
            test = .compare(comparison, try operand("a value"))
        }
        guard word.hasPrefix("visitor.") else { return .variable(Located(word, span), test) }
        return .visitor(attribute: Located(String(word.dropFirst(8)), span), test)
    }

    /// Reads `is`, `=` or `!=`, and says whether equality is asked for.
    private mutating func equality() throws(LineFault) -> Bool {
        let start = here
        switch try comparison() {
        case .equal: return true
        case .notEqual: return false
        default:
            throw fault(.malformedLine, span(from: start), "only `is` and `!=` make sense here", remedy: "write `is`")
        }
    }

    private mutating func comparison(remedy: String? = nil) throws(LineFault) -> Comparison {
        if takeWord("is") { return .equal }
        if takeOperator("=") {
            _ = takeAdjacentOperator("=")
            return .equal
        }
        if takeOperator("!") {
            guard takeAdjacentOperator("=") else { throw unexpected("`!=`") }
            return .notEqual
        }
        if takeOperator("<") { return takeAdjacentOperator("=") ? .lessOrEqual : .less }
        if takeOperator(">") { return takeAdjacentOperator("=") ? .greaterOrEqual : .greater }
        throw unexpected("is, =, !=, <, <=, > or >=", remedy: remedy)
    }
}
