import FrontdeskCore
import FrontdeskRules

/// Finds regexes that hang engines which try one way after the other.
struct ExplosiveRegex: Check {
    static let description = CheckDescription(
        id: "FD203",
        name: "explosive-regex",
        severity: .warning,
        summary: """
            A regex has a shape that hangs other engines, such as `(a+)+`, `(a|a)*` or `.*.*`, or counted repeats \
            that write out to more than 10,000 states.
            """,
        rationale: """
            Frontdesk matches in linear time whatever the regex is, so the shape does no harm here. A copy of it in \
            another program would let one message keep that program busy for hours, and it always has a simpler \
            spelling. Repeats that are too large to compile are an error.
            """,
        bad: CheckExample(
            """
            frontdesk 1
            language en

            entity code = ↓/([A-Z]+)+-\\d{4}/

            rule code
              when code {code}
              example code ABC-1234
              say "Thank you."
            """
        ),
        good: CheckExample(
            """
            frontdesk 1
            language en

            entity code = /[A-Z]+-\\d{4}/

            rule code
              when code {code}
              example code ABC-1234
              say "Thank you."
            """
        )
    )

    static func findings(in survey: ProjectSurvey) -> [Finding] {
        RegexUse.all(in: survey.statements).compactMap { use in
            guard let shape = use.literal.tree.flatMap(shape) else { return nil }
            return description.finding(
                at: use.literal.span,
                "the regex has \(shape), which hangs engines that backtrack",
                remedy: "let each character be matched in one way only"
            )
        }
    }

    /// The first shape that can match one text in very many ways.
    private static func shape(_ tree: RegexNode) -> String? {
        var found: String?
        tree.walk { node in
            guard found == nil else { return }
            switch node {
            case .repetition(let part, _, nil, _):
                let inner = part.ungrouped
                if inner.isUnboundedRepetition {
                    found = "a repeat within a repeat"
                } else if case .alternation(let parts) = inner, parts.overlap {
                    found = "a repeated choice between parts that match the same"
                } else if case .concatenation(let parts) = inner, parts.count(where: { !$0.mayBeNothing }) == 1,
                    parts.contains(where: { $0.ungrouped.isUnboundedRepetition && !$0.mayBeNothing })
                {
                    found = "a repeat within a repeat"
                }
            case .concatenation(let parts):
                for (left, right) in zip(parts, parts.dropFirst())
                where left.isUnboundedRepetition && right.isUnboundedRepetition && left == right {
                    found = "two equal repeats beside each other"
                }
            default: return
            }
        }
        return found
    }
}

extension RegexNode {
    fileprivate var mayBeNothing: Bool { matchesEmpty }

    /// What it begins with, if that is one character or set.
    fileprivate var first: RegexNode? {
        switch ungrouped {
        case .literal, .set: ungrouped
        case .concatenation(let parts): parts.first?.first
        case .repetition(let part, let least, _, _): least > 0 ? part.first : nil
        default: nil
        }
    }
}

extension [RegexNode] {
    /// Whether two of them begin with the same character.
    fileprivate var overlap: Bool {
        let firsts = compactMap(\.first)
        if Set(firsts).count < firsts.count { return true }
        guard firsts.contains(.set(".")) || firsts.contains(.set("\\w")) else { return false }
        return firsts.count > 1
    }
}
