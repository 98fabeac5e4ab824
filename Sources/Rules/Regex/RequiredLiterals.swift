/// Finds texts of which one must occur wherever a regular expression matches.
struct RequiredLiterals {
    /// All texts a part can match, if they are few, and texts of which one must occur in it.
    private struct Knowledge {
        var exact: Set<[UInt8]>?
        var required: Set<[UInt8]>?

        static let nothing = Knowledge(exact: nil, required: nil)

        /// The better of what is known.
        var best: Set<[UInt8]>? { RequiredLiterals.better(exact, required) }
    }

    private static let maximumTexts = 16
    private static let maximumLength = 24

    /// Texts of which one must occur, in the order of their bytes; empty when none is known.
    static func of(_ node: RegexNode) -> [[UInt8]] {
        guard let best = knowledge(of: node).best, isUseful(best) else { return [] }
        return best.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func isUseful(_ texts: Set<[UInt8]>) -> Bool { !texts.isEmpty && !texts.contains([]) }

    private static func knowledge(of node: RegexNode) -> Knowledge {
        switch node {
        case .empty, .assertion: return Knowledge(exact: [[]], required: nil)
        case .literal(let scalar): return Knowledge(exact: [Array(String(scalar).utf8)], required: nil)
        case .set(let text): return Knowledge(exact: letters(of: text), required: nil)
        case .group(_, let part): return knowledge(of: part)
        case .concatenation(let parts): return concatenation(parts.map(knowledge))
        case .alternation(let parts): return alternation(parts.map(knowledge))
        case .repetition(let part, let least, let most, _):
            guard least > 0 else { return .nothing }
            let inner = knowledge(of: part)
            var repeated = concatenation(Array(repeating: inner, count: min(least, 8)))
            if most != least || least > 8 {
                repeated.required = better(repeated.exact, repeated.required)
                repeated.exact = nil
            }
            return repeated
        }
    }

    /// The letters of a class that lists a few of them; nil for any other set.
    private static func letters(of text: String) -> Set<[UInt8]>? {
        guard text.hasPrefix("["), text.utf8.count <= 26 else { return nil }
        let inner = text.dropFirst().dropLast().unicodeScalars
        guard !inner.isEmpty, inner.count <= 8, !inner.contains(where: { "\\-^[]".unicodeScalars.contains($0) }) else {
            return nil
        }
        return Set(inner.map { Array(String($0).lowercased().utf8) })
    }

    private static func concatenation(_ parts: [Knowledge]) -> Knowledge {
        var run: Set<[UInt8]> = [[]]
        var isWhole = true
        var required: Set<[UInt8]>?
        for part in parts {
            if let exact = part.exact, run.count * exact.count <= maximumTexts,
                (run.map(\.count).max() ?? 0) + (exact.map(\.count).max() ?? 0) <= maximumLength
            {
                run = Set(run.flatMap { head in exact.map { head + $0 } })
                continue
            }
            required = better(required, run)
            required = better(required, part.best)
            run = part.exact ?? [[]]
            isWhole = false
        }
        return isWhole ? Knowledge(exact: run, required: nil) : Knowledge(exact: nil, required: better(required, run))
    }

    private static func alternation(_ parts: [Knowledge]) -> Knowledge {
        let exacts = parts.compactMap(\.exact)
        let exact = exacts.count == parts.count ? exacts.reduce(into: Set<[UInt8]>()) { $0.formUnion($1) } : nil
        let bests = parts.compactMap(\.best)
        let required = bests.count == parts.count ? bests.reduce(into: Set<[UInt8]>()) { $0.formUnion($1) } : nil
        return Knowledge(
            exact: exact.flatMap { $0.count <= maximumTexts ? $0 : nil },
            required: required.flatMap { $0.count <= 4 * maximumTexts && isUseful($0) ? $0 : nil }
        )
    }

    /// The set that lets fewer messages pass: its shortest text is longer, or it has fewer texts.
    private static func better(_ left: Set<[UInt8]>?, _ right: Set<[UInt8]>?) -> Set<[UInt8]>? {
        guard let left, isUseful(left) else { return right.flatMap { isUseful($0) ? $0 : nil } }
        guard let right, isUseful(right) else { return left }
        let leftLength = left.map(\.count).min() ?? 0
        let rightLength = right.map(\.count).min() ?? 0
        if leftLength != rightLength { return leftLength > rightLength ? left : right }
        return left.count <= right.count ? left : right
    }
}
