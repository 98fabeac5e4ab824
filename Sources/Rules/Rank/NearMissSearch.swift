import FrontdeskCore
import FrontdeskText

/// Says why rules did not match that share a word with the message.
struct NearMissSearch {
    /// A line that did not match, and how near it came.
    private struct Miss {
        let line: Int32
        let matcher: Int
        /// How many of its items were found before the first that was not, in thousandths.
        let progress: Int
        let failed: String
    }

    private let ruleSet: RuleSet
    private let context: MatchContext
    private let standings: [LanguageScope.Standing]
    /// The regexes of entities, as written, by the entity's name.
    private let regexes: [String: String]

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

    /// How near one rule came, whether it shares a word with the message or not; nil when it has no words or regexes.
    func miss(of rule: CompiledRule) -> Explanation.NearMiss? {
        guard case .message(let message) = context.input else { return nil }
        var best: Miss?
        for number in ruleSet.matchers.indices {
            let matcher = ruleSet.matchers[number]
            let text = message.folded(for: matcher.profile)
            ProfileMatcher.withView(of: text) { view in
                matcher.withScratch { scratch in
                    matcher.callUp(view, &scratch)
                    for line in 0..<Int32(matcher.lines.count) where Int(matcher.lines[line].rule) == rule.order {
                        let found = diagnosis(of: line, in: matcher, view, &scratch)
                        if let best, best.progress >= found.progress { continue }
                        best = Miss(line: line, matcher: number, progress: found.progress, failed: found.failed)
                    }
                }
            }
        }
        return best.map { named($0, rule) }
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

    // MARK: Diagnosis

    /// The first thing that kept a line from matching.
    private func diagnosis(
        of number: Int32,
        in matcher: ProfileMatcher,
        _ view: MessageView,
        _ scratch: inout MatchScratch
    ) -> (progress: Int, failed: String) {
        let line = matcher.lines[number]
        let rule = ruleSet.rules[Int(line.rule)]
        guard case .pattern(let anchor, let pattern) = rule.triggers[Int(line.when)].trigger.kind else {
            return (0, "the regex does not match")
        }
        if matcher.match(number, view, &scratch) == nil {
            let run = PatternRun(matcher: matcher, message: view)
            if let failure = failure(of: line.root, pattern, run, &scratch) {
                return (failure.progress, failure.text)
            }
            return (990, anchor == .anywhere ? "the words do not match" : "it does not match `\(anchor.rawValue)`")
        }
        if !standings[rule.scope].isAdmitted {
            let languages = rule.languages.map(\.rawValue).joined(separator: ", ")
            return (995, "its language (\(languages)) is neither that of the reply nor likely")
        }
        if !rule.followsRecentWin(in: context) {
            let names = rule.after.map(\.rawValue).joined(separator: ", ")
            return (995, "`after \(names)`: none of them won in the last \(rule.afterTurns) turns")
        }
        return (990, "the words match, but another line of the rule is needed")
    }

    /// The first unit or item that is not there, or that must not be there and is; nil when each for itself is.
    private func failure(
        of root: Int32,
        _ pattern: Pattern,
        _ run: PatternRun,
        _ scratch: inout MatchScratch
    ) -> (progress: Int, text: String)? {
        let node = run.matcher.nodes[root]
        switch node.kind {
        case .allOf:
            for (index, unit) in pattern.units.enumerated() where index < Int(node.second) {
                let child = run.matcher.children[Int(node.first) + index]
                scratch.beginLine()
                if run.matches(child, .anywhere, &scratch) { continue }
                let progress = 1_000 * index / pattern.units.count
                if unit.isNegated { return (progress, "\(source(unit.span)) excludes it: the message has it") }
                let inner = failure(of: child, of: unit, run, &scratch)
                return (progress + (inner?.progress ?? 0) / pattern.units.count, inner?.text ?? missing(unit.span))
            }
            return nil
        case .any, .anyOf:
            guard pattern.units.count == Int(node.second) else { return (0, missing(pattern.span)) }
            var best: (progress: Int, text: String)?
            for (index, unit) in pattern.units.enumerated() {
                let child = run.matcher.children[Int(node.first) + index]
                let found = failure(of: child, of: unit, run, &scratch) ?? (0, missing(unit.span))
                if best.map({ found.progress > $0.progress }) ?? true { best = found }
            }
            return best
        default:
            guard pattern.units.count == 1 else { return (0, missing(pattern.span)) }
            return failure(of: root, of: pattern.units[0], run, &scratch)
        }
    }

    private func failure(
        of root: Int32,
        of unit: PatternUnit,
        _ run: PatternRun,
        _ scratch: inout MatchScratch
    ) -> (progress: Int, text: String)? {
        let node = run.matcher.nodes[root]
        if unit.items.count == 1, case .group(let inner, let span) = unit.items[0] {
            guard let found = failure(of: root, inner, run, &scratch) else { return nil }
            // Where nothing of any alternative is there, one of them alone would say too little.
            return found.progress == 0 && inner.joint == .any && inner.units.count > 1
                ? (progress: 0, text: missing(span)) : found
        }
        guard node.kind == .sequence else {
            scratch.beginLine()
            return run.matches(root, .anywhere, &scratch) ? nil : (0, missing(unit.span, unit.items.first))
        }
        for length in 1...Int(node.second) {
            scratch.beginLine()
            if !run.run(sequence: node, length: length, &scratch).isEmpty { continue }
            let item = Int(run.matcher.childItems[Int(node.first) + length - 1])
            guard item < unit.items.count else { break }
            let isAlone = !run.isThere(run.matcher.children[Int(node.first) + length - 1], &scratch)
            let text = source(unit.items[item].span) + regex(of: unit.items[item])
            let progress = 1_000 * (length - 1) / Int(node.second) + (isAlone ? 0 : 1)
            return (
                progress, isAlone ? "\(text) is not in the message" : "\(text) is in the message, but not in its place"
            )
        }
        return nil
    }

    private func missing(_ span: SourceSpan, _ item: PatternItem? = nil) -> String {
        "\(source(span))\(item.map(regex) ?? "") is not in the message"
    }

    /// What an entity looks for, behind its name; nothing for other items, and for entities without a regex.
    private func regex(of item: PatternItem) -> String {
        guard case .capture(let capture) = item, capture.tokens == nil,
            let regex = regexes[capture.name.value]
        else { return "" }
        return " (\(regex))"
    }

    private func source(_ span: SourceSpan) -> String { "`\(ruleSet.source(of: span))`" }
}

extension PatternRun {
    /// The states behind the first children of a sequence that may stand anywhere.
    func run(sequence node: PatternNode, length: Int, _ scratch: inout MatchScratch) -> Range<Int> {
        run(PatternNode(.sequence, node.first, Int32(length)), .anywhere, &scratch)
    }

    /// Whether a node matches somewhere by itself.
    func isThere(_ node: Int32, _ scratch: inout MatchScratch) -> Bool {
        scratch.beginLine()
        return !run(node, .anywhere, &scratch).isEmpty
    }
}
