/// Finds where a compiled pattern matches the tokens of a message, and the way that explains most of it.
///
/// The run keeps, for every place it can have reached, only the best way to get there: the one that explains most,
/// of equal ones the one that began first. So the work is the number of nodes times the number of tokens at most,
/// whatever the pattern and the message are.
struct PatternRun {
    /// A place that was reached: so many tokens lie before it.
    struct State: BitwiseCopyable {
        var position: Int32
        /// The code points explained on the way.
        var weight: Int32
        /// Where the way began.
        var start: Int32
        /// The last step of the way, or -1.
        var step: Int32
    }

    /// A step of a way: tokens that were explained or captured.
    struct Step: BitwiseCopyable {
        enum Kind: UInt8, BitwiseCopyable {
            case explained
            /// Captured and explained, by an entity.
            case entity
            /// Captured, not explained.
            case free
            /// The captured concept begins at `start`.
            case opens
            /// The captured concept ends at `end`.
            case closes
        }

        let kind: Kind
        let capture: Int32
        let start: Int32
        let end: Int32
        let previous: Int32

        /// Whether its tokens count as explained.
        var isExplained: Bool { kind == .explained || kind == .entity }
    }

    /// Where a node may begin: at some states, behind a gap, or anywhere.
    struct Input {
        var states: Range<Int>
        var least: Int32 = 0
        var most: Int32 = 0
        var isAnywhere = false

        static let anywhere = Input(states: 0..<0, isAnywhere: true)

        init(states: Range<Int>, isAnywhere: Bool = false) {
            self.states = states
            self.isAnywhere = isAnywhere
        }

        var hasGap: Bool { most > 0 || least > 0 }
    }

    let matcher: ProfileMatcher
    let message: MessageView

    private var tokenCount: Int32 { Int32(message.tokens.count) }

    /// The states reached from `input` through a node, by ascending position, one for each.
    func run(_ node: Int32, _ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
        run(matcher.nodes[node], input, &scratch)
    }

    func run(_ node: PatternNode, _ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
        switch node.kind {
        case .literal: return literal(node.first, input, &scratch)
        case .concept: return concept(node.first, input, &scratch)
        case .entity: return entity(node.first, capture: node.second, input, &scratch)
        case .conceptCapture: return conceptCapture(node.first, capture: node.second, input, &scratch)
        case .free: return free(node.first, node.second, node.third, input, &scratch)
        case .gap: return reached(input, &scratch)
        case .sequence: return sequence(node, input, &scratch)
        case .any: return any(node, input, &scratch)
        case .optional: return optional(node.first, input, &scratch)
        case .allOf, .anyOf, .noneOf, .perhaps:
            assertionFailure("joints stand above sequences only")
            return 0..<0
        }
    }

    // MARK: Leaves

    private func literal(_ symbol: Int32, _ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
        let begin = scratch.states.count
        guard scratch.isPresent(symbol) else { return begin..<begin }
        var posting = scratch.postingHeads[Int(symbol)]
        if input.isAnywhere {
            while posting >= 0 {
                let position = scratch.postings[posting].position
                append(position, State(position: position, weight: 0, start: position, step: -1), &scratch)
                posting = scratch.postings[posting].next
            }
            return begin..<scratch.states.count
        }
        var window = Window(input, &scratch)
        while posting >= 0 {
            let position = scratch.postings[posting].position
            let best = window.best(before: position, &scratch)
            if best >= 0 { append(position, scratch.states[best], &scratch) }
            posting = scratch.postings[posting].next
        }
        window.close(&scratch)
        return begin..<scratch.states.count
    }

    /// Goes one explained token on.
    @inline(__always)
    private func append(_ position: Int32, _ from: State, _ scratch: inout MatchScratch) {
        scratch.steps.append(
            Step(kind: .explained, capture: -1, start: position, end: position + 1, previous: from.step)
        )
        scratch.states.append(
            State(
                position: position + 1,
                weight: from.weight + scratch.weight(position, position + 1),
                start: from.start,
                step: Int32(scratch.steps.count - 1)
            )
        )
    }

    private func entity(
        _ entity: Int32,
        capture: Int32,
        _ input: Input,
        _ scratch: inout MatchScratch
    ) -> Range<Int> {
        let begin = scratch.states.count
        let spans = matcher.spans(ofEntity: entity, message, &scratch)
        guard !spans.isEmpty else { return begin..<begin }
        var window = input.isAnywhere ? nil : Window(input, &scratch)
        var best: Int32 = -1
        var asked: Int32 = -1
        for index in spans {
            let span = scratch.entitySpans[index]
            var from = State(position: span.start, weight: 0, start: span.start, step: -1)
            if window != nil {
                if span.start != asked {
                    best = window?.best(before: span.start, &scratch) ?? -1
                    asked = span.start
                }
                guard best >= 0 else { continue }
                from = scratch.states[best]
            }
            scratch.steps.append(
                Step(kind: .entity, capture: capture, start: span.start, end: span.end, previous: from.step)
            )
            scratch.states.append(
                State(
                    position: span.end,
                    weight: from.weight + scratch.weight(span.start, span.end),
                    start: from.start,
                    step: Int32(scratch.steps.count - 1)
                )
            )
        }
        window?.close(&scratch)
        return scratch.tidyStates(from: begin)
    }

    private func free(
        _ capture: Int32,
        _ least: Int32,
        _ most: Int32,
        _ input: Input,
        _ scratch: inout MatchScratch
    ) -> Range<Int> {
        let places = reached(input, &scratch)
        let begin = scratch.states.count
        guard !places.isEmpty else { return begin..<begin }
        var behind = Input(states: places)
        behind.least = least
        behind.most = most
        var window = Window(behind, &scratch)
        let first = scratch.states[places.lowerBound].position + least
        let last = min(tokenCount, scratch.states[places.upperBound - 1].position.saturatingAdd(most))
        var position = first
        while position <= last {
            let best = window.best(before: position, &scratch)
            if best >= 0 {
                let from = scratch.states[best]
                scratch.steps.append(
                    Step(kind: .free, capture: capture, start: from.position, end: position, previous: from.step)
                )
                scratch.states.append(
                    State(
                        position: position,
                        weight: from.weight,
                        start: from.start,
                        step: Int32(scratch.steps.count - 1)
                    )
                )
            }
            position += 1
        }
        window.close(&scratch)
        return begin..<scratch.states.count
    }

    // MARK: Joints

    private func sequence(_ node: PatternNode, _ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
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

    private func any(_ node: PatternNode, _ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
        let kept = scratch.merging.count
        for index in Int(node.first)..<Int(node.first + node.second) {
            let states = run(matcher.children[index], input, &scratch)
            for state in states { scratch.merging.append(scratch.states[state]) }
        }
        return scratch.takeMerged(from: kept)
    }

    private func optional(_ child: Int32, _ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
        let kept = scratch.merging.count
        let without = reached(input, &scratch)
        for state in without { scratch.merging.append(scratch.states[state]) }
        let with = run(child, input, &scratch)
        for state in with { scratch.merging.append(scratch.states[state]) }
        return scratch.takeMerged(from: kept)
    }

    private func concept(_ concept: Int32, _ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
        let kept = scratch.merging.count
        var term = scratch.firstTerm(ofConcept: concept)
        while term >= 0 {
            let states = run(matcher.termRoots[term], input, &scratch)
            for state in states { scratch.merging.append(scratch.states[state]) }
            term = scratch.nextTerms[Int(term)]
        }
        return scratch.takeMerged(from: kept)
    }

    private func conceptCapture(
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
    private func reached(_ input: Input, _ scratch: inout MatchScratch) -> Range<Int> {
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

extension PatternRun {
    /// The best state within reach of a position, for positions that only grow: a queue that keeps its best in front.
    private struct Window {
        private let least: Int32
        private let most: Int32
        private let end: Int
        private var next: Int
        private var front: Int
        private let bottom: Int

        init(_ input: Input, _ scratch: inout MatchScratch) {
            least = input.least
            most = input.most
            next = input.states.lowerBound
            end = input.states.upperBound
            bottom = scratch.queue.count
            front = bottom
        }

        /// The number of the best state from which `position` can be reached, or -1.
        @inline(__always)
        mutating func best(before position: Int32, _ scratch: inout MatchScratch) -> Int32 {
            let latest = position - least
            while next < end, scratch.states[next].position <= latest {
                let state = scratch.states[next]
                while scratch.queue.count > front,
                    MatchScratch.isBetter(state, scratch.states[scratch.queue[scratch.queue.count - 1]])
                {
                    scratch.queue.truncate(to: scratch.queue.count - 1)
                }
                scratch.queue.append(Int32(next))
                next += 1
            }
            let earliest = most == PatternNode.unbounded ? Int32.min : position - most
            while front < scratch.queue.count, scratch.states[scratch.queue[front]].position < earliest { front += 1 }
            return front < scratch.queue.count ? scratch.queue[front] : -1
        }

        /// Gives the queue's memory back.
        mutating func close(_ scratch: inout MatchScratch) { scratch.queue.truncate(to: bottom) }
    }
}

extension Int32 {
    /// The sum, or the largest number.
    @inline(__always)
    func saturatingAdd(_ other: Int32) -> Int32 {
        let (sum, overflow) = addingReportingOverflow(other)
        return overflow ? .max : sum
    }
}
