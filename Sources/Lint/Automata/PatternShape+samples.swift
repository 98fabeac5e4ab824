extension LineShape {
    /// Messages that the line matches and explains from end to end, short ones, one for each of its alternatives.
    ///
    /// - Parameters:
    ///   - limit: So many at most.
    ///   - spelling: What a visitor would write for a symbol; nil for one that nothing is known to fit.
    /// - Returns: The messages as tokens, in the order of the alternatives.
    func samples(limit: Int, spelling: (Int) -> String?) -> [[String]] {
        var samples: [[String]] = []
        for form in cases {
            guard samples.count < limit else { break }
            let parts = form.required.map { $0.samples(limit: limit - samples.count, spelling) }
            guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty }) else { continue }
            // Each alternative of each part once, beside the first ones of the others.
            let count = parts.map(\.count).max() ?? 1
            for index in 0..<count {
                samples.append(parts.flatMap { $0[min(index, $0.count - 1)] })
            }
        }
        return Array(samples.prefix(limit))
    }
}

extension PatternShape {
    /// Short texts that the part matches, as tokens; at the top, one for each alternative.
    fileprivate func samples(limit: Int, _ spelling: (Int) -> String?) -> [[String]] {
        switch self {
        case .choice(let parts):
            var found: [[String]] = []
            for part in parts where found.count < limit {
                if let shortest = part.shortest(spelling) { found.append(shortest) }
            }
            return found
        case .sequence(let parts):
            guard let index = parts.firstIndex(where: \.isChoice) else { return shortest(spelling).map { [$0] } ?? [] }
            var before: [String] = []
            var behind: [String] = []
            for (place, part) in parts.enumerated() where place != index {
                guard let text = part.shortest(spelling) else { return [] }
                if place < index { before += text } else { behind += text }
            }
            return parts[index].samples(limit: limit, spelling).map { before + $0 + behind }
        case .symbol, .anything, .optional, .never: return shortest(spelling).map { [$0] } ?? []
        }
    }

    private var isChoice: Bool { if case .choice = self { true } else { false } }

    /// The shortest text that the part matches, as tokens; of equally short ones the first.
    private func shortest(_ spelling: (Int) -> String?) -> [String]? {
        switch self {
        case .never: return nil
        case .symbol(let symbol): return spelling(symbol).map { [$0] }
        case .anything(let least, _): return Array(repeating: "x", count: least)
        case .optional: return []
        case .sequence(let parts):
            var tokens: [String] = []
            for part in parts {
                guard let found = part.shortest(spelling) else { return nil }
                tokens += found
            }
            return tokens
        case .choice(let parts):
            var best: [String]?
            for part in parts {
                guard let found = part.shortest(spelling) else { continue }
                if best.map({ found.count < $0.count }) ?? true { best = found }
                if best?.count == 1 { break }
            }
            return best
        }
    }
}
