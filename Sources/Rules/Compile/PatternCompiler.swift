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
    private(set) var findings: [Finding] = []
    /// Lines that need nothing but some tokens; they are called up by the rules they follow.
    private(set) var bareLines: [Int32] = []
    private(set) var childItems: [Int32] = []

    private var tokens: [String: [FoldedToken]] = [:]
    private var symbols: [SymbolKey: Int32] = [:]
    var symbolUses: [Int32] = []
    private var conceptNumbers: [Int: Int32] = [:]
    var conceptTerms: [[Int32]] = []
    private var entityNumbers: [String: Int32] = [:]
    var entityLiterals: [[[UInt8]]] = []
    private var captures: [String: Int32] = [:]
    private var regexes: [String: (number: Int32, literals: [[UInt8]])?] = [:]
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
                guard let root = formula(pattern, rule.languages) else { continue }
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
            for child in compile(item, languages) { children.append((child, index)) }
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

    private mutating func node(_ kind: PatternNode.Kind, _ children: [(node: Int32, item: Int)]) -> Int32 {
        let start = Int32(parts.children.count)
        for child in children {
            parts.children.append(child.node)
            childItems.append(Int32(child.item))
        }
        return node(kind, start, Int32(children.count))
    }

    // MARK: Concepts, entities, captures

    private mutating func concept(named name: String, _ languages: [LanguageTag]) -> Int32? {
        let numbers = names.concepts(named: name, for: languages).compactMap { number(ofConcept: $0) }
        switch numbers.count {
        case 0: return nil
        case 1: return node(.concept, numbers[0])
        default: return node(.any, numbers.enumerated().map { (node(.concept, $1), $0) })
        }
    }

    /// The number of a concept, which is compiled when it is first used.
    private mutating func number(ofConcept index: Int) -> Int32? {
        if let known = conceptNumbers[index] { return known }
        let number = Int32(conceptTerms.count)
        conceptNumbers[index] = number
        conceptTerms.append([])
        let concept = draft.concepts[index]
        for unit in concept.node.terms {
            guard let root = sequence(unit, concept.languages) else { continue }
            if !hasRequirement(root) {
                report(.pointlessPatternPart, unit.span, "the term needs no word", remedy: "add a word that must occur")
            }
            let term = Int32(parts.termRoots.count)
            parts.termRoots.append(root)
            parts.termConcepts.append(number)
            conceptTerms[Int(number)].append(term)
        }
        return number
    }

    private mutating func number(ofCapture name: String) -> Int32 {
        if let known = captures[name] { return known }
        let number = Int32(parts.captureNames.count)
        captures[name] = number
        parts.captureNames.append(name)
        return number
    }

    private mutating func capture(_ item: CaptureItem, _ languages: [LanguageTag]) -> Int32? {
        let name = item.name.value
        let capture = number(ofCapture: name)
        if let tokens = item.tokens {
            return node(.free, capture, Int32(tokens.lowerBound), Int32(tokens.upperBound))
        }
        if let index = names.entities[name] {
            let entity = draft.entities[index]
            if case .concept(let reference) = entity.node.definition {
                let scope = languages.isEmpty ? entity.languages : languages
                let concepts = names.concepts(named: reference.value, for: scope)
                let numbers = concepts.compactMap { number(ofConcept: $0) }
                let nodes = numbers.map { node(.conceptCapture, $0, capture) }
                guard nodes.count > 1 else { return nodes.first }
                return node(.any, nodes.enumerated().map { ($1, $0) })
            }
            return number(ofEntity: entity.node).map { node(.entity, $0, capture) }
        }
        if NameTable.builtInEntities.contains(name) {
            return node(.entity, number(ofBuiltIn: name), capture)
        }
        return node(.free, capture, 1, 1)
    }

    private mutating func number(ofEntity entity: EntityStatement) -> Int32? {
        if let known = entityNumbers[entity.name.value] { return known }
        switch entity.definition {
        case .number: return entityNumber(entity.name.value, .number, literals: [])
        case .email: return builtIn(entity.name.value, "email")
        case .date: return builtIn(entity.name.value, "date")
        case .concept: return nil
        case .regex(let literal):
            guard let number = regex(literal) else { return nil }
            let regex = parts.regexes[Int(number)]
            return entityNumber(entity.name.value, .regex(regex), literals: regexLiterals[Int(number)])
        }
    }

    private mutating func number(ofBuiltIn name: String) -> Int32 {
        entityNumbers[name] ?? builtIn(name, name) ?? entityNumber(name, .number, literals: [])
    }

    private mutating func builtIn(_ name: String, _ kind: String) -> Int32? {
        let pattern = kind == "email" ? EntityRecognizer.emailPattern : EntityRecognizer.datePattern
        guard kind != "number", let regex = try? CompiledRegex(pattern) else { return nil }
        let literals = RegexReader.read(pattern).map(RequiredLiterals.of) ?? []
        return entityNumber(name, kind == "email" ? .email(regex) : .date(regex), literals: literals)
    }

    private mutating func entityNumber(_ name: String, _ kind: EntityRecognizer.Kind, literals: [[UInt8]]) -> Int32 {
        let number = Int32(parts.entities.count)
        entityNumbers[name] = number
        parts.entities.append(EntityRecognizer(kind: kind))
        entityLiterals.append(literals)
        return number
    }

    /// Whether a capture of this name holds a number.
    func isNumber(_ name: String) -> Bool {
        guard let index = names.entities[name] else { return name == "number" }
        return draft.entities[index].node.definition == .number
    }

    // MARK: Regexes

    /// The number of a regex, compiled once; nil when it can't be.
    private mutating func regex(_ literal: RegexLiteral) -> Int32? {
        if let known = regexes[literal.pattern] {
            if known == nil { _ = compile(literal) }
            return known?.number
        }
        guard let (regex, literals) = compile(literal) else {
            regexes[literal.pattern] = .some(nil)
            return nil
        }
        let number = Int32(parts.regexes.count)
        parts.regexes.append(regex)
        regexLiterals.append(literals)
        regexes[literal.pattern] = (number, literals)
        return number
    }

    private mutating func compile(_ literal: RegexLiteral) -> (CompiledRegex, [[UInt8]])? {
        let compilation = RegexCompilation(literal, profile: parts.profile)
        findings += compilation.findings
        return compilation.regex.map { ($0, compilation.literals) }
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
