import FrontdeskCore
import FrontdeskRules

/// Finds entities whose regex begins with `^` or ends with `$`.
struct AnchoredEntity: Check {
    static let description = CheckDescription(
        id: "FD206",
        name: "anchored-entity",
        severity: .warning,
        summary: "The regex of an entity begins with `^` or ends with `$`.",
        rationale: """
            An entity is looked for within the message, from the edge of one word to the edge of another. `^` and `$` \
            bind it to the edges of the whole message, so that "my order AB123" holds no order number.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            entity order_id = ↓/^[A-Z]{2}\\d{3}$/

            rule order.find
              when exactly {order_id}
              example AB123
              say "I am looking for it."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            entity order_id = /[A-Z]{2}\\d{3}/

            rule order.find
              when exactly {order_id}
              example AB123
              say "I am looking for it."
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        RegexUse.all(in: survey.statements).compactMap { use in
            guard let entity = use.entity, let tree = use.literal.tree, tree.holdsEdge else { return nil }
            return description.finding(
                at: use.literal.span,
                "`^` and `$` mean the edges of the whole message, and `\(entity)` is looked for within it",
                remedy: "leave them out; an entity always begins and ends at the edges of words"
            )
        }
    }
}

extension RegexNode {
    /// Whether it asks for the beginning or end of the text anywhere.
    fileprivate var holdsEdge: Bool {
        var found = false
        walk { node in
            if case .assertion(let text) = node, ["^", "$", "\\A", "\\z", "\\Z"].contains(text) { found = true }
        }
        return found
    }
}
