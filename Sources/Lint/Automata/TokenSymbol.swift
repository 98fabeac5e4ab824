/// What one token has to be for a pattern to go on: `refund`, `refund*`, `{order_id}`.
struct TokenSymbol: Hashable {
    enum Kind: Hashable {
        case exact, prefix, suffix, infix
        /// An entity, whatever its tokens are; `text` is its name.
        case entity
    }

    let kind: Kind
    /// The folded text.
    let text: String

    /// Whether a token of this text fits.
    func matches(_ token: String) -> Bool {
        switch kind {
        case .exact: token == text
        case .prefix: token.hasPrefix(text)
        case .suffix: token.hasSuffix(text)
        case .infix: token.contains(text)
        case .entity: false
        }
    }

    /// A token that fits, and fits as few other symbols as can be.
    var token: String {
        switch kind {
        case .exact, .entity: text
        case .prefix: text + Self.filler
        case .suffix: Self.filler + text
        case .infix: Self.filler + text + Self.filler
        }
    }

    /// Letters that no pattern holds.
    static let filler = "\u{e000}"
}

/// A number for each symbol, so that automata compare numbers.
struct SymbolNumbers {
    private(set) var symbols: [TokenSymbol] = []
    private var numbers: [TokenSymbol: Int] = [:]

    mutating func number(of symbol: TokenSymbol) -> Int {
        if let known = numbers[symbol] { return known }
        numbers[symbol] = symbols.count
        symbols.append(symbol)
        return symbols.count - 1
    }
}
