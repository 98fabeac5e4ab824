/// What a `when` line looks for: units that must all occur, or of which one must.
public struct Pattern: Hashable, Sendable {
    /// How the units belong together.
    public enum Joint: Hashable, Sendable {
        /// `a | b`, and a single unit.
        case any
        /// `a & b`
        case all
    }

    /// How the units belong together.
    public let joint: Joint
    /// The units; never empty.
    public let units: [PatternUnit]
    /// Where the pattern stands.
    public let span: SourceSpan
}

/// A sequence of items, perhaps negated: `!how long`.
public struct PatternUnit: Hashable, Sendable {
    /// Whether the message must contain none of it.
    public let isNegated: Bool
    /// The items from left to right; never empty.
    public let items: [PatternItem]
    /// Where the unit stands, with its `!`.
    public let span: SourceSpan
}

/// One item of a sequence.
///
/// Items beside each other match tokens beside each other.
public indirect enum PatternItem: Hashable, Sendable {
    case word(WordItem)
    /// `"…"`: words, whatever they would mean unquoted.
    case quoted(Located<String>)
    /// `@name`
    case concept(Located<String>)
    /// `{entity}` or `{name:1-3}`
    case capture(CaptureItem)
    /// `..` or `..3` with the most tokens that may stand between.
    case gap(Located<Int?>)
    /// `( … )`
    case group(Pattern, SourceSpan)
    /// `[ … ]`
    case optional(Pattern, SourceSpan)

    /// Where the item stands.
    public var span: SourceSpan {
        switch self {
        case .word(let item): item.span
        case .quoted(let item): item.span
        case .concept(let item): item.span
        case .capture(let item): item.span
        case .gap(let item): item.span
        case .group(_, let span), .optional(_, let span): span
        }
    }
}

/// A word as written, with `*` where it may go on.
public struct WordItem: Hashable, Sendable {
    /// The word without its stars and escapes.
    public let text: String
    /// Whether other letters may stand before it.
    public let mayStartEarlier: Bool
    /// Whether other letters may follow.
    public let mayGoOn: Bool
    /// Where it stands, stars included.
    public let span: SourceSpan
}

/// `{order_id}` or `{name:1-3}`: something kept in a variable.
public struct CaptureItem: Hashable, Sendable {
    /// The name of the entity or of the free capture.
    public let name: Located<String>
    /// How many tokens a free capture takes; nil when only a name was written.
    public let tokens: ClosedRange<Int>?
    /// Where it stands, braces included.
    public let span: SourceSpan
}

/// `/…/`: a regular expression without its slashes, `\/` already read as a slash.
public struct RegexLiteral: Hashable, Sendable {
    /// The expression.
    public let pattern: String
    /// Where it stands, slashes included.
    public let span: SourceSpan

    /// Its syntax tree; nil when it can't be read.
    public var tree: RegexNode? { RegexReader.read(pattern) }
}
