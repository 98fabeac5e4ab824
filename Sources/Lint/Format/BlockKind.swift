import FrontdeskRules

/// The statement that a line belongs to, as far as it decides how the line is read.
enum BlockKind: Equatable {
    /// A statement on one line, such as `language en`.
    case single
    case include, webhook, entity
    case concept, intent, rule, fallback, schedule, test

    /// The block that a line at the start of a block begins.
    init(_ line: [Unicode.Scalar]) {
        self =
            switch LineLayout.word(line) {
            case "include": .include
            case "webhook": .webhook
            case "entity": .entity
            case "concept": .concept
            case "intent": .intent
            case "rule": .rule
            case "fallback": .fallback
            case "schedule": .schedule
            case "test": .test
            default: .single
            }
    }

    /// Whether a blank line stands above it.
    var isSetApart: Bool {
        switch self {
        case .intent, .rule, .fallback, .schedule, .test: true
        case .single, .include, .webhook, .entity, .concept: false
        }
    }

    /// How a line of the block is read.
    func line(_ content: [Unicode.Scalar], isHead: Bool) -> LineKind {
        if isHead {
            switch self {
            case .include, .schedule: return .plain
            case .webhook: return .definition(.plain)
            case .entity: return .definition(.terms)
            case .concept: return .definition(.terms)
            case .single, .intent, .rule, .fallback, .test: return .parts
            }
        }
        switch self {
        case .concept: return .terms
        case .intent: return .example
        case .schedule: return .openings
        case .test: return .turn
        case .rule: return Self.ruleLine(content)
        case .fallback: return LineLayout.word(content) == "after" ? .stage : .parts
        case .single, .include, .webhook, .entity: return .parts
        }
    }

    private static func ruleLine(_ content: [Unicode.Scalar]) -> LineKind {
        switch LineLayout.word(content) {
        case "example", "counter": return .freeText
        case "image", "card": return .addresses
        case "when":
            let rest = Array(content.dropFirst(4).drop(while: FileLayout.isBlank))
            let word = LineLayout.word(rest)
            if word == "intent" || word == "event" { return .parts }
            return .trigger
        default: return .parts
        }
    }
}

/// How the blanks of a line are read.
enum LineKind: Equatable {
    /// A word, then text that is left as it is.
    case freeText
    /// A language, a colon, then text that is left as it is.
    case example
    /// `> text` or `< expectation`, or `with …`.
    case turn
    /// A pattern behind `when`, or a regex.
    case trigger
    /// Terms of a concept.
    case terms
    /// A name, `=`, and what it stands for.
    case definition(Rest)
    /// Words, values, lists and operators.
    case parts
    /// `after 2 misses:`, then parts.
    case stage
    /// Days and hours: `mon-fri,sun 09:00-18:00`.
    case openings
    /// Like parts, but with addresses among them.
    case addresses
    /// Words between blanks.
    case plain

    /// What stands behind the `=` of a definition.
    enum Rest: Equatable {
        case plain, terms
    }
}
