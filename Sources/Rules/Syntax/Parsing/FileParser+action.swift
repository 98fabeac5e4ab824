import FrontdeskCore

extension FileParser {
    /// Reads the rest of an action whose keyword was read, with its `if`.
    mutating func action(_ word: String, from start: SourcePosition) throws(LineFault) -> RuleAction {
        let kind = try actionKind(word)
        let condition = takeWord("if") ? try condition() : nil
        return RuleAction(kind: kind, condition: condition, span: span(from: start))
    }

    private mutating func actionKind(_ word: String) throws(LineFault) -> RuleAction.Kind {
        switch word {
        case "say": return .say(try weightedReply())
        case "or": return .or(try weightedReply())
        case "chips": return .chips(try chips())
        case "image":
            let url = try bareWord("the image's address")
            return .image(url: url, try reply("say what it shows: `image https://… \"A red lamp\"`"))
        case "card":
            let hint =
                "write `card \"title\" \"text\" https://…`, or keys of the locale files: `card t:title t:text https://…`"
            let title = try reply(hint)
            let text = try reply(hint)
            return .card(title: title, text: text, url: try bareWord("the card's address"))
        case "set":
            let name = try variableName()
            try expectOperator("=", remedy: "write `set \(name.value) = \"…\"`")
            return .set(name, try operand("a value"))
        case "unset": return .unset(try variableName())
        case "tag": return .tag(try name("the tag's name"))
        case "untag": return .untag(try name("the tag's name"))
        case "goto": return .goto(try name("the name of a rule"))
        case "escalate": return .escalate(try escalation())
        case "call": return .call(try webhookRequest())
        case "close": return .close
        default: return .continue
        }
    }

    private mutating func weightedReply() throws(LineFault) -> WeightedReply {
        let reply = try reply()
        let weight = takeWord("weight") ? try integer("the weight", in: 1...1_000) : nil
        scanner.skipBlanks()
        if !scanner.isAtEnd, !peeksWord("if") {
            let remedy = "a line has one text; for a second message write another `say`, for a variant `or`"
            throw unexpected("`if`, `weight` or the end of the line", remedy: remedyForCondition ?? remedy)
        }
        return WeightedReply(reply: reply, weight: weight)
    }

    /// Reads `t:key(name=value)` or a quoted text; `hint` tells what to do where there is none.
    private mutating func reply(
        _ hint: String = "write `t:key` for a text of the locale files, or a text in quotes"
    ) throws(LineFault) -> Reply {
        scanner.skipBlanks()
        let start = here
        if let text = try optionalString() {
            return Reply(source: .inline(text), arguments: [], span: span(from: start))
        }
        let remedy = hint
        guard scanner.byte == UInt8(ascii: "t") else { throw unexpected("a reply", remedy: remedy) }
        scanner.advance(1)
        guard takeAdjacentOperator(":") else {
            scanner.rewind(to: start)
            throw unexpected("a reply", remedy: remedy)
        }
        let keyStart = here
        guard let key = scanner.takeName() else { throw unexpected("a key right behind `t:`", remedy: remedy) }
        let located = Located(key, span(from: keyStart))
        let arguments = scanner.operatorCharacter?.ascii == UInt8(ascii: "(") ? try arguments() : []
        return Reply(source: .key(located), arguments: arguments, span: span(from: start))
    }

    /// Reads `(name=value, name=value)`.
    private mutating func arguments() throws(LineFault) -> [NamedArgument] {
        let opener = nextCharacter
        guard takeOperator("(") else { return [] }
        var arguments: [NamedArgument] = []
        if takeOperator(")") { return arguments }
        repeat {
            scanner.skipBlanks()
            if scanner.isAtEnd { break }
            let name = try name("an argument's name")
            try expectOperator("=", remedy: "write `name=value`")
            let value = try operand("a value")
            if arguments.contains(where: { $0.name.value == name.value }) {
                throw fault(
                    .malformedLine,
                    name.span,
                    "the argument `\(name.value)` is given twice",
                    remedy: "keep one of them"
                )
            }
            arguments.append(NamedArgument(name: name, value: value))
        } while takeOperator(",")
        scanner.skipBlanks()
        if scanner.isAtEnd {
            throw fault(.unclosedDelimiter, opener, "this bracket is not closed", remedy: "add the closing `)`")
        }
        try expectOperator(")", remedy: "separate arguments with commas")
        return arguments
    }

    private mutating func chips() throws(LineFault) -> [Chip] {
        var chips: [Chip] = []
        repeat {
            let label = try reply()
            try expectArrow()
            chips.append(Chip(label: label, target: try name("the name of a rule")))
        } while takeOperator("|")
        scanner.skipBlanks()
        if !scanner.isAtEnd, !peeksWord("if") {
            throw unexpected("`|`, `if` or the end of the line", remedy: "separate chips with `|`")
        }
        return chips
    }

    /// Reads the arrow from a chip to its rule; one that is drawn otherwise is understood and objected to.
    private mutating func expectArrow() throws(LineFault) {
        scanner.skipBlanks()
        let start = here
        while let (value, length) = scanner.scalar, "-=>–—→⇒➔➜＞－＝".unicodeScalars.contains(value) {
            scanner.advance(length)
        }
        let found = text.text(start.offset, here.offset)
        switch found {
        case "->": return
        case "": throw unexpected("`->`", remedy: "write `t:label -> rule`")
        default:
            report(.malformedLine, span(from: start), "expected `->`, found `\(found)`", remedy: "did you mean `->`?")
        }
    }

    private mutating func escalation() throws(LineFault) -> Escalation {
        let team = takeWord("to") ? try name("the team's name") : nil
        var priority: Located<QueuePriority>?
        if takeWord("priority") { priority = try queuePriority() }
        let reason = takeWord("because") ? try string("a reason in quotes") : nil
        scanner.skipBlanks()
        if !scanner.isAtEnd, !peeksWord("if") {
            let remedy =
                team == nil
                ? "write `escalate to team`"
                : "a team's name has no blanks; the rest is `priority high because \"…\" if condition`"
            throw unexpected("the end of the line", remedy: remedy)
        }
        return Escalation(team: team, priority: priority, reason: reason)
    }

    private mutating func queuePriority() throws(LineFault) -> Located<QueuePriority> {
        let word = try name("low, normal, high or urgent")
        if let priority = QueuePriority(rawValue: word.value) { return Located(priority, word.span) }
        let suggestion = SpellingSuggestion.nearest(to: word.value, among: QueuePriority.allCases.map(\.rawValue))
        throw fault(
            .malformedLine,
            word.span,
            "unknown priority `\(word.value)`",
            remedy: suggestion.map { "did you mean `\($0)`?" } ?? "write low, normal, high or urgent"
        )
    }

    private mutating func webhookRequest() throws(LineFault) -> WebhookRequest {
        let webhook = try name("the webhook's name")
        let arguments = try arguments()
        let variable = takeWord("into") ? try variableName() : nil
        return WebhookRequest(webhook: webhook, arguments: arguments, variable: variable)
    }
}
