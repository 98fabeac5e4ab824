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

    var tokenCount: Int32 { Int32(message.tokens.count) }

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
}
