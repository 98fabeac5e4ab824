import FrontdeskCore
import FrontdeskRules

/// A regex and where it is used.
struct RegexUse {
    let literal: RegexLiteral
    /// The languages of the file; empty for any.
    let languages: [LanguageTag]
    /// The entity it defines; nil for a `when` line.
    let entity: String?

    /// All regexes of a set: those of entities, then those of rules, in order.
    static func all(in statements: RuleSetDraft) -> [RegexUse] {
        var uses: [RegexUse] = []
        for entity in statements.entities {
            if case .regex(let literal) = entity.node.definition {
                uses.append(RegexUse(literal: literal, languages: entity.languages, entity: entity.node.name.value))
            }
        }
        for rule in statements.rules {
            for (trigger, _) in rule.node.triggers {
                if case .regex(let literal) = trigger.kind {
                    uses.append(RegexUse(literal: literal, languages: rule.languages, entity: nil))
                }
            }
        }
        return uses
    }
}

extension RegexNode {
    /// Calls `visit` for every node, outer ones first.
    func walk(_ visit: (RegexNode) -> Void) {
        visit(self)
        switch self {
        case .concatenation(let parts), .alternation(let parts): for part in parts { part.walk(visit) }
        case .repetition(let part, _, _, _), .group(_, let part): part.walk(visit)
        case .empty, .literal, .set, .assertion: return
        }
    }

    /// The node without the groups around it.
    var ungrouped: RegexNode {
        if case .group(_, let part) = self { part.ungrouped } else { self }
    }

    /// Whether it may be repeated any number of times.
    var isUnboundedRepetition: Bool {
        if case .repetition(_, _, let most, _) = self { most == nil } else { false }
    }
}
