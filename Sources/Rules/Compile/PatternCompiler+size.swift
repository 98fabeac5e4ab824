extension PatternCompiler {
    /// A pattern may have so many parts, those of its concepts counted wherever they stand.
    ///
    /// Concepts that name each other twice double at every level, and matching would take as long.
    static var maximumSize: Int { 100_000 }

    /// Reports a pattern that is larger than any message is worth.
    mutating func isTooLarge(_ node: Int32, _ span: SourceSpan) -> Bool {
        guard size(of: node) > Self.maximumSize else { return false }
        let message = "the pattern has over \(Self.maximumSize) parts, those of its concepts included"
        report(.malformedLine, span, message, remedy: "name fewer concepts in one pattern, or nest them less")
        return true
    }

    private mutating func size(of number: Int32) -> Int {
        let node = parts.nodes[Int(number)]
        switch node.kind {
        case .literal, .entity, .free, .gap: return 1
        case .concept, .conceptCapture: return min(Self.maximumSize + 1, 1 + size(ofConcept: Int(node.first)))
        case .optional, .noneOf, .perhaps: return 1 + size(of: node.first)
        case .sequence, .any, .allOf, .anyOf:
            var sum = 1
            for index in Int(node.first)..<Int(node.first + node.second) where sum <= Self.maximumSize {
                sum += size(of: parts.children[index])
            }
            return sum
        }
    }

    private mutating func size(ofConcept concept: Int) -> Int {
        if let known = conceptSizes[concept] { return known }
        var sum = 0
        for term in conceptTerms[concept] where sum <= Self.maximumSize { sum += size(of: parts.termRoots[Int(term)]) }
        conceptSizes[concept] = sum
        return sum
    }
}
