/// The tokens that two lines tell apart: a finite stand-in for all tokens there are.
struct TokenAlphabet {
    /// A token that stands for all that fit the same symbols.
    struct Letter {
        let token: String
        /// Whether it stands for the tokens of an entity.
        let isEntity: Bool
        private let symbols: Set<Int>

        init(token: String, symbols: Set<Int>, isEntity: Bool = false) {
            self.token = token
            self.symbols = symbols
            self.isEntity = isEntity
        }

        /// Whether a step over this symbol can take the token.
        func fits(_ symbol: Int) -> Bool { symbol == TokenAutomaton.anyToken || symbols.contains(symbol) }

        /// Whether no symbol fits it.
        var isOther: Bool { symbols.isEmpty }
    }

    let letters: [Letter]

    /// Makes the alphabet of some symbols.
    ///
    /// - Parameters:
    ///   - wanted: Symbols that a letter is needed for.
    ///   - all: Every symbol whose steps are taken.
    ///   - areOverlapping: Whether one token may have to fit two symbols at once.
    ///   - numbers: What the symbols are.
    init(wanted: [Int], all: [Int], areOverlapping: Bool, _ numbers: SymbolNumbers) {
        var tokens: [(text: String, entity: Int?)] = wanted.map { number in
            let symbol = numbers.symbols[number]
            return (symbol.token, symbol.kind == .entity ? number : nil)
        }
        if areOverlapping {
            let open = wanted.map { numbers.symbols[$0] }.filter { $0.kind != .exact && $0.kind != .entity }
            for first in open.prefix(Self.maximumOverlaps) {
                for second in open.prefix(Self.maximumOverlaps) where first != second {
                    tokens.append((Self.merged(first, second), nil))
                }
            }
        }
        var letters = [Letter(token: TokenSymbol.filler, symbols: [])]
        var seen: Set<Set<Int>> = [[]]
        for (text, entity) in tokens {
            var fitting: Set<Int> = []
            if let entity {
                fitting = [entity]
            } else {
                for number in all where numbers.symbols[number].matches(text) { fitting.insert(number) }
            }
            if seen.insert(fitting).inserted {
                letters.append(Letter(token: text, symbols: fitting, isEntity: entity != nil))
            }
        }
        self.letters = letters
    }

    private static let maximumOverlaps = 12

    /// A token that fits both of two open symbols.
    private static func merged(_ first: TokenSymbol, _ second: TokenSymbol) -> String {
        let filler = TokenSymbol.filler
        switch (first.kind, second.kind) {
        case (.prefix, .suffix): return first.text + filler + second.text
        case (.suffix, .prefix): return second.text + filler + first.text
        case (.prefix, _): return first.text + filler + second.text + filler
        case (_, .prefix): return second.text + filler + first.text + filler
        case (.suffix, _): return filler + second.text + filler + first.text
        case (_, .suffix): return filler + first.text + filler + second.text
        default: return filler + first.text + filler + second.text + filler
        }
    }
}
