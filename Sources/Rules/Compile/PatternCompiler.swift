import FrontdeskCore
import FrontdeskText

/// Compiles the patterns of one folding profile into the parts of a matcher.
///
/// Patterns come first, through ``add(_:)``; ``finish()`` then builds the index over all of them.
struct PatternCompiler {
    let draft: RuleSetDraft
    let names: NameTable
    let folder: TextFolder
    var parts: ProfileMatcher.Parts
    var findings: [Finding] = []
    /// Lines that need nothing but some tokens; they are called up by the rules they follow.
    private(set) var bareLines: [Int32] = []
    private(set) var childItems: [Int32] = []

    private var tokens: [String: [FoldedToken]] = [:]
    private var symbols: [SymbolKey: Int32] = [:]
    var symbolUses: [Int32] = []
    var conceptNumbers: [Int: Int32] = [:]
    var conceptTerms: [[Int32]] = []
    var conceptSizes: [Int: Int] = [:]
    var entityNumbers: [String: Int32] = [:]
    var entityLiterals: [[[UInt8]]] = []
    var captures: [String: Int32] = [:]
    var regexes: [String: (number: Int32, literals: [[UInt8]])?] = [:]
    var regexLiterals: [[[UInt8]]] = []

    /// A token of a pattern.
    struct FoldedToken {
        let bytes: [UInt8]
        let isWord: Bool
    }

    private struct SymbolKey: Hashable {
        enum Kind: Hashable {
            case exact, prefix, suffix, infix
        }

        let kind: Kind
        let bytes: [UInt8]
    }

    init(profile: FoldingProfile, draft: RuleSetDraft, names: NameTable) {
        self.draft = draft
        self.names = names
        folder = TextFolder(profile: profile)
        parts = ProfileMatcher.Parts(profile: profile)
    }

    mutating func report(_ kind: FindingKind, _ span: SourceSpan, _ message: String, remedy: String? = nil) {
        findings.append(kind.finding(at: span, message, remedy: remedy))
    }

    // MARK: Lines

    /// Compiles the `when` lines of a rule that look at words.
    mutating func add(_ rule: CompiledRule) {
        for (when, compiled) in rule.triggers.enumerated() {
            switch compiled.trigger.kind {
            case .pattern(let anchor, let pattern):
                guard let root = formula(pattern, rule.languages), !isTooLarge(root, pattern.span) else { continue }
                let line = append(.pattern, ProfileMatcher.Anchor(anchor), rule, when, root)
                guard !hasRequirement(root) else { continue }
                if rule.isFollowUp {
                    bareLines.append(line)
                } else {
                    let remedy = "add a word that must occur, or `after` the rule that it follows"
                    report(
                        .pointlessPatternPart,
                        pattern.span,
                        "the pattern needs no word: every message matches it",
                        remedy: remedy
                    )
                }
            case .regex(let literal):
                guard let regex = regex(literal) else { continue }
                _ = append(.regex, .anywhere, rule, when, regex)
            case .intent, .event: continue
            }
        }
    }

    /// Compiles concepts and entities for their findings alone, unless they were compiled already.
    mutating func check(concepts: [Int], entities: [EntityStatement]) {
        for concept in concepts { _ = number(ofConcept: concept) }
        for entity in entities { _ = number(ofEntity: entity) }
    }

    /// The concepts that were compiled, by their numbers in the draft.
    var compiledConcepts: Set<Int> { Set(conceptNumbers.keys) }

    /// The names of the entities that were compiled.
    var compiledEntities: Set<String> { Set(entityNumbers.keys) }

    private mutating func append(
        _ kind: ProfileMatcher.Line.Kind,
        _ anchor: ProfileMatcher.Anchor,
        _ rule: CompiledRule,
        _ when: Int,
        _ root: Int32
    ) -> Int32 {
        let start = parts.required.count
        if kind == .pattern { collectRequired(root) }
        parts.lines.append(
            ProfileMatcher.Line(
                kind: kind,
                anchor: anchor,
                rule: Int32(rule.order),
                when: Int32(when),
                scope: Int32(rule.scope),
                isFollowUp: rule.isFollowUp,
                root: root,
                requiredStart: Int32(start),
                requiredCount: Int32(parts.required.count - start)
            )
        )
        return Int32(parts.lines.count - 1)
    }

    // MARK: Patterns

    /// Compiles a pattern that may have `&`.
    private mutating func formula(_ pattern: Pattern, _ languages: [LanguageTag]) -> Int32? {
        guard pattern.holdsAll else { return alternatives(pattern.units, languages) }
        var children: [(node: Int32, item: Int)] = []
        for (index, unit) in pattern.units.enumerated() {
            guard let child = part(unit, languages, isBesideAnd: pattern.joint == .all) else { return nil }
            children.append((unit.isNegated ? node(.noneOf, child) : child, index))
        }
        return node(pattern.joint == .all ? .allOf : .anyOf, children)
    }

    private mutating func part(_ unit: PatternUnit, _ languages: [LanguageTag], isBesideAnd: Bool) -> Int32? {
        guard unit.items.count == 1 else { return sequence(unit, languages) }
        switch unit.items[0] {
        case .group(let inner, _): return formula(inner, languages)
        case .optional(let inner, _) where isBesideAnd:
            guard let child = formula(inner, languages) else { return nil }
            return node(.perhaps, child)
        default: return sequence(unit, languages)
        }
    }

    /// Compiles units of which one must match.
    private mutating func alternatives(_ units: [PatternUnit], _ languages: [LanguageTag]) -> Int32? {
        var children: [(node: Int32, item: Int)] = []
        for (index, unit) in units.enumerated() {
            guard let child = sequence(unit, languages) else { return nil }
            children.append((child, index))
        }
        return children.count == 1 ? children[0].node : node(.any, children)
    }

    /// Compiles items that stand one behind the other; nil when nothing of them is left after folding.
    mutating func sequence(_ unit: PatternUnit, _ languages: [LanguageTag]) -> Int32? {
        var children: [(node: Int32, item: Int)] = []
        for (index, item) in unit.items.enumerated() {
            let nodes = compile(item, languages)
            // A part that could not be compiled has its own finding; words may fold to nothing beside others.
            if nodes.isEmpty, !item.isText { return nil }
            for child in nodes { children.append((child, index)) }
        }
        let isEmpty = children.allSatisfy { parts.nodes[Int($0.node)].kind == .gap }
        if isEmpty {
            let message = "nothing is left of this after folding: only punctuation or invisible characters"
            report(.emptyTerm, unit.span, message, remedy: "write a word, or delete it")
            return nil
        }
        return children.count == 1 ? children[0].node : node(.sequence, children)
    }

    private mutating func compile(_ item: PatternItem, _ languages: [LanguageTag]) -> [Int32] {
        switch item {
        case .word(let word): return literals(word)
        case .quoted(let text): return tokens(of: text.value).map { node(.literal, symbol(.exact, $0.bytes)) }
        case .gap(let gap): return [node(.gap, gap.value.map(Int32.init) ?? PatternNode.unbounded)]
        case .group(let inner, _): return alternatives(inner.units, languages).map { [$0] } ?? []
        case .optional(let inner, _): return alternatives(inner.units, languages).map { [node(.optional, $0)] } ?? []
        case .concept(let name): return concept(named: name.value, languages).map { [$0] } ?? []
        case .capture(let capture): return self.capture(capture, languages).map { [$0] } ?? []
        }
    }

    private mutating func literals(_ word: WordItem) -> [Int32] {
        let tokens = tokens(of: word.text)
        var nodes: [Int32] = []
        for (index, token) in tokens.enumerated() {
            let startsEarlier = index == 0 && word.mayStartEarlier && token.isWord
            let goesOn = index == tokens.count - 1 && word.mayGoOn && token.isWord
            let kind: SymbolKey.Kind
            switch (startsEarlier, goesOn) {
            case (true, true): kind = .infix
            case (true, false): kind = .suffix
            case (false, true): kind = .prefix
            case (false, false): kind = .exact
            }
            nodes.append(node(.literal, symbol(kind, token.bytes)))
        }
        return nodes
    }

    /// The tokens of a text of the rules, folded like a message.
    private mutating func tokens(of text: String) -> [FoldedToken] {
        if let known = tokens[text] { return known }
        let folded = folder.fold(text)
        let result = folded.tokens.map { FoldedToken(bytes: Array(folded.folded[$0.range]), isWord: $0.kind == .word) }
        tokens[text] = result
        return result
    }

    private mutating func symbol(_ kind: SymbolKey.Kind, _ bytes: [UInt8]) -> Int32 {
        let key = SymbolKey(kind: kind, bytes: bytes)
        if let known = symbols[key] {
            symbolUses[Int(known)] += 1
            return known
        }
        let symbol = Int32(symbolUses.count)
        symbols[key] = symbol
        symbolUses.append(1)
        switch kind {
        case .exact: parts.exact.append((bytes, symbol))
        case .prefix: parts.prefixes.append((bytes, symbol))
        case .suffix: parts.suffixes.append((bytes.reversed(), symbol))
        case .infix: parts.infixes.append((bytes, symbol))
        }
        return symbol
    }

    // MARK: Nodes

    mutating func node(_ kind: PatternNode.Kind, _ first: Int32, _ second: Int32 = 0, _ third: Int32 = 0) -> Int32 {
        parts.nodes.append(PatternNode(kind, first, second, third))
        return Int32(parts.nodes.count - 1)
    }

    mutating func node(_ kind: PatternNode.Kind, _ children: [(node: Int32, item: Int)]) -> Int32 {
        let start = Int32(parts.children.count)
        for child in children {
            parts.children.append(child.node)
            childItems.append(Int32(child.item))
        }
        return node(kind, start, Int32(children.count))
    }
}

extension ProfileMatcher.Anchor {
    init(_ anchor: Trigger.Anchor) {
        switch anchor {
        case .anywhere: self = .anywhere
        case .exactly: self = .exactly
        case .starts: self = .starts
        case .ends: self = .ends
        }
    }
}

extension PatternItem {
    /// Whether it stands for words as they are written.
    fileprivate var isText: Bool {
        switch self {
        case .word, .quoted: true
        case .concept, .capture, .gap, .group, .optional: false
        }
    }
}
