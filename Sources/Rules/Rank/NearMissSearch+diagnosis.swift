import FrontdeskCore

extension NearMissSearch {
    /// The first thing that kept a line from matching.
    func diagnosis(
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
        case .allOf: return failure(ofAll: node, pattern, run, &scratch)
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

    /// The first of several units that is not as it must be, and how many of all that must be there are.
    private func failure(
        ofAll node: PatternNode,
        _ pattern: Pattern,
        _ run: PatternRun,
        _ scratch: inout MatchScratch
    ) -> (progress: Int, text: String)? {
        var first: String?
        var found = 0
        var wanted = 0
        for (index, unit) in pattern.units.enumerated() where index < Int(node.second) {
            let child = run.matcher.children[Int(node.first) + index]
            scratch.beginLine()
            let holds = run.matches(child, .anywhere, &scratch)
            // What may be absent, and is, brings no message nearer.
            if holds, [.noneOf, .perhaps].contains(run.matcher.nodes[child].kind) { continue }
            wanted += 1
            if holds {
                found += 1_000
            } else if unit.isNegated {
                first = first ?? "\(source(unit.span)) excludes it: the message has it"
            } else {
                let inner = failure(of: child, of: unit, run, &scratch)
                found += inner?.progress ?? 0
                first = first ?? inner?.text ?? missing(unit.span)
            }
        }
        return first.map { (found / wanted, $0) }
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
            let isThere = run.isThere(run.matcher.children[Int(node.first) + length - 1], &scratch)
            let text = source(unit.items[item].span) + regex(of: unit.items[item])
            return (
                progress(of: node, behind: length - 1, run, &scratch),
                isThere ? "\(text) is in the message, but not in its place" : "\(text) is not in the message"
            )
        }
        return nil
    }

    /// How much of a sequence is there, when its first children are in their places: others count less, wherever they
    /// stand.
    private func progress(
        of node: PatternNode,
        behind length: Int,
        _ run: PatternRun,
        _ scratch: inout MatchScratch
    ) -> Int {
        var found = 0
        var wanted = 0
        for index in 0..<Int(node.second) {
            let child = run.matcher.children[Int(node.first) + index]
            if [.gap, .optional, .free].contains(run.matcher.nodes[child].kind) { continue }
            wanted += 1
            found += index < length ? 1_000 : run.isThere(child, &scratch) ? 800 : 0
        }
        return found / max(1, wanted)
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
