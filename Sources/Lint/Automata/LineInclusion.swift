/// Decides whether every message that one line matches is matched by others, too.
struct LineInclusion {
    /// A line that may take over, and whether it must explain as much.
    struct Cover {
        let line: LineAutomaton
        /// Whether it must explain every token that the other line explains.
        let mustExplain: Bool
    }

    /// What came out.
    enum Answer: Equatable {
        case included
        /// Some message is matched by the first line alone.
        case notIncluded
        /// The automata are too large to tell.
        case unknown
    }

    /// So many pairs of states are looked at.
    static let maximumStates = 20_000
    /// So many states of the covers at once.
    private static let maximumBreadth = 512

    private let line: LineAutomaton
    private let covers: [Cover]
    private let alphabet: TokenAlphabet
    private let hasForbiddenCover: Bool

    init(_ line: LineAutomaton, in covers: [Cover], _ numbers: SymbolNumbers) {
        self.line = line
        self.covers = covers
        let forbidden = covers.flatMap(\.line.forbiddenSymbols)
        hasForbiddenCover = !forbidden.isEmpty
        let wanted = Set(line.requiredSymbols + forbidden).sorted()
        let all = Set(wanted + line.forbiddenSymbols + covers.flatMap(\.line.requiredSymbols)).sorted()
        alphabet = TokenAlphabet(
            wanted: wanted,
            all: all,
            areOverlapping: line.cases.contains { $0.required.count > 1 } || hasForbiddenCover,
            numbers
        )
    }

    /// Where the line and its covers stand.
    private struct Position: Hashable {
        let number: Int
        let state: CaseState
        /// For each case of each cover, every state it can be in.
        let covers: [Set<CaseState>]
    }

    func answer() -> Answer {
        // The text of an entity may hold what a cover must not have.
        if hasForbiddenCover && alphabet.letters.contains(where: \.isEntity) { return .unknown }
        var waiting: [Position] = []
        var seen: Set<Position> = []
        let cases = covers.flatMap { cover in cover.line.cases.map { (form: $0, mustExplain: cover.mustExplain) } }
        let start = cases.map { Set([$0.form.start]) }
        for (number, form) in line.cases.enumerated() {
            let position = Position(number: number, state: form.start, covers: start)
            if seen.insert(position).inserted { waiting.append(position) }
        }
        var next = 0
        while next < waiting.count {
            let position = waiting[next]
            next += 1
            let form = line.cases[position.number]
            if form.accepts(position.state), !Self.accepts(cases.map(\.form), position.covers) { return .notIncluded }
            for letter in alphabet.letters {
                for step in form.steps(from: position.state, over: letter) {
                    // A token that explains nothing is best another one: the covers can do least with that.
                    if !step.isExplained && !letter.isOther && !hasForbiddenCover { continue }
                    guard let behind = covers(cases, position.covers, letter, step.isExplained) else { return .unknown }
                    let reached = Position(number: position.number, state: step.state, covers: behind)
                    if seen.insert(reached).inserted { waiting.append(reached) }
                }
            }
            if seen.count > Self.maximumStates { return .unknown }
        }
        return .included
    }

    private static func accepts(_ cases: [LineAutomaton.Case], _ states: [Set<CaseState>]) -> Bool {
        for (form, all) in zip(cases, states) where all.contains(where: { form.accepts($0) }) { return true }
        return false
    }

    /// Where the covers can be behind a token; nil when that is too much to follow.
    private func covers(
        _ cases: [(form: LineAutomaton.Case, mustExplain: Bool)],
        _ states: [Set<CaseState>],
        _ letter: TokenAlphabet.Letter,
        _ isExplained: Bool
    ) -> [Set<CaseState>]? {
        var behind: [Set<CaseState>] = []
        for (cover, all) in zip(cases, states) {
            var reached: Set<CaseState> = []
            for state in all {
                for step in cover.form.steps(from: state, over: letter, countsTokens: false) {
                    if isExplained && cover.mustExplain && !step.isExplained { continue }
                    reached.insert(step.state)
                }
            }
            guard reached.count <= Self.maximumBreadth else { return nil }
            behind.append(reached)
        }
        return behind
    }
}
