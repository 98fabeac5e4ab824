/// A nondeterministic automaton over tokens, without silent steps.
///
/// It remembers which steps explain their token, because coverage ranks rules.
struct TokenAutomaton {
    struct Edge: Hashable {
        /// The number of a symbol, or ``TokenAutomaton/anyToken``.
        let symbol: Int
        let isExplained: Bool
        /// Whether it may be taken any number of times, so that tokens need not be counted.
        let isLoop: Bool
        let target: Int

        static func symbol(_ symbol: Int, to target: Int) -> Edge {
            Edge(symbol: symbol, isExplained: true, isLoop: false, target: target)
        }

        static func one(to target: Int) -> Edge {
            Edge(symbol: TokenAutomaton.anyToken, isExplained: false, isLoop: false, target: target)
        }

        static func loop(at state: Int) -> Edge {
            Edge(symbol: TokenAutomaton.anyToken, isExplained: false, isLoop: true, target: state)
        }
    }

    static let anyToken = -1
    /// A gap with a longer bound is not looked at.
    private static let longestGap = 24
    /// A part with more states is not looked at.
    static let maximumStates = 4_000

    private(set) var edges: [[Edge]] = []
    private(set) var isAccepting: [Bool] = []
    private(set) var start = 0

    /// Makes the automaton of a part; nil when it would be too large.
    ///
    /// - Parameters:
    ///   - shape: The part.
    ///   - isAtStart: Whether it must begin with the message; otherwise any tokens may come before it.
    ///   - isAtEnd: Whether it must end with the message; otherwise any tokens may come behind it.
    ///   - isWelcome: Whether it need not be there at all.
    init?(_ shape: PatternShape, isAtStart: Bool = false, isAtEnd: Bool = false, isWelcome: Bool = false) {
        var builder = Builder()
        let first = builder.state()
        guard let last = builder.add(isWelcome ? .optional(shape) : shape, from: first) else { return nil }
        if !isAtStart { builder.edge(first, .loop(at: first)) }
        if !isAtEnd { builder.edge(last, .loop(at: last)) }
        (edges, isAccepting) = builder.withoutSilentSteps(accepting: last)
        start = first
    }

    /// An automaton that still has silent steps.
    private struct Builder {
        var edges: [[Edge]] = []
        var silent: [[Int]] = []

        mutating func state() -> Int {
            edges.append([])
            silent.append([])
            return edges.count - 1
        }

        mutating func edge(_ from: Int, _ edge: Edge) { edges[from].append(edge) }

        /// Adds a part behind a state, and gives the state behind it.
        mutating func add(_ shape: PatternShape, from: Int) -> Int? {
            guard edges.count < TokenAutomaton.maximumStates else { return nil }
            switch shape {
            case .never: return state()
            case .symbol(let symbol):
                let next = state()
                edge(from, .symbol(symbol, to: next))
                return next
            case .anything(let least, let most):
                guard max(least, most ?? 0) <= TokenAutomaton.longestGap else { return nil }
                return addAnything(least, most, from: from)
            case .sequence(let parts):
                var last = from
                for part in parts {
                    guard let next = add(part, from: last) else { return nil }
                    last = next
                }
                return last
            case .choice(let parts):
                let join = state()
                for part in parts {
                    let entry = state()
                    silent[from].append(entry)
                    guard let last = add(part, from: entry) else { return nil }
                    silent[last].append(join)
                }
                return join
            case .optional(let part):
                let join = state()
                let entry = state()
                silent[from] += [entry, join]
                guard let last = add(part, from: entry) else { return nil }
                silent[last].append(join)
                return join
            }
        }

        private mutating func addAnything(_ least: Int, _ most: Int?, from: Int) -> Int {
            var last = from
            for _ in 0..<least { last = anyStep(from: last) }
            guard let most else {
                let loop = state()
                silent[last].append(loop)
                edge(loop, .loop(at: loop))
                return loop
            }
            let join = state()
            silent[last].append(join)
            for _ in least..<max(least, most) {
                last = anyStep(from: last)
                silent[last].append(join)
            }
            return join
        }

        private mutating func anyStep(from: Int) -> Int {
            let next = state()
            edge(from, .one(to: next))
            return next
        }

        func withoutSilentSteps(accepting last: Int) -> (edges: [[Edge]], isAccepting: [Bool]) {
            var all: [[Edge]] = []
            var isAccepting: [Bool] = []
            var mark = [Int](repeating: -1, count: edges.count)
            for state in edges.indices {
                var closure = [state]
                mark[state] = state
                var next = 0
                while next < closure.count {
                    for target in silent[closure[next]] where mark[target] != state {
                        mark[target] = state
                        closure.append(target)
                    }
                    next += 1
                }
                all.append(closure.count == 1 ? edges[state] : closure.flatMap { edges[$0] })
                isAccepting.append(closure.contains(last))
            }
            return (all, isAccepting)
        }
    }
}
