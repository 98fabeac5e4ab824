import FrontdeskCore

/// Finds concepts that contain themselves.
struct ConceptCycleCheck {
    private let draft: RuleSetDraft
    private let names: NameTable

    init(_ draft: RuleSetDraft, _ names: NameTable) {
        self.draft = draft
        self.names = names
    }

    /// One finding for each reference that closes a circle, and the concepts that must not be compiled.
    func run() -> (findings: [Finding], cyclic: Set<Int>) {
        let edges = draft.concepts.map { concept in
            concept.node.terms.flatMap(\.items).flatMap(\.concepts).flatMap { reference in
                names.concepts(named: reference.value, for: concept.languages).map {
                    (target: $0, reference: reference)
                }
            }
        }
        var findings: [Finding] = []
        var cyclic: Set<Int> = []
        var state = Array(repeating: 0, count: edges.count)
        for start in edges.indices where state[start] == 0 {
            var path: [(node: Int, next: Int)] = [(start, 0)]
            state[start] = 1
            while let (node, next) = path.last {
                guard next < edges[node].count else {
                    state[node] = 2
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let edge = edges[node][next]
                if state[edge.target] == 1 {
                    let circle = path.drop { $0.node != edge.target }.map(\.node)
                    cyclic.formUnion(circle)
                    let chain = (circle + [edge.target]).map { "@\(draft.concepts[$0].node.name.value)" }
                    findings.append(
                        FindingKind.conceptCycle.finding(
                            at: edge.reference.span,
                            "the concept contains itself: \(chain.joined(separator: " -> "))",
                            remedy: "take the reference out"
                        )
                    )
                } else if state[edge.target] == 0 {
                    state[edge.target] = 1
                    path.append((edge.target, 0))
                }
            }
        }
        return (findings, cyclic)
    }
}

extension PatternItem {
    /// The concepts it names, at any depth.
    var concepts: [Located<String>] {
        switch self {
        case .concept(let name): [name]
        case .group(let inner, _), .optional(let inner, _): inner.concepts
        case .word, .quoted, .capture, .gap: []
        }
    }
}

extension Pattern {
    /// The concepts it names, at any depth.
    var concepts: [Located<String>] { units.flatMap(\.items).flatMap(\.concepts) }

    /// What it captures, at any depth.
    var allCaptures: [CaptureItem] {
        var captures: [CaptureItem] = []
        for item in units.flatMap(\.items) {
            switch item {
            case .capture(let capture): captures.append(capture)
            case .group(let inner, _), .optional(let inner, _): captures += inner.allCaptures
            case .word, .quoted, .concept, .gap: continue
            }
        }
        return captures
    }
}
