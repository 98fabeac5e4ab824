import FrontdeskCore

/// `or`, `and` and `not` where an operator is meant; in patterns they are words like any other.
extension FileParser {
    /// Objects to such words in the `when` lines of a rule.
    ///
    /// Between plain words a line may mean the phrase: there the rule's own examples tell.
    mutating func checkConnectives(in lines: [RuleLine]) {
        let examples = lines.compactMap { line -> String? in
            if case .example(let text) = line.kind { text.value.lowercased() } else { nil }
        }
        for line in lines {
            guard case .when(let trigger) = line.kind, case .pattern(_, let pattern) = trigger.kind else { continue }
            checkConnectives(in: pattern)
            guard !examples.isEmpty, pattern.units.count == 1, let unit = pattern.units.first, unit.items.count == 3,
                case .word(let left) = unit.items[0], case .word(let middle) = unit.items[1],
                case .word(let right) = unit.items[2], left.isPlain, right.isPlain,
                let meant = Connective(middle), !isSurelyMeant(meant, middle, left: unit.items[0], right: unit.items[2])
            else { continue }
            let isSaid = examples.contains { $0.split { !$0.isLetter }.contains { $0 == middle.text } }
            if !isSaid { report(meant, middle) }
        }
    }

    /// Objects to such words where nothing but an operator can be meant.
    mutating func checkConnectives(in pattern: Pattern) {
        for unit in pattern.units {
            for (index, item) in unit.items.enumerated() {
                switch item {
                case .group(let inner, _), .optional(let inner, _): checkConnectives(in: inner)
                case .word(let word):
                    guard index + 1 < unit.items.count, let meant = Connective(word), index > 0 || meant == .not,
                        isSurelyMeant(
                            meant,
                            word,
                            left: index > 0 ? unit.items[index - 1] : nil,
                            right: unit.items[index + 1]
                        )
                    else { continue }
                    report(meant, word)
                default: continue
                }
            }
        }
    }

    private func isSurelyMeant(_ meant: Connective, _ word: WordItem, left: PatternItem?, right: PatternItem) -> Bool {
        if word.text.unicodeScalars.allSatisfy({ (65...90).contains($0.value) }) { return true }
        let beside = [left, right].compactMap(\.self)
        if beside.contains(where: \.hasStar) { return true }
        return meant != .not && left?.isConcept == true && right.isConcept
    }

    private mutating func report(_ meant: Connective, _ word: WordItem) {
        report(
            .separatorBetweenTerms,
            word.span,
            "`\(word.text)` is a word here",
            remedy: "did you mean `\(meant.rawValue)`? Quote it to mean the word: \"\(word.text)\""
        )
    }

    /// The operator that a word stands for in other languages of search.
    private enum Connective: String {
        case or = "|"
        case and = "&"
        case not = "!"

        init?(_ word: WordItem) {
            guard word.isPlain else { return nil }
            switch word.text.lowercased() {
            case "or", "oder": self = .or
            case "and", "und": self = .and
            case "not", "nicht": self = .not
            default: return nil
            }
        }
    }
}

extension WordItem {
    fileprivate var isPlain: Bool { !mayStartEarlier && !mayGoOn }
}

extension PatternItem {
    fileprivate var hasStar: Bool { if case .word(let word) = self { !word.isPlain } else { false } }

    fileprivate var isConcept: Bool { if case .concept = self { true } else { false } }
}
