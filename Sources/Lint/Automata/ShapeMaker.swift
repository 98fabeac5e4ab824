import FrontdeskCore
import FrontdeskRules
import FrontdeskText

/// Makes shapes of patterns, for one folding profile.
struct ShapeMaker {
    private let definitions: RuleDefinitions
    private let folder: TextFolder
    private(set) var numbers = SymbolNumbers()
    private var tokens: [String: [(text: String, isWord: Bool)]] = [:]
    private var concepts: [ConceptKey: PatternShape] = [:]
    /// Concepts that are being made; one of them again would be a circle.
    private var open: Set<ConceptKey> = []

    private struct ConceptKey: Hashable {
        let name: String
        let languages: [LanguageTag]
    }

    /// A line that falls into more cases is not looked at.
    static let maximumCases = 64

    init(profile: FoldingProfile, definitions: RuleDefinitions) {
        folder = TextFolder(profile: profile)
        self.definitions = definitions
    }

    // MARK: Lines

    /// The shape of a line; nil for one that automata can't hold.
    mutating func line(_ anchor: Trigger.Anchor, _ pattern: Pattern, _ languages: [LanguageTag]) -> LineShape? {
        guard pattern.hasJoint else {
            var single = LineShape.Case(required: [alternatives(pattern.units, languages)])
            single.isAtStart = anchor == .exactly || anchor == .starts
            single.isAtEnd = anchor == .exactly || anchor == .ends
            return LineShape(cases: [single])
        }
        return cases(of: pattern, languages).map { LineShape(cases: $0) }
    }

    private mutating func cases(of pattern: Pattern, _ languages: [LanguageTag]) -> [LineShape.Case]? {
        var result = pattern.joint == .all ? [LineShape.Case()] : []
        for unit in pattern.units {
            guard let found = cases(of: unit, languages, isBesideAnd: pattern.joint == .all) else { return nil }
            if pattern.joint == .any {
                result += found
            } else {
                result = result.flatMap { left in found.map { left.joined(with: $0) } }
            }
            guard result.count <= Self.maximumCases else { return nil }
        }
        return result
    }

    private mutating func cases(
        of unit: PatternUnit,
        _ languages: [LanguageTag],
        isBesideAnd: Bool
    ) -> [LineShape.Case]? {
        if unit.items.count == 1, case .group(let inner, _) = unit.items[0], inner.hasJoint {
            return unit.isNegated ? nil : cases(of: inner, languages)
        }
        if isBesideAnd, unit.items.count == 1, case .optional(let inner, _) = unit.items[0] {
            return inner.hasJoint ? nil : [LineShape.Case(welcome: [alternatives(inner.units, languages)])]
        }
        let shape = sequence(unit, languages)
        return [unit.isNegated ? LineShape.Case(forbidden: [shape]) : LineShape.Case(required: [shape])]
    }

    // MARK: Parts

    private mutating func alternatives(_ units: [PatternUnit], _ languages: [LanguageTag]) -> PatternShape {
        let shapes = units.map { sequence($0, languages) }
        return shapes.count == 1 ? shapes[0] : .choice(shapes)
    }

    private mutating func sequence(_ unit: PatternUnit, _ languages: [LanguageTag]) -> PatternShape {
        let parts = unit.items.flatMap { shapes(of: $0, languages) }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func shapes(of item: PatternItem, _ languages: [LanguageTag]) -> [PatternShape] {
        switch item {
        case .word(let word): return literals(word)
        case .quoted(let text):
            return tokens(of: text.value).map { .symbol(numbers.number(of: TokenSymbol(kind: .exact, text: $0.text))) }
        case .gap(let gap): return [.anything(least: 0, most: gap.value)]
        case .group(let inner, _): return [alternatives(inner.units, languages)]
        case .optional(let inner, _): return [.optional(alternatives(inner.units, languages))]
        case .concept(let name): return [concept(name.value, languages)]
        case .capture(let capture): return [self.capture(capture, languages)]
        }
    }

    private mutating func literals(_ word: WordItem) -> [PatternShape] {
        let found = tokens(of: word.text)
        return found.enumerated().map { index, token in
            let isOpenBefore = index == 0 && word.mayStartEarlier && token.isWord
            let isOpenBehind = index == found.count - 1 && word.mayGoOn && token.isWord
            let kind: TokenSymbol.Kind =
                switch (isOpenBefore, isOpenBehind) {
                case (true, true): .infix
                case (true, false): .suffix
                case (false, true): .prefix
                case (false, false): .exact
                }
            return .symbol(numbers.number(of: TokenSymbol(kind: kind, text: token.text)))
        }
    }

    /// The tokens of a text, as patterns and messages are cut alike.
    mutating func tokens(of text: String) -> [(text: String, isWord: Bool)] {
        if let known = tokens[text] { return known }
        let folded = folder.fold(text)
        let found = folded.tokens.map { (text: folded.text(of: $0), isWord: $0.kind == .word) }
        tokens[text] = found
        return found
    }

    private mutating func concept(_ name: String, _ languages: [LanguageTag]) -> PatternShape {
        let key = ConceptKey(name: name, languages: languages)
        if let known = concepts[key] { return known }
        guard open.insert(key).inserted else { return .never }
        defer { open.remove(key) }
        var terms: [PatternShape] = []
        for concept in definitions.concepts(named: name, for: languages) {
            for term in concept.node.terms { terms.append(sequence(term, concept.languages)) }
        }
        let shape: PatternShape = terms.isEmpty ? .never : .choice(terms)
        concepts[key] = shape
        return shape
    }

    private mutating func capture(_ item: CaptureItem, _ languages: [LanguageTag]) -> PatternShape {
        if let tokens = item.tokens { return .anything(least: tokens.lowerBound, most: tokens.upperBound) }
        let name = item.name.value
        if let entity = definitions.entity(named: name) {
            if case .concept(let reference) = entity.node.definition {
                return concept(reference.value, languages.isEmpty ? entity.languages : languages)
            }
            return .symbol(numbers.number(of: TokenSymbol(kind: .entity, text: name)))
        }
        if ["number", "email", "date"].contains(name) {
            return .symbol(numbers.number(of: TokenSymbol(kind: .entity, text: name)))
        }
        return .anything(least: 1, most: 1)
    }
}

extension LineShape.Case {
    fileprivate func joined(with other: Self) -> Self {
        Self(
            required: required + other.required,
            forbidden: forbidden + other.forbidden,
            welcome: welcome + other.welcome
        )
    }
}

extension Pattern {
    /// Whether it has an `&` at any depth.
    var hasJoint: Bool {
        if joint == .all { return true }
        return units.contains { unit in
            unit.items.contains { item in
                switch item {
                case .group(let inner, _), .optional(let inner, _): inner.hasJoint
                default: false
                }
            }
        }
    }
}
