import FrontdeskText

/// All patterns of one folding profile, compiled together, and the index that finds those a message may match.
///
/// A message never meets all patterns: its tokens, and the literals found in its text, lead to the few that need one
/// of them. Only these are run.
final class ProfileMatcher: Sendable {
    /// One `when` line.
    struct Line: Sendable, BitwiseCopyable {
        enum Kind: UInt8, Sendable {
            case pattern, regex
        }

        let kind: Kind
        let anchor: Anchor
        /// The rule's number in the rule set.
        let rule: Int32
        /// The line's number among the rule's `when` lines.
        let when: Int32
        /// The number of the language scope.
        let scope: Int32
        /// Whether the rule waits for another one to have won.
        let isFollowUp: Bool
        /// The pattern's root node, or the regex's number.
        let root: Int32
        /// Atoms that must all be there: the first in ``required``, and how many.
        let requiredStart: Int32
        let requiredCount: Int32
    }

    enum Anchor: UInt8, Sendable {
        case anywhere, exactly, starts, ends
    }

    /// Who is told when an atom is there.
    enum Listener {
        case line(Int32)
        case term(Int32)
        case entity(Int32)

        init(code: Int32) {
            switch code & 3 {
            case 0: self = .line(code >> 2)
            case 1: self = .term(code >> 2)
            default: self = .entity(code >> 2)
            }
        }

        var code: Int32 {
            switch self {
            case .line(let number): number << 2
            case .term(let number): number << 2 | 1
            case .entity(let number): number << 2 | 2
            }
        }
    }

    let profile: FoldingProfile
    let nodes: FrozenTable<PatternNode>
    let children: FrozenTable<Int32>
    let termRoots: FrozenTable<Int32>
    let termConcepts: FrozenTable<Int32>
    let entities: [EntityRecognizer]
    let lines: FrozenTable<Line>
    let required: FrozenTable<Int32>
    let regexes: [CompiledRegex]
    let listeners: FrozenLists
    /// For each symbol and concept, the lines and terms that have it anywhere; read for near misses alone.
    let mentions: FrozenLists
    /// For each child, the number of the unit or item it was compiled from.
    let childItems: FrozenTable<Int32>
    /// Listeners that no literal can wake: regexes without one.
    let alwaysListening: FrozenTable<Int32>
    let exact: SymbolTable
    let prefixes: SymbolTable
    let suffixes: SymbolTable
    let infixes: LiteralAutomaton
    let literals: LiteralAutomaton
    let symbolCount: Int
    let conceptCount: Int
    let captureNames: [String]
    /// Captures of numbers.
    let numberCaptures: Set<Int32>
    private let scratches: ScratchPool

    init(_ parts: Parts) {
        profile = parts.profile
        nodes = FrozenTable(parts.nodes)
        children = FrozenTable(parts.children)
        termRoots = FrozenTable(parts.termRoots)
        termConcepts = FrozenTable(parts.termConcepts)
        entities = parts.entities
        lines = FrozenTable(parts.lines)
        required = FrozenTable(parts.required)
        regexes = parts.regexes
        listeners = FrozenLists(parts.listeners)
        mentions = FrozenLists(parts.mentions)
        childItems = FrozenTable(parts.childItems)
        alwaysListening = FrozenTable(parts.alwaysListening)
        exact = SymbolTable(parts.exact)
        prefixes = SymbolTable(parts.prefixes)
        suffixes = SymbolTable(parts.suffixes)
        infixes = LiteralAutomaton(parts.infixes)
        literals = LiteralAutomaton(parts.literals)
        symbolCount = parts.symbolCount
        conceptCount = parts.conceptCount
        captureNames = parts.captureNames
        numberCaptures = parts.numberCaptures
        let (symbols, concepts, entityCount) = (parts.symbolCount, parts.conceptCount, parts.entities.count)
        let (atoms, lineCount, terms) = (parts.listeners.count, parts.lines.count, parts.termRoots.count)
        scratches = ScratchPool {
            MatchScratch(
                symbols: symbols,
                concepts: concepts,
                entities: entityCount,
                atoms: atoms,
                lines: lineCount,
                terms: terms
            )
        }
    }

    /// What a matcher is made from.
    struct Parts {
        let profile: FoldingProfile
        var nodes: [PatternNode] = []
        var children: [Int32] = []
        var termRoots: [Int32] = []
        var termConcepts: [Int32] = []
        var entities: [EntityRecognizer] = []
        var lines: [Line] = []
        var required: [Int32] = []
        var regexes: [CompiledRegex] = []
        /// By atom: symbols, then concepts, then entities, then literals of regexes.
        var listeners: [[Int32]] = []
        var mentions: [[Int32]] = []
        var childItems: [Int32] = []
        var alwaysListening: [Int32] = []
        var exact: [(bytes: [UInt8], symbol: Int32)] = []
        var prefixes: [(bytes: [UInt8], symbol: Int32)] = []
        /// Bytes from last to first.
        var suffixes: [(bytes: [UInt8], symbol: Int32)] = []
        var infixes: [(bytes: [UInt8], symbol: Int32)] = []
        var literals: [(bytes: [UInt8], symbol: Int32)] = []
        var symbolCount = 0
        var conceptCount = 0
        var captureNames: [String] = []
        var numberCaptures: Set<Int32> = []

        init(profile: FoldingProfile) { self.profile = profile }
    }

    /// The atom of a concept.
    func atom(ofConcept concept: Int32) -> Int32 { Int32(symbolCount) + concept }

    /// The atom of an entity.
    func atom(ofEntity entity: Int32) -> Int32 { Int32(symbolCount + conceptCount) + entity }

    /// Works with memory that is used again afterwards.
    func withScratch<Result>(_ body: (inout MatchScratch) -> Result) -> Result {
        var scratch = scratches.take()
        defer { scratches.give(scratch) }
        return body(&scratch)
    }

    /// Works with the bytes and tokens of a folded message.
    static func withView<Result>(of text: FoldedText, _ body: (MessageView) -> Result) -> Result {
        text.folded.withUnsafeBufferPointer { folded in
            text.tokens.withUnsafeBufferPointer { tokens in
                let kept = UnsafeBufferPointer(rebasing: tokens.prefix(MessageView.maximumTokens))
                return body(MessageView(folded: folded, tokens: kept))
            }
        }
    }
}
