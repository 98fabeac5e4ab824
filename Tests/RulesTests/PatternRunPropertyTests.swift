import FrontdeskCore
import FrontdeskRules
import Testing

/// Compares the matcher with a plain definition of what patterns mean, over generated patterns and messages.
struct PatternRunPropertyTests {
    @Test(arguments: 0..<40)
    func `the matcher agrees with the definition of patterns`(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        var compiled = 0
        for _ in 0..<25 {
            let pattern = GeneratedPattern.random(depth: 2, &random)
            let anchor = ["", "", "exactly ", "starts ", "ends "].randomElement(using: &random) ?? ""
            let compilation = RuleCompiler.compile([
                RuleSource(path: "p.rules", text: "frontdesk 1\nrule it\n  when \(anchor)\(pattern.text)\n  close\n")
            ])
            // Optionals at the edge and their like are refused; most patterns are not.
            guard let set = compilation.ruleSet else { continue }
            compiled += 1
            for _ in 0..<20 {
                let words = (0..<Int.random(in: 0...7, using: &random)).map { _ in
                    ["a", "b", "c", "d"].randomElement(using: &random) ?? "a"
                }
                let message = MessageText(words.joined(separator: " "))
                let ranking = set.rank(MatchContext(.message(message), at: Instant(milliseconds: 0)))
                let expected = pattern.matches(
                    words,
                    startsFirst: anchor != "" && anchor != "ends ",
                    endsLast: anchor == "exactly " || anchor == "ends "
                )
                #expect((ranking.winner != nil) == expected, "\(anchor)\(pattern.text) on \(words)")
                if let winner = ranking.winner {
                    let best = pattern.largestCoverage(
                        words,
                        startsFirst: anchor != "" && anchor != "ends ",
                        endsLast: anchor == "exactly " || anchor == "ends "
                    )
                    #expect(winner.coverage == best, "\(anchor)\(pattern.text) on \(words)")
                }
            }
        }
        #expect(compiled >= 8)
    }
}

/// A pattern without `&`, with its meaning as a set of ways.
private indirect enum GeneratedPattern {
    case word(String)
    case gap(Int?)
    case sequence([GeneratedPattern])
    case any([GeneratedPattern])
    case optional(GeneratedPattern)
    case free(String, Int, Int)

    static func random(depth: Int, _ random: inout SeededGenerator) -> GeneratedPattern {
        var captures = 0
        return .any((0..<Int.random(in: 1...2, using: &random)).map { _ in sequence(depth, &captures, &random) })
    }

    private static func sequence(_ depth: Int, _ captures: inout Int, _ random: inout SeededGenerator)
        -> GeneratedPattern
    {
        var items: [GeneratedPattern] = []
        for index in 0..<Int.random(in: 1...3, using: &random) {
            if index > 0, Int.random(in: 0..<3, using: &random) == 0 {
                items.append(.gap([nil, 0, 1, 2].randomElement(using: &random) ?? nil))
            }
            items.append(item(depth, &captures, &random))
        }
        return .sequence(items)
    }

    private static func item(_ depth: Int, _ captures: inout Int, _ random: inout SeededGenerator) -> GeneratedPattern {
        let kind = Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &random)
        switch kind {
        case 0...2: return .word(["a", "b", "c"].randomElement(using: &random) ?? "a")
        case 3: return .any((0..<2).map { _ in sequence(depth - 1, &captures, &random) })
        case 4: return .optional(sequence(depth - 1, &captures, &random))
        default:
            captures += 1
            let least = Int.random(in: 1...2, using: &random)
            return .free("x\(captures)", least, least + Int.random(in: 0...1, using: &random))
        }
    }

    var text: String {
        switch self {
        case .word(let word): word
        case .gap(let most): most.map { "..\($0)" } ?? ".."
        case .sequence(let parts): parts.map(\.bracketed).joined(separator: " ")
        case .any(let parts): parts.map(\.text).joined(separator: " | ")
        case .optional(let part): "[" + part.text + "]"
        case .free(let name, let least, let most): "{\(name):\(least)-\(most)}"
        }
    }

    private var bracketed: String {
        if case .any = self { "(" + text + ")" } else { text }
    }

    /// For each end, the largest number of explained words of a way from `start`.
    private func ends(_ words: [String], from start: Int) -> [Int: Int] {
        switch self {
        case .word(let word): return start < words.count && words[start] == word ? [start + 1: 1] : [:]
        case .gap(let most):
            let last = min(words.count, most.map { start + $0 } ?? words.count)
            return Dictionary(uniqueKeysWithValues: (start...last).map { ($0, 0) })
        case .free(_, let least, let most):
            guard start + least <= words.count else { return [:] }
            let last = min(words.count, start + most)
            return Dictionary(uniqueKeysWithValues: (start + least...last).map { ($0, 0) })
        case .optional(let part):
            return part.ends(words, from: start).merging([start: 0], uniquingKeysWith: max)
        case .any(let parts):
            return parts.reduce(into: [:]) { $0.merge($1.ends(words, from: start), uniquingKeysWith: max) }
        case .sequence(let parts):
            return parts.reduce([start: 0]) { reached, part in
                var next: [Int: Int] = [:]
                for (place, weight) in reached {
                    for (end, more) in part.ends(words, from: place) { next[end] = max(next[end] ?? 0, weight + more) }
                }
                return next
            }
        }
    }

    func largestCoverage(_ words: [String], startsFirst: Bool, endsLast: Bool) -> Int {
        var best = -1
        for start in 0...(startsFirst ? 0 : words.count) {
            for (end, weight) in ends(words, from: start) where !endsLast || end == words.count {
                best = max(best, weight)
            }
        }
        return best
    }

    func matches(_ words: [String], startsFirst: Bool, endsLast: Bool) -> Bool {
        largestCoverage(words, startsFirst: startsFirst, endsLast: endsLast) >= 0
    }
}
