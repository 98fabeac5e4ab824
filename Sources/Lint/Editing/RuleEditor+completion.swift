public import FrontdeskCore
import FrontdeskRules
import FrontdeskText

extension RuleEditor {
    /// More suggestions than this help nobody.
    public static let maximumSuggestions = 500

    /// What could stand at a place, in alphabetic order; what was begun already is looked for anywhere in a name.
    public func completions(at place: FileLocation) -> [CompletionItem] {
        guard let file = file(place.path) else { return [] }
        let found = CompletionPlace(file.text, line: place.line, column: place.column)
        let start = place.column - found.begun
        let replaced = SourceSpan(
            path: place.path,
            line: place.line,
            column: start,
            endLine: place.line,
            endColumn: place.column
        )
        let line = file.text.lines.indices.contains(place.line - 1) ? file.text.lines[place.line - 1] : []
        var view = String.UnicodeScalarView()
        view.append(contentsOf: line.prefix(max(0, place.column - 1)).dropFirst(max(0, start - 1)))
        let begun = String(view).lowercased()
        return suggestions(found.wanted)
            .filter { begun.isEmpty || $0.label.lowercased().contains(begun) }
            .prefix(Self.maximumSuggestions)
            .map { CompletionItem($0.kind, $0.label, $0.detail, replaced) }
    }

    private typealias Suggestion = (kind: CompletionItem.Kind, label: String, detail: String)

    private func suggestions(_ wanted: CompletionPlace.Wanted) -> [Suggestion] {
        switch wanted {
        case .statement: keywords(RuleWords.statements)
        case .ruleLine: keywords(RuleWords.ruleLines) + keywords(RuleWords.actions)
        case .fallbackLine: keywords(["after"]) + keywords(RuleWords.actions)
        case .testLine: keywords(["with", ">", "<"])
        case .pattern:
            keywords(["exactly", "starts", "ends", "intent", "event"]) + names(.concept, as: .concept, prefix: "@")
        case .condition:
            keywords(["hours", "page", "language", "channel", "tag", "visitor.", "intent", "confidence", "turn", "not"])
                + variables
        case .concept: names(.concept, as: .concept)
        case .variable: variables
        case .rule: names(.rule, as: .rule)
        case .intent: names(.intent, as: .intent)
        case .schedule: names(.schedule, as: .schedule)
        case .webhook: names(.webhook, as: .webhook)
        case .topic: names(.topic, as: .topic) + keywords(["none"])
        case .text: texts
        case .team: teams.map { (.value, $0.rawValue, "team") }
        case .words(let words): keywords(words)
        case .nothing: []
        }
    }

    private func keywords(_ words: [String]) -> [Suggestion] {
        words.map { (.keyword, $0, RuleWords.meaning[$0] ?? "") }
    }

    private func names(_ kind: NameUse.Kind, as shown: CompletionItem.Kind, prefix: String = "") -> [Suggestion] {
        var places: [String: NameUse] = [:]
        for use in definitions(kind) where places[use.name] == nil { places[use.name] = use }
        return places.sorted { $0.key < $1.key }.map { name, use in
            (shown, prefix + name, "\(kind.rawValue), \(use.span.path.lastPart):\(use.span.line)")
        }
    }

    private var variables: [Suggestion] {
        var details = ["number": "built-in entity", "email": "built-in entity", "date": "built-in entity"]
        for use in files.lazy.flatMap(\.uses) where use.kind == .variable {
            if use.isDefinition {
                details[use.name] = "entity"
            } else if details[use.name] == nil {
                details[use.name] = "variable"
            }
        }
        return details.sorted { $0.key < $1.key }.map { (.variable, $0, $1) }
    }

    private var texts: [Suggestion] {
        var firsts: [String: String] = [:]
        for file in locales {
            for entry in file.entries where firsts[entry.key] == nil { firsts[entry.key] = entry.pattern.firstLine }
        }
        return firsts.sorted { $0.key < $1.key }.map { (.text, $0, $1) }
    }
}

extension String {
    fileprivate var lastPart: Substring { split(separator: "/").last ?? "" }
}

/// The words of the rule language for completion, and what each means.
enum RuleWords {
    static let statements = [
        "concept", "entity", "fallback", "frontdesk", "include", "intent", "language", "rule", "schedule", "test",
        "topic",
        "webhook",
    ]

    static let ruleLines = ["after", "counter", "example", "if", "limit", "priority", "unless", "when"]

    static let actions = [
        "call", "card", "chips", "close", "continue", "escalate", "goto", "image", "or", "say", "set", "tag", "unset",
        "untag",
    ]

    static let meaning = [
        "concept": "terms under one name", "entity": "something a pattern can capture",
        "fallback": "what is said when nobody knows", "frontdesk": "the version of the language",
        "include": "another file of the set", "intent": "training examples",
        "language": "the languages of the rules below",
        "rule": "what is answered to what", "schedule": "opening hours",
        "test": "a dialogue and what is expected of it",
        "topic": "the topic of the rules below", "webhook": "an address a rule can call",
        "after": "only follows another rule", "counter": "a message the rule must not win",
        "example": "a message the rule must win", "if": "what must hold", "limit": "how often the rule may win",
        "priority": "from -100 to 100", "unless": "what must not hold", "when": "what the message says",
        "call": "calls a webhook", "card": "shows a card with a link", "chips": "offers quick replies",
        "close": "ends the conversation", "continue": "lets the next candidate act, too",
        "escalate": "calls a person", "goto": "goes on with another rule", "image": "shows a picture",
        "or": "another variant of the reply above", "say": "replies", "set": "sets a variable", "tag": "puts a tag on",
        "unset": "forgets a variable", "untag": "takes a tag off", "exactly": "the whole message",
        "starts": "the message begins so", "ends": "the message ends so", "event": "something that happened",
    ]
}
