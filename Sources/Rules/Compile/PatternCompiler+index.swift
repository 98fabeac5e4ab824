import FrontdeskText

extension PatternCompiler {
    /// What a node can't match without: one of these atoms, still in the numbers of their kinds.
    struct Requirement {
        enum Atom: Hashable {
            case symbol(Int32)
            case concept(Int32)
            case entity(Int32)
        }

        var atoms: [Atom]
        /// How many patterns the atoms are likely to call up.
        var cost: Int
    }

    /// A cost for what is found in many messages.
    private static var entityCost: Int { 10_000 }

    /// Whether a node needs any token of its own choice.
    func hasRequirement(_ node: Int32) -> Bool {
        let node = parts.nodes[Int(node)]
        switch node.kind {
        case .literal, .concept, .entity, .conceptCapture: return true
        case .free, .gap, .optional, .noneOf, .perhaps: return false
        case .sequence, .allOf: return children(of: node).contains(where: hasRequirement)
        case .any, .anyOf: return children(of: node).allSatisfy(hasRequirement)
        }
    }

    private func children(of node: PatternNode) -> ArraySlice<Int32> {
        parts.children[Int(node.first)..<Int(node.first + node.second)]
    }

    /// Collects the single symbols that a line can't do without.
    mutating func collectRequired(_ number: Int32) {
        let node = parts.nodes[Int(number)]
        switch node.kind {
        case .literal: parts.required.append(node.first)
        case .sequence, .allOf: for child in children(of: node) { collectRequired(child) }
        default: break
        }
    }

    /// Builds the matcher's index over everything that was added.
    mutating func finish() -> ProfileMatcher.Parts {
        parts.symbolCount = symbolUses.count
        parts.conceptCount = conceptTerms.count
        parts.numberCaptures = Set(
            parts.captureNames.indices.filter { isNumber(parts.captureNames[$0]) }.map(Int32.init)
        )
        var index = IndexBuilder(self)
        index.build()
        parts.listeners = index.listeners
        parts.mentions = index.mentions
        parts.alwaysListening = index.alwaysListening
        parts.literals = index.literals
        parts.childItems = childItems
        return parts
    }

    /// Chooses for each pattern the rarest atoms it can't do without, and lets them call it up.
    private struct IndexBuilder {
        private let parts: ProfileMatcher.Parts
        private let symbolUses: [Int32]
        private let conceptTerms: [[Int32]]
        private let entityLiterals: [[[UInt8]]]
        private let regexLiterals: [[[UInt8]]]
        private let bareLines: Set<Int32>
        private var conceptCosts: [Int?]
        private(set) var listeners: [[Int32]] = []
        private(set) var mentions: [[Int32]] = []
        private(set) var alwaysListening: [Int32] = []
        private(set) var literals: [(bytes: [UInt8], symbol: Int32)] = []
        private var literalAtoms: [[UInt8]: Int32] = [:]

        init(_ compiler: PatternCompiler) {
            parts = compiler.parts
            symbolUses = compiler.symbolUses
            conceptTerms = compiler.conceptTerms
            entityLiterals = compiler.entityLiterals
            regexLiterals = compiler.regexLiterals
            bareLines = Set(compiler.bareLines)
            conceptCosts = Array(repeating: nil, count: compiler.conceptTerms.count)
            let count = symbolUses.count + conceptTerms.count + entityLiterals.count
            listeners = Array(repeating: [], count: count)
            mentions = Array(repeating: [], count: symbolUses.count + conceptTerms.count)
        }

        mutating func build() {
            for term in parts.termRoots.indices {
                let listener = ProfileMatcher.Listener.term(Int32(term)).code
                listen(listener, requirement(of: parts.termRoots[term]))
                mention(listener, parts.termRoots[term])
            }
            for (number, line) in parts.lines.enumerated() where !bareLines.contains(Int32(number)) {
                let listener = ProfileMatcher.Listener.line(Int32(number)).code
                switch line.kind {
                case .pattern:
                    listen(listener, requirement(of: line.root))
                    mention(listener, line.root)
                case .regex: listen(listener, literals: regexLiterals[Int(line.root)])
                }
            }
            let firstEntity = symbolUses.count + conceptTerms.count
            for entity in entityLiterals.indices where !listeners[firstEntity + entity].isEmpty {
                listen(ProfileMatcher.Listener.entity(Int32(entity)).code, literals: entityLiterals[entity])
            }
        }

        private func number(of atom: Requirement.Atom) -> Int {
            switch atom {
            case .symbol(let symbol): Int(symbol)
            case .concept(let concept): symbolUses.count + Int(concept)
            case .entity(let entity): symbolUses.count + conceptTerms.count + Int(entity)
            }
        }

        private mutating func listen(_ listener: Int32, _ requirement: Requirement?) {
            var told: Set<Requirement.Atom> = []
            for atom in requirement?.atoms ?? [] where told.insert(atom).inserted {
                listeners[number(of: atom)].append(listener)
            }
        }

        private mutating func listen(_ listener: Int32, literals texts: [[UInt8]]) {
            if texts.isEmpty { alwaysListening.append(listener) }
            for text in texts {
                let atom: Int32
                if let known = literalAtoms[text] {
                    atom = known
                } else {
                    atom = Int32(listeners.count)
                    literalAtoms[text] = atom
                    listeners.append([])
                    literals.append((text, atom))
                }
                listeners[Int(atom)].append(listener)
            }
        }

        /// Notes which words and concepts a pattern has anywhere but behind `!`, for near misses.
        private mutating func mention(_ listener: Int32, _ number: Int32) {
            let node = parts.nodes[Int(number)]
            switch node.kind {
            case .literal: mention(listener, atom: Int(node.first))
            case .concept, .conceptCapture: mention(listener, atom: symbolUses.count + Int(node.first))
            case .optional, .perhaps: mention(listener, node.first)
            case .sequence, .any, .allOf, .anyOf:
                for child in parts.children[Int(node.first)..<Int(node.first + node.second)] {
                    mention(listener, child)
                }
            case .entity, .free, .gap, .noneOf: break
            }
        }

        private mutating func mention(_ listener: Int32, atom: Int) {
            if mentions[atom].last != listener { mentions[atom].append(listener) }
        }

        // MARK: Requirements

        private mutating func requirement(of number: Int32) -> Requirement? {
            let node = parts.nodes[Int(number)]
            switch node.kind {
            case .literal: return Requirement(atoms: [.symbol(node.first)], cost: Int(symbolUses[Int(node.first)]))
            case .concept, .conceptCapture:
                return Requirement(atoms: [.concept(node.first)], cost: cost(ofConcept: node.first))
            case .entity: return Requirement(atoms: [.entity(node.first)], cost: PatternCompiler.entityCost)
            case .free, .gap, .optional, .noneOf, .perhaps: return nil
            case .sequence, .allOf:
                var best: Requirement?
                for child in parts.children[Int(node.first)..<Int(node.first + node.second)] {
                    guard let found = requirement(of: child) else { continue }
                    if best.map({ found.cost < $0.cost }) ?? true { best = found }
                }
                return best
            case .any, .anyOf:
                var sum = Requirement(atoms: [], cost: 0)
                for child in parts.children[Int(node.first)..<Int(node.first + node.second)] {
                    guard let found = requirement(of: child) else { return nil }
                    sum.atoms += found.atoms
                    sum.cost += found.cost
                }
                return sum
            }
        }

        /// How often the terms of a concept are likely to be called up; concepts never contain themselves here.
        private mutating func cost(ofConcept concept: Int32) -> Int {
            if let known = conceptCosts[Int(concept)] { return known }
            conceptCosts[Int(concept)] = 0
            var cost = 0
            for term in conceptTerms[Int(concept)] { cost += requirement(of: parts.termRoots[Int(term)])?.cost ?? 0 }
            conceptCosts[Int(concept)] = cost
            return cost
        }
    }
}
