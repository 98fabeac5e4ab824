/// A `when` line as automata that run side by side over the tokens of a message.
struct LineAutomaton {
    /// One way to match: all of `required` accept, none of `forbidden` does.
    struct Case {
        let required: [TokenAutomaton]
        let forbidden: [TokenAutomaton]
    }

    let cases: [Case]
    /// The symbols of what must be there, in order.
    let requiredSymbols: [Int]
    /// The symbols of what must not be there, in order.
    let forbiddenSymbols: [Int]

    /// Makes the automata of a line; nil when they would be too large.
    init?(_ shape: LineShape) {
        var cases: [Case] = []
        for form in shape.cases {
            var required: [TokenAutomaton] = []
            for part in form.required {
                guard let made = TokenAutomaton(part, isAtStart: form.isAtStart, isAtEnd: form.isAtEnd) else {
                    return nil
                }
                required.append(made)
            }
            for part in form.welcome {
                guard let made = TokenAutomaton(part, isWelcome: true) else { return nil }
                required.append(made)
            }
            var forbidden: [TokenAutomaton] = []
            for part in form.forbidden {
                guard let made = TokenAutomaton(part) else { return nil }
                forbidden.append(made)
            }
            cases.append(Case(required: required, forbidden: forbidden))
        }
        self.cases = cases
        requiredSymbols = Self.symbols(cases.flatMap(\.required))
        forbiddenSymbols = Self.symbols(cases.flatMap(\.forbidden))
    }

    private static func symbols(_ automata: [TokenAutomaton]) -> [Int] {
        var found: Set<Int> = []
        for automaton in automata {
            for edges in automaton.edges { for edge in edges where edge.symbol >= 0 { found.insert(edge.symbol) } }
        }
        return found.sorted()
    }
}

/// Where the automata of one case stand after some tokens.
struct CaseState: Hashable {
    /// For each required automaton, its state.
    var required: [Int]
    /// For each forbidden automaton, all states it can be in.
    var forbidden: [[Int]]
}

extension LineAutomaton.Case {
    var start: CaseState {
        CaseState(required: required.map(\.start), forbidden: forbidden.map { [$0.start] })
    }

    /// Whether the message may end here.
    func accepts(_ state: CaseState) -> Bool {
        for (automaton, at) in zip(required, state.required) where !automaton.isAccepting[at] { return false }
        for (automaton, all) in zip(forbidden, state.forbidden) where all.contains(where: { automaton.isAccepting[$0] })
        {
            return false
        }
        return true
    }

    /// Every state behind a token, and whether some automaton explains the token on the way there.
    ///
    /// - Parameters:
    ///   - state: The state before.
    ///   - letter: The token.
    ///   - countsTokens: Whether an entity may stand for one token of a bounded gap; it can be several.
    /// - Returns: The states, in an order that depends on nothing else.
    func steps(
        from state: CaseState,
        over letter: TokenAlphabet.Letter,
        countsTokens: Bool = true
    ) -> [(state: CaseState, isExplained: Bool)] {
        var ways: [(required: [Int], isExplained: Bool)] = [([], false)]
        for (automaton, at) in zip(required, state.required) {
            var next: [(required: [Int], isExplained: Bool)] = []
            for edge in automaton.edges[at] where letter.fits(edge.symbol) {
                if letter.isEntity && !countsTokens && !edge.isExplained && !edge.isLoop { continue }
                for way in ways { next.append((way.required + [edge.target], way.isExplained || edge.isExplained)) }
            }
            if next.isEmpty { return [] }
            ways = next
        }
        let forbidden = zip(self.forbidden, state.forbidden).map { automaton, all -> [Int] in
            var targets: Set<Int> = []
            for at in all {
                for edge in automaton.edges[at] where letter.fits(edge.symbol) { targets.insert(edge.target) }
            }
            return targets.sorted()
        }
        return ways.map { (CaseState(required: $0.required, forbidden: forbidden), $0.isExplained) }
    }
}
