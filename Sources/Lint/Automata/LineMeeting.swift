/// Finds the shortest message that two lines both explain from its first token to its last.
///
/// On such a message neither explains more than the other.
struct LineMeeting {
    private let first: LineAutomaton
    private let second: LineAutomaton
    private let alphabet: TokenAlphabet

    private static let maximumStates = 20_000

    init(_ first: LineAutomaton, _ second: LineAutomaton, _ numbers: SymbolNumbers) {
        self.first = first
        self.second = second
        let needed = Set(first.requiredSymbols + second.requiredSymbols).sorted()
        let all = Set(needed + first.forbiddenSymbols + second.forbiddenSymbols).sorted()
        alphabet = TokenAlphabet(wanted: needed, all: all, areOverlapping: true, numbers)
    }

    private struct Position: Hashable {
        let first: Int
        let second: Int
        let firstState: CaseState
        let secondState: CaseState
    }

    /// The tokens of the message; nil when there is none, or the automata are too large to tell.
    func shortestMessage() -> [String]? {
        var waiting: [(position: Position, before: Int, token: String)] = []
        var seen: Set<Position> = []
        for (one, form) in first.cases.enumerated() {
            for (two, other) in second.cases.enumerated() {
                let position = Position(first: one, second: two, firstState: form.start, secondState: other.start)
                if seen.insert(position).inserted { waiting.append((position, -1, "")) }
            }
        }
        var next = 0
        while next < waiting.count, seen.count <= Self.maximumStates {
            let position = waiting[next].position
            let one = first.cases[position.first]
            let two = second.cases[position.second]
            if waiting[next].before >= 0, one.accepts(position.firstState), two.accepts(position.secondState) {
                return tokens(waiting.map { ($0.before, $0.token) }, to: next)
            }
            for letter in alphabet.letters where !letter.isOther {
                for left in one.steps(from: position.firstState, over: letter) where left.isExplained {
                    for right in two.steps(from: position.secondState, over: letter) where right.isExplained {
                        let reached = Position(
                            first: position.first,
                            second: position.second,
                            firstState: left.state,
                            secondState: right.state
                        )
                        if seen.insert(reached).inserted { waiting.append((reached, next, letter.token)) }
                    }
                }
            }
            next += 1
        }
        return nil
    }

    private func tokens(_ steps: [(before: Int, token: String)], to last: Int) -> [String] {
        var tokens: [String] = []
        var step = last
        while steps[step].before >= 0 {
            tokens.append(steps[step].token)
            step = steps[step].before
        }
        return tokens.reversed()
    }
}
