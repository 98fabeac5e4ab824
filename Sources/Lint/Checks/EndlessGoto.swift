import FrontdeskCore
import FrontdeskRules

/// Finds circles of `goto` that need nothing from the visitor.
struct EndlessGoto: Check {
    static let description = CheckDescription(
        id: "FD603",
        name: "endless-goto",
        severity: .error,
        summary: "Rules lead to each other by `goto` in a circle, without anything said by the visitor in between.",
        rationale: """
            The turn would go round until it is cut off after eight steps, and the visitor reads the same texts again \
            and again. A circle through quick replies is fine, because the visitor has to press one. Where a \
            condition may break the circle, it is a warning.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund
              example a refund
              say "Which order is it?"
              goto ↓refund.number

            rule refund.number
              when order number
              example my order number
              goto refund.ask
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            rule refund.ask
              when refund
              example a refund
              say "Which order is it?"

            rule refund.number
              when order number
              example my order number
              goto refund.ask
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        let graph = survey.graph
        var state: [String: Int] = [:]
        var findings: [Finding] = []
        for rule in survey.statements.rules {
            let start = rule.node.name.value
            guard state[start] == nil else { continue }
            var path: [(name: String, edges: [RuleGraph.Edge], next: Int)] = [(start, gotos(start, graph), 0)]
            state[start] = 1
            while let top = path.last {
                guard top.next < top.edges.count else {
                    state[top.name] = 2
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let edge = top.edges[top.next]
                if state[edge.target] == nil {
                    state[edge.target] = 1
                    path.append((edge.target, gotos(edge.target, graph), 0))
                } else if state[edge.target] == 1 {
                    findings.append(finding(path, closing: edge))
                }
            }
        }
        return findings
    }

    private static func gotos(_ name: String, _ graph: RuleGraph) -> [RuleGraph.Edge] {
        (graph.edges[name] ?? []).filter { !$0.isChip }
    }

    private static func finding(
        _ path: [(name: String, edges: [RuleGraph.Edge], next: Int)],
        closing edge: RuleGraph.Edge
    ) -> Finding {
        let circle = path.drop { $0.name != edge.target }
        let taken = circle.map { $0.edges[$0.next - 1] }
        let chain = (circle.map(\.name) + [edge.target]).joined(separator: " -> ")
        // The circle is told where it begins, whichever rule the search came from.
        let place = taken.map(\.span).min { $0.start < $1.start } ?? edge.span
        let mayEnd = taken.contains(where: \.isConditional)
        return description.finding(
            at: place,
            "these rules lead to each other without end: \(chain)",
            severity: mayEnd ? .warning : .error,
            remedy: mayEnd ? "make sure that a condition ends it" : "take one `goto` out, or make it a quick reply"
        )
    }
}
