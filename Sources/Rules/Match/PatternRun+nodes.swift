extension PatternRun {
    func sequence(_ node: PatternNode, _ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
        var current = input
        for index in Int(node.first)..<Int(node.first + node.second) {
            let child = matcher.children[index]
            let childNode = matcher.nodes[child]
            if childNode.kind == .gap {
                current.most = current.most.saturatingAdd(childNode.first)
                continue
            }
            let states = run(child, current, &scratch)
            if states.isEmpty { return states }
            current = Input(states: states)
        }
        return current.hasGap ? reached(current, &scratch) : current.states
    }

    func any(_ node: PatternNode, _ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
        let kept = scratch.merging.count
        for index in Int(node.first)..<Int(node.first + node.second) {
            let states = run(matcher.children[index], input, &scratch)
            for state in states { scratch.merging.append(scratch.states[state]) }
        }
        return scratch.takeMerged(from: kept)
    }

    func optional(_ child: Int32, _ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
        let kept = scratch.merging.count
        let without = reached(input, &scratch)
        for state in without { scratch.merging.append(scratch.states[state]) }
        let with = run(child, input, &scratch)
        for state in with { scratch.merging.append(scratch.states[state]) }
        return scratch.takeMerged(from: kept)
    }

    func concept(_ concept: Int32, _ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
        let kept = scratch.merging.count
        var term = scratch.firstTerm(ofConcept: concept)
        while term >= 0 {
            let states = run(matcher.termRoots[term], input, &scratch)
            for state in states { scratch.merging.append(scratch.states[state]) }
            term = scratch.nextTerms[Int(term)]
        }
        return scratch.takeMerged(from: kept)
    }

    func conceptCapture(
        _ concept: Int32,
        capture: Int32,
        _ input: Input,
        _ scratch: inout MatchScratch
    ) -> Range<Int> {
        guard scratch.firstTerm(ofConcept: concept) >= 0 else { return 0..<0 }
        let places = reached(input, &scratch)
        let begin = scratch.states.count
        for index in places {
            var state = scratch.states[index]
            let place = state.position
            scratch.steps.append(
                Step(kind: .opens, capture: capture, start: place, end: place, previous: state.step)
            )
            state.step = Int32(scratch.steps.count - 1)
            scratch.states.append(state)
        }
        let states = self.concept(concept, Input(states: begin..<scratch.states.count), &scratch)
        for index in states {
            let state = scratch.states[index]
            let place = state.position
            scratch.steps.append(
                Step(kind: .closes, capture: capture, start: place, end: place, previous: state.step)
            )
            scratch.states[index].step = Int32(scratch.steps.count - 1)
        }
        return states
    }

    /// All places an input stands for, as states.
    func reached(_ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
        if !input.isAnywhere && !input.hasGap { return input.states }
        let begin = scratch.states.count
        if input.isAnywhere {
            for position in 0...tokenCount {
                scratch.states.append(State(position: position, weight: 0, start: position, step: -1))
            }
            return begin..<scratch.states.count
        }
        guard !input.states.isEmpty else { return begin..<begin }
        let first = scratch.states[input.states.lowerBound].position.saturatingAdd(input.least)
        let last = min(tokenCount, scratch.states[input.states.upperBound - 1].position.saturatingAdd(input.most))
        var window = Window(input, &scratch)
        var position = first
        while position <= last {
            let best = window.best(before: position, &scratch)
            if best >= 0 {
                var state = scratch.states[best]
                state.position = position
                scratch.states.append(state)
            }
            position += 1
        }
        window.close(&scratch)
        return begin..<scratch.states.count
    }
}
