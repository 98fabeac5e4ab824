extension PatternRun {
    /// Whether a whole line matches.
    ///
    /// What it explained is kept for ``explanation(_:)``.
    func matches(_ node: Int32, _ anchor: ProfileMatcher.Anchor, _ scratch: inout MatchScratch) -> Bool {
        let root = matcher.nodes[node]
        switch root.kind {
        case .allOf:
            for index in Int(root.first)..<Int(root.first + root.second)
            where !matchesPart(matcher.children[index], &scratch) { return false }
            return true
        case .anyOf: return matchesBest(of: root, &scratch)
        case .noneOf, .perhaps: return matchesPart(node, &scratch)
        default: return matchesSequence(node, anchor, &scratch)
        }
    }

    private func matchesPart(_ node: Int32, _ scratch: inout MatchScratch) -> Bool {
        let part = matcher.nodes[node]
        let kept = scratch.explained.count
        switch part.kind {
        case .noneOf:
            let isThere = matches(part.first, .anywhere, &scratch)
            scratch.explained.truncate(to: kept)
            return !isThere
        case .perhaps:
            if !matches(part.first, .anywhere, &scratch) { scratch.explained.truncate(to: kept) }
            return true
        default: return matches(node, .anywhere, &scratch)
        }
    }

    /// Takes the alternative that explains most, of equal ones the first.
    private func matchesBest(of node: PatternNode, _ scratch: inout MatchScratch) -> Bool {
        let begin = scratch.explained.count
        var bestCount = 0
        var bestWeight: Int32 = -1
        for index in Int(node.first)..<Int(node.first + node.second) {
            let mark = scratch.explained.count
            guard matches(matcher.children[index], .anywhere, &scratch) else {
                scratch.explained.truncate(to: mark)
                continue
            }
            var weight: Int32 = 0
            for index in mark..<scratch.explained.count {
                let step = scratch.explained[index]
                if step.isExplained { weight += scratch.weight(step.start, step.end) }
            }
            if weight > bestWeight {
                bestWeight = weight
                for offset in 0..<(scratch.explained.count - mark) {
                    scratch.explained[begin + offset] = scratch.explained[mark + offset]
                }
                bestCount = scratch.explained.count - mark
            }
            scratch.explained.truncate(to: begin + bestCount)
        }
        return bestWeight >= 0
    }

    private func matchesSequence(
        _ node: Int32,
        _ anchor: ProfileMatcher.Anchor,
        _ scratch: inout MatchScratch
    ) -> Bool {
        let tokenCount = Int32(message.tokens.count)
        var input = Input.anywhere
        if anchor == .exactly || anchor == .starts {
            let begin = scratch.states.count
            scratch.states.append(State(position: 0, weight: 0, start: 0, step: -1))
            input = Input(states: begin..<begin + 1)
        }
        let reached = run(node, input, &scratch)
        var best: State?
        for index in reached {
            let state = scratch.states[index]
            if anchor == .exactly || anchor == .ends, state.position != tokenCount { continue }
            guard let previous = best else {
                best = state
                continue
            }
            // Of equal ways that began at the same place the longer one, so that a capture takes what it can.
            let isLonger = state.weight == previous.weight && state.start == previous.start
            if isLonger || MatchScratch.isBetter(state, previous) { best = state }
        }
        guard let best else { return false }
        keepSteps(of: best, &scratch)
        return true
    }

    /// Copies the steps of a way, first to last.
    private func keepSteps(of state: State, _ scratch: inout MatchScratch) {
        let begin = scratch.explained.count
        var step = state.step
        while step >= 0 {
            let current = scratch.steps[step]
            scratch.explained.append(current)
            step = current.previous
        }
        var low = begin
        var high = scratch.explained.count - 1
        while low < high {
            let kept = scratch.explained[low]
            scratch.explained[low] = scratch.explained[high]
            scratch.explained[high] = kept
            low += 1
            high -= 1
        }
    }

    /// What the line that matched last explained: its code points, each counted once, and its steps.
    func explanation(_ scratch: inout MatchScratch) -> (coverage: Int, steps: [Step]) {
        let steps = UnsafeBufferPointer(start: scratch.explained.base, count: scratch.explained.count)
        var isDisjoint = true
        var behind: Int32 = 0
        var coverage: Int32 = 0
        for step in steps where step.isExplained {
            if step.start < behind { isDisjoint = false }
            behind = max(behind, step.end)
            coverage += scratch.weight(step.start, step.end)
        }
        if isDisjoint { return (Int(coverage), Array(steps)) }
        let ordered = steps.filter(\.isExplained).sorted { $0.start < $1.start }
        behind = 0
        coverage = 0
        for step in ordered where step.end > behind {
            coverage += scratch.weight(max(step.start, behind), step.end)
            behind = step.end
        }
        return (Int(coverage), Array(steps))
    }
}
