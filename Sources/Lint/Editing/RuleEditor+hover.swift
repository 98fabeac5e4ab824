public import FrontdeskCore
public import FrontdeskRules
import FrontdeskText

extension RuleEditor {
    /// An explanation of what stands at a place.
    public struct Hover: Hashable, Sendable {
        /// The words, as Markdown.
        public let markdown: String
        /// What they are about.
        public let span: SourceSpan
    }

    /// What stands at a place, explained; nil where nothing does.
    public func hover(at place: FileLocation) -> Hover? {
        if let use = use(at: place) { return Hover(markdown: explanation(of: use), span: use.span) }
        return checkHover(at: place)
    }

    /// The manual of a check that a comment names.
    private func checkHover(at place: FileLocation) -> Hover? {
        guard let file = file(place.path), file.text.lines.indices.contains(place.line - 1) else { return nil }
        let line = file.text.lines[place.line - 1]
        let isWord = { (index: Int) in line.indices.contains(index) && line[index].isNamePart }
        var start = min(max(0, place.column - 1), line.count)
        while isWord(start - 1) { start -= 1 }
        var end = start
        while isWord(end) { end += 1 }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: line[start..<end])
        let word = String(view)
        guard word.hasPrefix("FD"), let check = CheckManual.description(of: word) else { return nil }
        let span = SourceSpan(
            path: place.path,
            line: place.line,
            column: start + 1,
            endLine: place.line,
            endColumn: end + 1
        )
        return Hover(
            markdown:
                "**\(check.id) \(check.name)** (\(check.severity.rawValue))\n\n\(check.summary)\n\n\(check.rationale)",
            span: span
        )
    }

    private func explanation(of use: NameUse) -> String {
        let definitions = uses(of: use).filter(\.isDefinition)
        let title = "**\(use.kind.title)** `\(use.name)`"
        switch use.kind {
        case .rule:
            guard let rule = definitions.first, let node = rule.rule(in: self) else { return "\(title): no such rule" }
            return [title, node.facts(rule), source(of: rule)].joined(separator: "\n\n")
        case .concept:
            guard !definitions.isEmpty else { return "\(title): no such concept" }
            return ([title] + definitions.map { terms(of: $0) }).joined(separator: "\n\n")
        case .variable:
            guard let entity = definitions.first else { return [title, variableFacts(use)].joined(separator: "\n\n") }
            return [title, source(of: entity)].joined(separator: "\n\n")
        case .intent:
            guard let intent = definitions.first else { return "\(title): no such intent" }
            return [title, source(of: intent, lines: 8)].joined(separator: "\n\n")
        case .topic, .schedule, .webhook:
            guard let first = definitions.first else { return "\(title): no such \(use.kind.rawValue)" }
            return [title, source(of: first)].joined(separator: "\n\n")
        case .test: return title
        case .text: return text(of: use.name, title)
        }
    }

    private func variableFacts(_ use: NameUse) -> String {
        switch use.name {
        case "number": "A built-in entity: digits of any script, or a number in words of the language."
        case "email": "A built-in entity: an e-mail address."
        case "date": "A built-in entity: a date."
        default: "A variable; it is named \(uses(of: use).count) times."
        }
    }

    /// The texts of a key in every language.
    private func text(of key: String, _ title: String) -> String {
        var lines = [title, ""]
        for file in locales {
            for entry in file.entries where entry.key == key {
                lines.append("- `\(file.language)` \(entry.pattern.escapedForMarkdown)")
            }
        }
        return lines.count == 2 ? "\(title): no language has this key" : lines.joined(separator: "\n")
    }

    /// The terms of a concept, those of concepts within it put in.
    private func terms(of concept: NameUse) -> String {
        var seen: Set<String> = []
        let all = expanded(concept, &seen)
        let languages =
            concept.languages.isEmpty ? "any language" : concept.languages.map(\.rawValue).joined(separator: ", ")
        let shown = all.prefix(60).map { "`\($0)`" }.joined(separator: " | ")
        let more = all.count > 60 ? " and \(all.count - 60) more" : ""
        return "\(all.count) terms for \(languages): \(shown)\(more)"
    }

    private func expanded(_ use: NameUse, _ seen: inout Set<String>) -> [String] {
        guard seen.insert("\(use.span.path):\(use.span.line)").inserted,
            case .concept(let node)? = use.node(in: self), let file = file(use.span.path)
        else { return [] }
        return node.terms.flatMap { term -> [String] in
            if term.items.count == 1, case .concept(let name) = term.items[0] {
                let inner = NameUse(
                    kind: .concept,
                    name: name.value,
                    span: name.span,
                    statement: nil,
                    languages: use.languages
                )
                return uses(of: inner).filter(\.isDefinition).flatMap { expanded($0, &seen) }
            }
            return [file.text.slice(term.span)]
        }
    }

    /// The lines of a statement, as code.
    func source(of definition: NameUse, lines limit: Int = 24) -> String {
        guard let statement = definition.statement, let file = file(definition.span.path) else { return "" }
        var lines = (statement.line...max(statement.line, statement.endLine)).map { file.text.text(ofLine: $0) }
        let isCut = lines.count > limit
        if isCut { lines = Array(lines.prefix(limit)) + ["  …"] }
        return "```frontdesk-rules\n\(lines.joined(separator: "\n"))\n```\n\(definition.span.start)"
    }
}

extension NameUse {
    /// The statement of a definition.
    func node(in editor: RuleEditor) -> Statement? {
        guard let statement else { return nil }
        return editor.file(span.path)?.file.statements.first { $0.span == statement }
    }

    fileprivate func rule(in editor: RuleEditor) -> RuleStatement? {
        if case .rule(let node)? = node(in: editor) { node } else { nil }
    }
}

extension NameUse.Kind {
    /// The word for it.
    var title: String {
        switch self {
        case .rule, .concept, .intent, .topic, .schedule, .webhook, .test, .text: rawValue
        case .variable: "variable"
        }
    }
}

extension RuleStatement {
    /// What ranks it, in words.
    fileprivate func facts(_ use: NameUse) -> String {
        var facts: [String] = []
        var priority = 0
        var conditions = 0
        var isFollowUp = false
        for line in lines {
            switch line.kind {
            case .priority(let number): priority = number.value
            case .if(let condition), .unless(let condition): conditions += condition.strictness
            case .after: isFollowUp = true
            default: continue
            }
        }
        facts.append("priority \(priority)")
        if isFollowUp { facts.append("a follow-up, which ranks above others") }
        facts.append(
            "\(conditions + (isFollowUp ? 1 : 0)) condition\(conditions + (isFollowUp ? 1 : 0) == 1 ? "" : "s")"
        )
        facts.append(use.languages.isEmpty ? "any language" : use.languages.map(\.rawValue).joined(separator: ", "))
        let examples = lines.count { if case .example = $0.kind { true } else { false } }
        facts.append("\(examples) example\(examples == 1 ? "" : "s")")
        return facts.joined(separator: " · ")
    }
}

extension String {
    /// The text, with what Markdown would take for its own on one line.
    fileprivate var escapedForMarkdown: String {
        var result = ""
        for character in self {
            switch character {
            case "\n", "\r\n": result += " "
            case "\\", "`", "*", "_", "<", "[", "]", "#":
                result.append("\\")
                result.append(character)
            default: result.append(character)
            }
        }
        return result
    }
}

extension EditorText {
    /// The text of a span.
    func slice(_ span: SourceSpan) -> String {
        guard span.line == span.endLine, lines.indices.contains(span.line - 1) else { return text(ofLine: span.line) }
        var view = String.UnicodeScalarView()
        view.append(
            contentsOf: lines[span.line - 1].prefix(max(0, span.endColumn - 1)).dropFirst(max(0, span.column - 1))
        )
        return String(view)
    }
}
