extension LineAutomaton {
    /// Whether a line matches a message, told token by token.
    ///
    /// - Parameters:
    ///   - message: The tokens; an entity is the text that ``entityToken(_:)`` gives.
    ///   - numbers: What the symbols are.
    /// - Returns: Whether one of the cases holds.
    func matches(_ message: [String], _ numbers: SymbolNumbers) -> Bool {
        cases.contains { form in
            form.required.allSatisfy { $0.accepts(message, numbers) }
                && !form.forbidden.contains { $0.accepts(message, numbers) }
        }
    }

    /// What stands for an entity in a message; no pattern holds it.
    static func entityToken(_ symbol: Int) -> String { "\u{e001}\(symbol)" }
}

extension TokenAutomaton {
    fileprivate func accepts(_ message: [String], _ numbers: SymbolNumbers) -> Bool {
        var states = [start]
        for token in message {
            var reached: Set<Int> = []
            for state in states {
                for edge in edges[state] where edge.fits(token, numbers) { reached.insert(edge.target) }
            }
            guard !reached.isEmpty else { return false }
            states = reached.sorted()
        }
        return states.contains { isAccepting[$0] }
    }
}

extension TokenAutomaton.Edge {
    fileprivate func fits(_ token: String, _ numbers: SymbolNumbers) -> Bool {
        if symbol == TokenAutomaton.anyToken { return true }
        let wanted = numbers.symbols[symbol]
        return wanted.kind == .entity ? token == LineAutomaton.entityToken(symbol) : wanted.matches(token)
    }
}
