import FrontdeskCore
import FrontdeskText

/// Says why rules did not match that share a word with the message.
struct NearMissSearch {
    /// A line that did not match, and how near it came.
    private struct Miss {
        let line: Int32
        let matcher: Int
        /// How much of what it asks for is there, in thousandths.
        let progress: Int
        let failed: String
    }

    let ruleSet: RuleSet
    let context: MatchContext
    let standings: [LanguageScope.Standing]
    /// The regexes of entities, as written, by the entity's name.
    let regexes: [String: String]

    init(_ ranking: Ranking) {
        ruleSet = ranking.ruleSet
        context = ranking.context
        standings = ranking.ruleSet.scopes.map { $0.standing(in: ranking.context) }
        var regexes: [String: String] = [:]
        for case .entity(let entity) in ranking.ruleSet.files.lazy.flatMap(\.statements) {
            guard case .regex(let literal) = entity.definition else { continue }
            regexes[entity.name.value] = ranking.ruleSet.source(of: literal.span)
        }
        self.regexes = regexes
    }

    /// How near each line of one rule came that looks for words or a regex, the nearest first; the rule need not share a
    /// word with the message.
    func misses(of rule: CompiledRule) -> [Explanation.NearMiss] {
        guard case .message(let message) = context.input else { return [] }
        var best: [Int32: Miss] = [:]
        for number in ruleSet.matchers.indices {
            let matcher = ruleSet.matchers[number]
            let text = message.folded(for: matcher.profile)
            ProfileMatcher.withView(of: text) { view in
                matcher.withScratch { scratch in
                    matcher.callUp(view, &scratch)
                    for line in 0..<Int32(matcher.lines.count) where Int(matcher.lines[line].rule) == rule.order {
                        let found = diagnosis(of: line, in: matcher, view, &scratch)
                        // A line stands in a matcher for each way of folding that its languages want.
                        let when = matcher.lines[line].when
                        if let other = best[when], other.progress >= found.progress { continue }
                        best[when] = Miss(line: line, matcher: number, progress: found.progress, failed: found.failed)
                    }
                }
            }
        }
        let ordered = best.sorted { left, right in
            left.value.progress != right.value.progress
                ? left.value.progress > right.value.progress : left.key < right.key
        }
        return ordered.map { named($0.value, rule) }
    }

    /// The nearest misses, one for each rule that is neither a candidate nor blocked, the nearest first.
    func misses(besides ranking: Ranking, limit: Int) -> [Explanation.NearMiss] {
        guard case .message(let message) = context.input else { return [] }
        let known = Set((ranking.candidates + ranking.blocked).map(\.rule.order))
        var best: [Int: Miss] = [:]
        for number in ruleSet.matchers.indices {
            let matcher = ruleSet.matchers[number]
            for miss in misses(in: matcher, number, message) {
                let rule = Int(matcher.lines[miss.line].rule)
                if known.contains(rule) { continue }
                if let other = best[rule], other.progress >= miss.progress { continue }
                best[rule] = miss
            }
        }
        let ordered = best.sorted { left, right in
            left.value.progress != right.value.progress
                ? left.value.progress > right.value.progress : left.key < right.key
        }
        return ordered.prefix(limit).map { number, miss in named(miss, ruleSet.rules[number]) }
    }

    private func named(_ miss: Miss, _ rule: CompiledRule) -> Explanation.NearMiss {
        let trigger = Int(ruleSet.matchers[miss.matcher].lines[miss.line].when)
        return Explanation.NearMiss(
            rule: rule.name,
            location: rule.triggers[trigger].location,
            failed: miss.failed
        )
    }

    private func misses(in matcher: ProfileMatcher, _ number: Int, _ message: MessageText) -> [Miss] {
        let text = message.folded(for: matcher.profile)
        return ProfileMatcher.withView(of: text) { view in
            matcher.withScratch { scratch in
                matcher.callUp(view, &scratch)
                var misses: [Miss] = []
                for line in mentioned(in: matcher, &scratch) {
                    let diagnosis = diagnosis(of: line, in: matcher, view, &scratch)
                    misses.append(
                        Miss(line: line, matcher: number, progress: diagnosis.progress, failed: diagnosis.failed)
                    )
                }
                return misses
            }
        }
    }

    /// The lines that have a word of the message, or a concept that has one.
    private func mentioned(in matcher: ProfileMatcher, _ scratch: inout MatchScratch) -> [Int32] {
        var lines: [Int32] = []
        var seenLines: Set<Int32> = []
        var seenConcepts: Set<Int32> = []
        var atoms = (0..<scratch.pending.count).map { scratch.pending[$0] }.filter { $0 < matcher.symbolCount }
        var next = 0
        while next < atoms.count {
            for index in matcher.mentions.range(atoms[next]) {
                switch ProfileMatcher.Listener(code: matcher.mentions.member(index)) {
                case .line(let line): if seenLines.insert(line).inserted { lines.append(line) }
                case .term(let term):
                    let concept = matcher.termConcepts[term]
                    if seenConcepts.insert(concept).inserted { atoms.append(matcher.atom(ofConcept: concept)) }
                case .entity: continue
                }
            }
            next += 1
        }
        return lines.sorted()
    }
}
