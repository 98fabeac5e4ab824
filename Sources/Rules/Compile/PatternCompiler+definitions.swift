import FrontdeskCore
import FrontdeskText

extension PatternCompiler {
    // MARK: Concepts, entities, captures

    mutating func concept(named name: String, _ languages: [LanguageTag]) -> Int32? {
        let numbers = names.concepts(named: name, for: languages).compactMap { number(ofConcept: $0) }
        switch numbers.count {
        case 0: return nil
        case 1: return node(.concept, numbers[0])
        default: return node(.any, numbers.enumerated().map { (node(.concept, $1), $0) })
        }
    }

    /// The number of a concept, which is compiled when it is first used.
    mutating func number(ofConcept index: Int) -> Int32? {
        if let known = conceptNumbers[index] { return known }
        let number = Int32(conceptTerms.count)
        conceptNumbers[index] = number
        conceptTerms.append([])
        let concept = draft.concepts[index]
        for unit in concept.node.terms {
            guard let root = sequence(unit, concept.languages) else { continue }
            if isTooLarge(root, unit.span) { continue }
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

    mutating func capture(_ item: CaptureItem, _ languages: [LanguageTag]) -> Int32? {
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

    mutating func number(ofEntity entity: EntityStatement) -> Int32? {
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
        // These two always compile, which tests hold; without them the entity would find nothing.
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
    mutating func regex(_ literal: RegexLiteral) -> Int32? {
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
