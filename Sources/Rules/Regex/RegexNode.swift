/// The syntax tree of a regular expression, as far as linting and prefiltering need it.
public indirect enum RegexNode: Hashable, Sendable {
    /// Nothing.
    case empty
    /// A character that stands for itself.
    case literal(Unicode.Scalar)
    /// One of several characters: `.`, `\d`, `\p{Greek}` or a class, as written.
    case set(String)
    /// A place: `^`, `$`, `\b`.
    case assertion(String)
    /// One behind the other.
    case concatenation([RegexNode])
    /// One of several.
    case alternation([RegexNode])
    /// Several times; no maximum means any number.
    case repetition(RegexNode, least: Int, most: Int?, suffix: String)
    /// `( … )` with what stands behind the bracket, such as `?:`.
    case group(prefix: String, RegexNode)

    /// Whether it can match the empty text.
    public var matchesEmpty: Bool {
        switch self {
        case .empty, .assertion: true
        case .literal, .set: false
        case .concatenation(let parts): parts.allSatisfy(\.matchesEmpty)
        case .alternation(let parts): parts.contains(where: \.matchesEmpty)
        case .repetition(let part, let least, _, _): least == 0 || part.matchesEmpty
        case .group(_, let part): part.matchesEmpty
        }
    }

    /// How many states it has once its counted repeats are written out, at most ``maximumSize``.
    public var expandedSize: Int {
        switch self {
        case .empty, .assertion: 0
        case .literal, .set: 1
        case .concatenation(let parts), .alternation(let parts):
            parts.reduce(0) { min(Self.maximumSize, $0 + $1.expandedSize) }
        case .repetition(let part, let least, let most, _):
            min(Self.maximumSize, part.expandedSize * max(1, most ?? least))
        case .group(_, let part): part.expandedSize
        }
    }

    /// Sizes are counted up to here.
    public static let maximumSize = 1_000_000

    /// The expression in RE2's syntax.
    var pattern: String {
        switch self {
        case .empty: ""
        case .literal(let scalar): Self.quoted(scalar)
        case .set(let text), .assertion(let text): text
        case .concatenation(let parts): parts.map(\.pattern).joined()
        case .alternation(let parts): parts.map(\.pattern).joined(separator: "|")
        case .repetition(let part, _, _, let suffix): part.patternAsOperand + suffix
        case .group(let prefix, let part): "(" + prefix + part.pattern + ")"
        }
    }

    private var patternAsOperand: String {
        switch self {
        case .literal, .set, .group: pattern
        default: "(?:" + pattern + ")"
        }
    }

    private static func quoted(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\\", ".", "+", "*", "?", "(", ")", "[", "]", "{", "}", "|", "^", "$": "\\" + String(scalar)
        default: String(scalar)
        }
    }
}
