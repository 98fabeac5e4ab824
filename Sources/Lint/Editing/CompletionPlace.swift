import FrontdeskCore

/// What is being written at a place of a rule file, told from the text alone: while somebody types, it rarely parses.
struct CompletionPlace {
    /// What could stand there.
    enum Wanted: Hashable {
        case statement, ruleLine, testLine, fallbackLine
        case concept, variable, rule, intent, schedule, webhook, topic, text, team
        case words([String])
        /// The start of a pattern: the words that are keywords only there.
        case pattern
        case condition
        case nothing
    }

    let wanted: Wanted
    /// How many code points before the place belong to what is being written.
    let begun: Int

    /// Looks at the line up to the place, and at the lines above.
    init(_ text: EditorText, line: Int, column: Int) {
        let scalars = text.lines.indices.contains(line - 1) ? text.lines[line - 1] : []
        let before = Array(scalars.prefix(max(0, column - 1)))
        var start = before.count
        while start > 0,
            before[start - 1].isNamePart
                || (".-".unicodeScalars.contains(before[start - 1]) && start > 1 && before[start - 2].isNamePart)
        {
            start -= 1
        }
        begun = before.count - start
        var view = String.UnicodeScalarView()
        view.append(contentsOf: before[..<start])
        wanted = Self.wanted(String(view), Self.block(text, line))
    }

    /// The word that begins the statement a line belongs to; nil for a line that begins one.
    private static func block(_ text: EditorText, _ line: Int) -> String? {
        guard let first = text.lines.indices.contains(line - 1) ? text.lines[line - 1].first : nil,
            first == " " || first == "\t"
        else { return nil }
        var above = line - 1
        while above >= 1 {
            let other = text.text(ofLine: above)
            if let first = other.unicodeScalars.first, first != " ", first != "\t", first != "#" {
                return other.split(separator: " ").first.map(String.init)
            }
            above -= 1
        }
        return ""
    }

    private static func wanted(_ before: String, _ block: String?) -> Wanted {
        let trimmed = before.drop { $0 == " " || $0 == "\t" }
        if trimmed.hasPrefix("#") { return .nothing }
        let words = trimmed.split { $0 == " " || $0 == "\t" }.map(String.init)
        if let last = before.last {
            if last == "@" || last == "＠" { return .concept }
            if last == "{" || last == "｛" { return .variable }
            if before.hasSuffix("t:") || before.hasSuffix("t：") { return .text }
        }
        guard let keyword = words.first else {
            switch block {
            case nil: return .statement
            case "rule": return .ruleLine
            case "fallback": return .fallbackLine
            case "test": return .testLine
            case "schedule": return .words(["mon-fri", "sat", "sun", "mon-sun"])
            default: return .nothing
            }
        }
        // What visitors write is free text.
        if ["example", "counter", ">"].contains(keyword) { return .nothing }
        guard before.last.map({ $0 == " " || $0 == "\t" || "(,=".contains($0) }) ?? true else { return .nothing }
        return wanted(keyword, words, block)
    }

    private static func wanted(_ keyword: String, _ words: [String], _ block: String?) -> Wanted {
        let last = words[words.count - 1]
        if block == nil {
            switch keyword {
            case "entity": return last == "=" ? .words(["number", "email", "date"]) : .nothing
            case "webhook": return last == "=" ? .words(["GET", "POST", "PUT"]) : .nothing
            case "topic": return words.count == 1 ? .topic : .words(["for", "turns"])
            default: return .nothing
            }
        }
        if last == "->" { return .rule }
        if ["if", "unless", "and", "not"].contains(last) || last == "or" && keyword != "or" {
            return keyword == "when" ? .nothing : .condition
        }
        switch last {
        case "hours": return .schedule
        case "goto": return .rule
        case "call": return .webhook
        default: break
        }
        if words.count > 1, words[words.count - 2] == "hours" { return .words(["open", "closed"]) }
        switch keyword {
        case "when":
            if last == "intent" { return .intent }
            return words.count == 1 ? .pattern : .nothing
        case "after":
            if block == "fallback" { return .words(["misses:"]) }
            return last == "after" || last.hasSuffix(",") ? .rule : .words(["within", "turns"])
        case "limit": return last == "per" ? .words(["conversation", "hour", "day", "visitor"]) : .words(["per"])
        case "escalate": return escalation(last)
        case "set", "unset": return words.count == 1 || last == "=" ? .variable : .words(["if"])
        case "chips": return .text
        case "say", "or", "image", "card": return words.count == 1 ? .words(["t:"]) : .words(["if", "weight"])
        case "<": return expectation(words)
        case "with": return setting(last)
        case "if", "unless":
            if last == "intent" { return .intent }
            if last == "language" || last == "channel" { return .words(["is"]) }
            return .words(["is", "known", "unknown", "and", "or"])
        default: return .words(["if"])
        }
    }

    private static func escalation(_ last: String) -> Wanted {
        switch last {
        case "to": .team
        case "priority": .words(QueuePriority.allCases.map(\.rawValue))
        case "escalate": .words(["to", "priority", "because", "if"])
        default: .words(["priority", "because", "if"])
        }
    }

    private static func expectation(_ words: [String]) -> Wanted {
        guard words.count > 1 else {
            return .words(["rule", "not", "say", "set", "escalate", "clarify", "tag", "nothing"])
        }
        switch words[words.count - 1] {
        case "rule": return .rule
        case "not": return .words(["rule"])
        case "say": return .text
        case "set": return .variable
        case "escalate": return .team
        default: return .nothing
        }
    }

    private static func setting(_ last: String) -> Wanted {
        switch last {
        case "webhook": .webhook
        case "language", "channel", "now", "page": .nothing
        default: .words(["now", "page", "language", "channel", "visitor.", "webhook"])
        }
    }
}
