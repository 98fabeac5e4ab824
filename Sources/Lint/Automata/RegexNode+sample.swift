import FrontdeskRules

extension RegexNode {
    /// A short text that the expression is likely to match; nil when none comes to mind.
    ///
    /// Only the engine knows for sure, so whoever uses it lets the engine try.
    var sample: String? { samples(limit: 1).first }

    /// Short texts that the expression is likely to match, one for each alternative.
    func samples(limit: Int) -> [String] {
        switch self {
        case .empty, .assertion: return [""]
        case .literal(let scalar): return [String(scalar)]
        case .set(let text): return Self.member(of: text).map { [$0] } ?? []
        case .group(_, let part): return part.samples(limit: limit)
        case .repetition(let part, let least, _, _):
            if least == 0 { return [""] }
            return part.samples(limit: limit).map { String(repeating: $0, count: least) }
        case .alternation(let parts): return Array(parts.flatMap { $0.samples(limit: limit) }.prefix(limit))
        case .concatenation(let parts):
            var found = [""]
            for part in parts {
                let next = part.samples(limit: limit)
                guard let first = next.first else { return [] }
                if found.count == 1 {
                    let start = found[0]
                    found = next.map { start + $0 }
                } else {
                    found = found.map { $0 + first }
                }
            }
            return Array(found.prefix(limit))
        }
    }

    /// A character of a set such as `\d`, `.` or `[A-Z_]`.
    private static func member(of set: String) -> String? {
        switch set {
        case ".", "\\w", "\\S", "\\D", "[[:alpha:]]": return "a"
        case "\\d", "[[:digit:]]", "[[:alnum:]]": return "1"
        case "\\s", "\\W": return " "
        default: break
        }
        guard set.hasPrefix("["), set.hasSuffix("]") else { return nil }
        let inner = set.dropFirst().dropLast()
        if inner.hasPrefix("^") {
            return ["x", "1", "z", "_"].first { !inner.dropFirst().contains($0) && !covers(inner.dropFirst(), $0) }
        }
        if inner.hasPrefix("\\") {
            let escape = String(inner.prefix(2))
            return member(of: escape) ?? escape.last.map(String.init)
        }
        return inner.first.map(String.init)
    }

    /// Whether a range within a set, such as `a-z`, holds a letter.
    private static func covers(_ set: Substring, _ letter: String) -> Bool {
        let scalars = Array(set.unicodeScalars)
        guard let wanted = letter.unicodeScalars.first else { return false }
        for index in scalars.indices where scalars[index] == "-" && index > 0 && index + 1 < scalars.count {
            if scalars[index - 1] <= wanted && wanted <= scalars[index + 1] { return true }
        }
        return set.contains("\\w") || wanted.properties.numericType != nil && set.contains("\\d")
    }
}
